"""The ledger: chained, only added to, and held to what partners signed."""

import sqlite3

import pytest
from sqlalchemy import text

from recoupe.exchange.ledger import verify_ledger
from recoupe.store.exchange.ledger import BEGINNING, append_entry, read_head, read_ledger
from recoupe.types.errors import StoreError
from tests.exchange.made import Desk

TRIGGERS = ("ledger_stays", "ledger_kept")


@pytest.fixture
def desk(desks: tuple[Desk, Desk]) -> Desk:
    with desks[0].store.writing() as db:
        for number in range(3):
            append_entry(db, "sent", partner="p", subject=f"letter {number}", body={"records": number, "mot": "é"})
    return desks[0]


def alter(desk: Desk, statement: str) -> None:
    """Change the file behind the back of the store, triggers out of the way."""
    with sqlite3.connect(desk.store.path) as db:
        for trigger in TRIGGERS:
            db.execute(f"DROP TRIGGER {trigger}")
        db.execute(statement)


def test_each_entry_holds_the_hash_of_the_one_before(desk: Desk) -> None:
    with desk.store.reading() as db:
        entries, head = list(read_ledger(db)), read_head(db)
    assert [entry.previous for entry in entries] == [BEGINNING, *(entry.hash for entry in entries[:-1])]
    assert [entry.number for entry in entries] == [1, 2, 3, 4]
    assert (head.number, head.hash) == (4, entries[-1].hash)
    check = verify_ledger(desk.store)
    assert (check.entries, check.head, check.anchors, check.breaks) == (4, head.hash, 0, ())


@pytest.mark.parametrize(
    "statement", ["UPDATE ledger SET who = 'x'", "DELETE FROM ledger", "DELETE FROM ledger WHERE number = 4"]
)
def test_the_store_refuses_to_change_the_ledger(desk: Desk, statement: str) -> None:
    with pytest.raises(StoreError, match="only ever added"), desk.store.writing() as db:
        db.execute(text(statement))


@pytest.mark.parametrize("field", ["at", "who", "kind", "partner", "subject", "body", "previous", "hash"])
def test_every_altered_field_is_found(desk: Desk, field: str) -> None:
    value = "'receipt'" if field == "kind" else f"{field} || 'x'"
    body = ', body = \'{"your_head": {"number": 1, "hash": "x"}}\'' if field == "kind" else ""
    alter(desk, f"UPDATE ledger SET {field} = {value}{body} WHERE number = 2")
    assert 2 in [broken.number for broken in verify_ledger(desk.store).breaks]


def test_a_missing_entry_is_found(desk: Desk) -> None:
    alter(desk, "DELETE FROM ledger WHERE number = 2")
    whys = [(broken.number, broken.why) for broken in verify_ledger(desk.store).breaks]
    assert whys[:2] == [(3, "entry 2 is missing"), (3, "does not follow the entry before")]


def test_a_ledger_cut_off_and_written_anew_is_found_by_a_receipt(desk: Desk) -> None:
    with desk.store.reading() as db:
        head = read_head(db)
    alter(desk, "DELETE FROM ledger WHERE number >= 3")
    with desk.store.writing() as db:
        append_entry(db, "sent", partner="p", subject="another", body={})
        append_entry(db, "sent", partner="p", subject="story", body={})
        append_entry(db, "receipt", partner="p", subject="letter 2", body={"your_head": head})
    check = verify_ledger(desk.store)
    assert [(broken.number, "rewritten" in broken.why) for broken in check.breaks] == [(5, True)]
    assert check.anchors == 1


def test_a_receipt_that_agrees_is_no_break(desk: Desk) -> None:
    with desk.store.writing() as db:
        append_entry(db, "receipt", partner="p", subject="letter 2", body={"your_head": read_head(db)})
    assert verify_ledger(desk.store).breaks == ()


def test_nothing_is_written_when_the_rest_fails(desk: Desk) -> None:
    with pytest.raises(ValueError, match="stop"), desk.store.writing() as db:
        append_entry(db, "sent", partner="p", subject="never", body={})
        raise ValueError("stop")
    assert verify_ledger(desk.store).entries == 4
