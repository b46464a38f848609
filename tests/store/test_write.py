"""Pages go in whole, once, and checked."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select, text

from recoupe.pipeline.corpus import PageFailure
from recoupe.store import Store, find_page, holds_page, save_failures, save_page, status_of, tables, verify_store
from recoupe.store.packed_page import pack_page
from recoupe.store.put import put_pages
from recoupe.types import record as rows
from recoupe.types.capture import Given
from recoupe.types.errors import StoreError
from recoupe.types.record import SpanRow
from tests.store.pages import TALKS, write_page


def test_a_page_comes_back_as_it_went_in(store: Store, tmp_path: Path) -> None:
    page = write_page(tmp_path)
    assert save_page(store, page) == "added"
    found = find_page(store, page.record.page.id)
    assert found is not None
    assert (found.record, found.text, found.encoding) == (page.record, TALKS, "utf-8")


def test_the_same_page_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    save_page(store, write_page(tmp_path))
    before = _everything(store)
    assert save_page(store, write_page(tmp_path)) == "unchanged"
    assert _everything(store) == before


@pytest.mark.parametrize(
    "change", [{"engine": "engine-2"}, {"given": Given(published=date(2016, 10, 12))}, {"given": Given(publisher="Le Courrier")}]
)
def test_another_engine_or_given_replaces_the_rows(store: Store, tmp_path: Path, change: dict[str, object]) -> None:
    save_page(store, write_page(tmp_path))
    again = write_page(tmp_path, **change)
    assert save_page(store, again) == "replaced"
    found = find_page(store, "talks")
    assert found is not None
    assert (found.number, found.record) == (1, again.record)
    assert status_of(store).items["events"] == 1
    assert [check.mismatches for check in verify_store(store)] == [()]


def test_several_at_once_are_written_as_one_after_the_other(store: Store, tmp_path: Path) -> None:
    """One that is there, one that is there otherwise, a new one, and that one again, as somebody else reads it."""
    for name in ("first", "second"):
        save_page(store, write_page(tmp_path, name))
    save_failures(store, [PageFailure(path=str(tmp_path / f"{name}.txt"), reason="gone") for name in ("third", "fourth")])
    again, new = write_page(tmp_path, "second", engine="engine-2"), write_page(tmp_path, "third")
    pages = [write_page(tmp_path, "first"), again, new, write_page(tmp_path, "third", engine="engine-2")]
    with store.writing() as db:
        said = put_pages(db, [pack_page(page) for page in pages], language="fr")
    assert said == ["unchanged", "replaced", "added", "replaced"]
    found = [find_page(store, name) for name in ("first", "second", "third")]
    assert [(page.number, page.record) for page in found if page] == [
        (1, pages[0].record),
        (2, again.record),
        (3, pages[3].record),
    ]
    assert [check.mismatches for check in verify_store(store) if check.mismatches] == []
    assert [Path(place).name for place, *_ in status_of(store).failures] == ["fourth.txt"]


def test_a_page_is_known_by_engine_and_given(store: Store, tmp_path: Path) -> None:
    page = write_page(tmp_path)
    save_page(store, page)
    page_id = page.record.page.id
    assert holds_page(store, page_id, engine="engine-1", given=Given())
    assert not holds_page(store, page_id, engine="engine-2", given=Given())
    assert not holds_page(store, page_id, engine="engine-1", given=Given(publisher="Le Courrier"))


@pytest.mark.parametrize(
    ("span", "message"),
    [
        (SpanRow(start=0, end=2, text="La"), r"times\[0\]: 0-2 reads 'Le', the record says 'La'"),
        (SpanRow(start=0, end=99_999, text="Le"), "outside of the text"),
        (SpanRow(start=-2, end=0, text=""), "outside of the text"),
    ],
)
def test_words_that_do_not_stand_there_are_refused(store: Store, tmp_path: Path, span: SpanRow, message: str) -> None:
    page = write_page(tmp_path)
    time = msgspec.structs.replace(page.record.times[0], start=span.start, end=span.end, text=span.text)
    wrong = msgspec.structs.replace(page, record=msgspec.structs.replace(page.record, times=(time,)))
    with pytest.raises(StoreError, match=message):
        save_page(store, wrong)
    assert status_of(store).pages == 0


def test_a_wrong_piece_is_refused(store: Store, tmp_path: Path) -> None:
    page = write_page(tmp_path)
    piece = msgspec.structs.replace(page.record.mentions[0].pieces[0], text="xyz")
    mention = msgspec.structs.replace(page.record.mentions[0], pieces=(piece,))
    wrong = msgspec.structs.replace(page, record=msgspec.structs.replace(page.record, mentions=(mention,)))
    with pytest.raises(StoreError, match=r"mentions\[0\] pieces\[0\]"):
        save_page(store, wrong)


def test_the_text_with_the_record_is_not_kept_twice(store: Store, tmp_path: Path) -> None:
    page = write_page(tmp_path)
    with_text = msgspec.structs.replace(page.record, page=msgspec.structs.replace(page.record.page, text=TALKS))
    save_page(store, msgspec.structs.replace(page, record=with_text))
    found = find_page(store, "talks")
    assert found is not None
    assert found.record == page.record


def test_odd_characters_come_back(store: Store, tmp_path: Path) -> None:
    odd = "Titre\0 nul\r\n\r\nLigne\u2028deux \U0001f1eb\U0001f1f7 e\u0301te\u0301 \x85 fin\n"
    save_page(store, write_page(tmp_path, "odd", odd))
    found = find_page(store, "odd")
    assert found is not None
    assert found.text == odd
    assert [check.mismatches for check in verify_store(store)] == [()]


def test_a_failure_is_remembered_until_the_path_is_added(store: Store, tmp_path: Path) -> None:
    page = write_page(tmp_path)
    save_failures(store, [PageFailure(path=page.record.page.path, reason="first")])
    save_failures(store, [PageFailure(path=page.record.page.path, reason="second")])
    assert [(path, reason) for path, reason, _ in status_of(store).failures] == [(page.record.page.path, "second")]
    save_page(store, page)
    assert status_of(store).failures == ()


def test_failures_of_places_in_a_file_are_those_of_the_last_run(store: Store) -> None:
    first = [PageFailure(path="/a.warc", record=record, reason="damaged") for record in ("1", "2")]
    save_failures(store, [*first, PageFailure(path="/b.txt", reason="empty")])
    assert [path for path, _, _ in status_of(store).failures] == ["/a.warc#1", "/a.warc#2", "/b.txt"]
    save_failures(store, first[1:])
    assert [path for path, _, _ in status_of(store).failures] == ["/a.warc#2", "/b.txt"]
    save_failures(store, [], tried=["/a.warc"])
    assert [path for path, _, _ in status_of(store).failures] == ["/b.txt"]


def test_two_pages_of_one_name_are_told_apart_by_id(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = write_page(tmp_path / "a"), write_page(tmp_path / "b")
    save_page(store, first)
    save_page(store, second)
    with pytest.raises(StoreError, match=f"2 pages are called 'talks'.*{first.record.page.id}"):
        find_page(store, "talks")
    found = find_page(store, second.record.page.id)
    assert found is not None
    assert found.record.page.path == str(tmp_path / "b" / "talks.txt")


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (tables.segment, rows.SegmentRow),
        (tables.entry, rows.EntryRow),
        (tables.time, rows.TimeRow),
        (tables.mention, rows.MentionRow),
        (tables.actor, rows.ActorRow),
        (tables.quote, rows.QuoteRow),
        (tables.event, rows.EventRow),
        (tables.problem, rows.ProblemRow),
    ],
)
def test_every_field_of_a_row_has_a_column(table: tables.Table, row: type[msgspec.Struct]) -> None:
    columns = set(table.columns.keys()) - {"page", "position"}
    fields = {"local_to" if field.name == "page" else field.name for field in msgspec.structs.fields(row)}
    known = {column if column in fields else column.rsplit("_", 1)[0] for column in columns}
    assert known == fields


def test_rows_can_be_asked_in_sql(store: Store, tmp_path: Path) -> None:
    save_page(store, write_page(tmp_path))
    with store.reading() as db:
        event = db.execute(select(tables.event)).mappings().one()
        spans = db.execute(select(tables.span.c.field).where(tables.span.c.layer == "quotes")).scalars().all()
    assert (event["type"], event["status"], event["attributed_to"]) == ("COOPERATE", "denied", ["person/ministre"])
    assert event["evidence_text"] == "ont démenti tout échange"
    assert spans == ["content[0]", "content[1]", "cue", "speaker"]


def _everything(store: Store) -> list[object]:
    names = [*tables.METADATA.tables, "words", "stems"]
    with store.reading() as db:
        return [db.execute(text(f"SELECT * FROM {name}")).all() for name in names]
