"""Agreements: strict, signed by both, in force, suspended, restored, expired."""

from datetime import date
from pathlib import Path

import pytest

from recoupe.exchange.agreements import (
    change_agreement,
    draft_agreement,
    find_agreement,
    parse_agreement,
    sign_agreement,
    state_of,
)
from recoupe.exchange.identity import card_of, find_partner
from recoupe.store.exchange.ledger import read_ledger
from recoupe.types.agreement import Change, Signatures
from recoupe.types.errors import ExchangeError
from tests.exchange.made import EVERYTHING, Desk, agreement_text, clause, make_desk, sign_both

GOOD = """id = "lisse"
title = "The Lisse"
since = 2020-01-01
until = 2030-12-31

[[parties]]
name = "One"
fingerprint = "11111 11111 11111 11111 11111 11111 11111 11111"

[[parties]]
name = "Two"
fingerprint = "22222 22222 22222 22222 22222 22222 22222 22222"

[[clauses]]
id = "acts"
kinds = ["events"]
form = "summary"
themes = ["military"]

[[clauses]]
id = "words"
kinds = ["quotes"]
form = "full"

[clauses.caveats]
onward = true
"""
WRONG = {
    "a form that is none": ('form = "summary"', 'form = "sumary"', "a.toml:17: clauses[1].form: Invalid enum value 'sumary'"),
    "an unknown field": ("onward = true", "onwards = true", "a.toml:26: clauses[2].caveats.onwards: "),
    "an unknown field at the top": ('title = "The Lisse"', 'title = "x"\ntitel = "y"', "a.toml:3: titel: "),
    "a text for a day": ("since = 2020-01-01", 'since = "soon"', "a.toml:3: since: "),
    "a wrong theme": ('themes = ["military"]', 'themes = ["sport"]', "a.toml:18: clauses[1].themes"),
    "a wrong kind": ('kinds = ["quotes"]', 'kinds = ["words"]', "a.toml:22: clauses[2].kinds"),
    "no kind": ('kinds = ["quotes"]', "kinds = []", "a.toml:22: clauses[2].kinds"),
    "a short fingerprint": (' 22222"', '"', "a.toml:12: parties[2].fingerprint: "),
    "a missing field": ('form = "full"', "", "a.toml:20: clauses[2]: Object missing required field `form`"),
    "not TOML": ('id = "lisse"', "id = lisse", "a.toml: is not TOML: "),
    "a party twice": ('name = "Two"', 'name = "One"', "a.toml:11: parties[2].name: both parties have this name"),
    "a fingerprint twice": (8 * "22222 ", 8 * "11111 ", ""),
    "the end before the beginning": ("until = 2030-12-31", "until = 2019-12-31", "a.toml:4: until: is before 'since'"),
    "a clause twice": ('id = "words"', 'id = "acts"', "a.toml:15: clauses[1].id: 2 clauses are called 'acts'"),
    "a summary of captures": (
        'kinds = ["events"]',
        'kinds = ["captures"]',
        "a.toml:17: clauses[1].form: a capture has no summary",
    ),
    "contact without terms": (
        'form = "full"',
        'form = "contact"',
        "a.toml:23: clauses[2].form: 'contact' needs a table [contact]",
    ),
    "a sender who is no party": (
        'form = "full"',
        'form = "full"\nsenders = ["Three"]',
        "a.toml:24: clauses[2].senders: 'Three' is no",
    ),
    "no sources": ('form = "full"', 'form = "full"\nsources = 0', "a.toml:24: clauses[2].sources: "),
    "a pair of one": (
        'form = "full"',
        'form = "full"\npairs = [["a/b", "a/b"]]',
        "a.toml:24: clauses[2].pairs: 'a/b' stands on both",
    ),
    "a pair of three": ('form = "full"', 'form = "full"\npairs = [["a/b", "a/c", "a/d"]]', "a.toml:24: clauses[2].pairs"),
    "an actor that is no id": ('form = "full"', 'form = "full"\nactors = ["Orsel"]', "a.toml:24: clauses[2].actors"),
    "a name of two lines": ('title = "The Lisse"', 'title = "The\\nLisse"', "a.toml:2: title: "),
}
WRONG.pop("a fingerprint twice")


def test_a_good_agreement_says_what_it_says() -> None:
    written = parse_agreement(GOOD.encode(), where="a.toml")
    acts, words = written.agreement.clauses
    assert (acts.id, acts.form, acts.themes, acts.caveats.onward) == ("acts", "summary", ("military",), False)
    assert (words.id, words.form, words.caveats.onward, words.sources) == ("words", "full", True, 1)
    assert written.agreement.until == date(2030, 12, 31)
    assert (
        written.sha256
        == parse_agreement(GOOD.encode(), where="b").sha256
        != parse_agreement(f"{GOOD}\n".encode(), where="b").sha256
    )


@pytest.mark.parametrize("wrong", WRONG.values(), ids=list(WRONG))
def test_a_wrong_agreement_is_refused_with_line_and_field(wrong: tuple[str, str, str]) -> None:
    before, after, message = wrong
    assert before in GOOD
    with pytest.raises(ExchangeError) as caught:
        parse_agreement(GOOD.replace(before, after, 1).encode(), where="a.toml")
    assert str(caught.value).startswith(message)


def test_the_line_of_broken_toml_is_said() -> None:
    with pytest.raises(ExchangeError, match=r"a\.toml: is not TOML: .*line 3"):
        parse_agreement(GOOD.replace("since = 2020-01-01", "since = ").encode(), where="a.toml")


def test_what_is_not_utf8_is_refused_with_its_line() -> None:
    with pytest.raises(ExchangeError, match=r"a\.toml:2: is not UTF-8"):
        parse_agreement(b'id = "x"\ntitle = "\xe9"', where="a.toml")


def test_it_is_in_force_once_both_have_signed(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    path = one.folder / "a.toml"
    path.write_text(agreement_text(one, other, EVERYTHING), encoding="utf-8")
    states = [sign_agreement(desk.store, desk.keys, path).known.state for desk in (one, other, one, one)]
    assert states == ["proposed", "in_force", "in_force", "in_force"]
    for desk in desks:
        with desk.store.reading() as db:
            assert find_agreement(db, "lisse").state == "in_force"
            signed = [entry.body for entry in read_ledger(db) if entry.kind == "signed"]
        assert sorted(signed) == ['{"agreement":"lisse","by":"partner"}', '{"agreement":"lisse","by":"us"}']


def test_a_stranger_cannot_sign(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    third = make_desk("Third", tmp_path / "third")
    path = tmp_path / "a.toml"
    path.write_text(agreement_text(*desks, EVERYTHING), encoding="utf-8")
    with pytest.raises(ExchangeError, match="is no party of it"):
        sign_agreement(third.store, third.keys, path)
    path.write_text(agreement_text(third, desks[0], EVERYTHING), encoding="utf-8")
    with pytest.raises(ExchangeError, match="is no partner; 'recoupe partner add CARD' first"):
        sign_agreement(third.store, third.keys, path)
    third.store.close()


def test_nobody_signs_with_a_desk_whose_fingerprint_was_not_compared(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    from recoupe.exchange.identity import add_partner

    third = make_desk("Third", tmp_path / "third")
    add_partner(third.store, card_of(desks[0].keys))
    path = tmp_path / "a.toml"
    path.write_text(agreement_text(third, desks[0], EVERYTHING), encoding="utf-8")
    with pytest.raises(ExchangeError, match="was not compared yet"):
        sign_agreement(third.store, third.keys, path)
    third.store.close()


@pytest.mark.parametrize("field", ["signature", "at", "fingerprint", "agreement"])
def test_an_altered_signature_is_refused(desks: tuple[Desk, Desk], field: str) -> None:
    import msgspec

    one, other = desks
    path = one.folder / "a.toml"
    path.write_text(agreement_text(one, other, EVERYTHING), encoding="utf-8")
    sign_agreement(one.store, one.keys, path)
    beside = path.with_name("a.toml.signatures")
    [signature] = msgspec.json.decode(beside.read_bytes(), type=Signatures).signatures
    value = getattr(signature, field)
    altered = msgspec.structs.replace(signature, **{field: ("0" if value[0] != "0" else "1") + value[1:]})
    beside.write_bytes(msgspec.json.encode(Signatures(signatures=(altered,))))
    with pytest.raises(ExchangeError):
        sign_agreement(other.store, other.keys, path)
    with other.store.reading() as db, pytest.raises(ExchangeError, match="no agreement is called"):
        find_agreement(db, "lisse")


def test_who_suspends_restores(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    sign_both(one, other, agreement_text(one, other, EVERYTHING))
    with pytest.raises(ExchangeError, match="has not suspended it"):
        change_agreement(one.store, "lisse", "restored", ours=one.fingerprint, why="why not")
    assert change_agreement(one.store, "lisse", "suspended", ours=one.fingerprint, why="a leak").state == "suspended"
    with pytest.raises(ExchangeError, match="suspended already"):
        change_agreement(one.store, "lisse", "suspended", ours=one.fingerprint, why="a leak")
    with pytest.raises(ExchangeError, match="say why"):
        change_agreement(one.store, "lisse", "restored", ours=one.fingerprint, why=" ")
    known = change_agreement(one.store, "lisse", "restored", ours=one.fingerprint, why="found")
    assert (known.state, [(change.kind, change.why) for change in known.changes]) == (
        "restored",
        [("suspended", "a leak"), ("restored", "found")],
    )


DAY = date(2025, 6, 1)
PARTIES = ("11111 11111 11111 11111 11111 11111 11111 11111", "22222 22222 22222 22222 22222 22222 22222 22222")


def changed(*steps: tuple[int, str]) -> list[Change]:
    return [Change(agreement="a", at="t", who="w", kind=kind, fingerprint=PARTIES[who], why="y") for who, kind in steps]


@pytest.mark.parametrize(
    ("signed", "changes", "day", "state"),
    [
        ((), (), DAY, "proposed"),
        (PARTIES[:1], (), DAY, "proposed"),
        (PARTIES, (), DAY, "in_force"),
        (PARTIES, (), date(2019, 12, 31), "not_begun"),
        (PARTIES, (), date(2020, 1, 1), "in_force"),
        (PARTIES, (), date(2030, 12, 31), "in_force"),
        (PARTIES, (), date(2031, 1, 1), "expired"),
        (PARTIES, ((0, "suspended"),), DAY, "suspended"),
        (PARTIES, ((0, "suspended"), (1, "suspended"), (0, "restored")), DAY, "suspended"),
        (PARTIES, ((0, "suspended"), (1, "suspended"), (0, "restored"), (1, "restored")), DAY, "restored"),
        (PARTIES, ((0, "suspended"), (0, "restored"), (0, "suspended")), DAY, "suspended"),
        (PARTIES, ((0, "suspended"),), date(2031, 1, 1), "expired"),
        (PARTIES, ((0, "suspended"),), date(2019, 1, 1), "suspended"),
        (PARTIES[:1], ((0, "suspended"),), DAY, "proposed"),
    ],
)
def test_state(signed: tuple[str, ...], changes: tuple[tuple[int, str], ...], day: date, state: str) -> None:
    agreement = parse_agreement(GOOD.encode(), where="a").agreement
    assert state_of(agreement, signed, changed(*changes), day) == state


def test_a_draft_is_a_good_agreement_about_contact_only(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    with one.store.reading() as db:
        partner = find_partner(db, "Desk Dunes")
    text = draft_agreement(card_of(one.keys), one.fingerprint, partner, ident="Les barges 2021 !", since=date(2024, 2, 29))
    agreement = parse_agreement(text.encode(), where="draft").agreement
    assert (agreement.id, agreement.clauses, agreement.until) == ("les-barges-2021", (), date(2025, 2, 28))
    assert [party.fingerprint for party in agreement.parties] == [one.fingerprint, other.fingerprint]


def test_two_agreements_of_one_name_are_told_apart(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    sign_both(one, other, agreement_text(one, other, EVERYTHING), "a")
    sign_both(one, other, agreement_text(one, other, clause("x", ["events"], "full")), "b")
    with one.store.reading() as db, pytest.raises(ExchangeError, match="2 agreements are called 'lisse'"):
        find_agreement(db, "lisse")
