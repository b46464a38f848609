"""Keys, cards, fingerprints, partners."""

import stat
from pathlib import Path

import msgspec
import pytest

from recoupe.exchange.identity import (
    add_partner,
    card_of,
    check_card,
    find_partner,
    fingerprint_of,
    keyfile,
    make_keys,
    read_card,
    read_fingerprint,
    read_keys,
    signed_by,
    verify_partner,
    write_card,
    write_keys,
)
from recoupe.store.exchange.ledger import read_ledger
from recoupe.store.exchange.partners import read_partner_rows
from recoupe.types.errors import ExchangeError
from recoupe.types.exchange import Card
from tests.exchange.made import Desk

PASSPHRASE = "cinq mots pour la passe"


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make scrypt quick: what it costs is no part of these tests."""
    monkeypatch.setattr(keyfile, "_COST", 2**4)


@pytest.mark.usefixtures("cheap")
def test_keys_come_back_from_their_file(tmp_path: Path) -> None:
    keys, path = make_keys("Desk Lisse"), tmp_path / "desk.key"
    card = write_keys(keys, path, PASSPHRASE)
    again = read_keys(path, PASSPHRASE)
    assert card_of(again) == card == card_of(keys)
    assert read_fingerprint(path) == fingerprint_of(card)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert str(keys.receiving) not in repr(keys)


@pytest.mark.usefixtures("cheap")
def test_another_passphrase_opens_nothing(tmp_path: Path) -> None:
    write_keys(make_keys("Desk"), tmp_path / "k", PASSPHRASE)
    with pytest.raises(ExchangeError, match="the passphrase is not the one"):
        read_keys(tmp_path / "k", PASSPHRASE + "x")


@pytest.mark.usefixtures("cheap")
def test_no_altered_key_file_gives_keys(tmp_path: Path) -> None:
    path = tmp_path / "k"
    write_keys(make_keys("Desk"), path, PASSPHRASE)
    whole = path.read_bytes()
    for place in range(len(whole) - 1):
        altered = bytearray(whole)
        altered[place] ^= 1
        path.write_bytes(altered)
        with pytest.raises(ExchangeError):
            read_keys(path, PASSPHRASE)


@pytest.mark.usefixtures("cheap")
def test_keys_are_never_written_over(tmp_path: Path) -> None:
    write_keys(make_keys("Desk"), tmp_path / "k", PASSPHRASE)
    before = (tmp_path / "k").read_bytes()
    with pytest.raises(ExchangeError, match="exists already"):
        write_keys(make_keys("Desk"), tmp_path / "k", PASSPHRASE)
    assert (tmp_path / "k").read_bytes() == before


def test_a_short_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="has 5 characters"):
        write_keys(make_keys("Desk"), tmp_path / "k", "court")
    assert not (tmp_path / "k").exists()


def test_a_fingerprint_is_eight_groups_of_five_digits_for_both_keys() -> None:
    one, other = card_of(make_keys("Desk")), card_of(make_keys("Desk"))
    groups = fingerprint_of(one).split(" ")
    assert [len(group) for group in groups] == [5] * 8
    assert "".join(groups).isdecimal()
    mixed = msgspec.structs.replace(one, receive=other.receive)
    assert len({fingerprint_of(card) for card in (one, other, mixed)}) == 3
    assert fingerprint_of(msgspec.structs.replace(one, name="Else")) == fingerprint_of(one)


def test_a_fingerprint_is_the_same_everywhere_and_for_good() -> None:
    card = Card(name="x", sign="00" * 32, receive="age1none")
    assert fingerprint_of(card) == "43607 33451 05667 52206 60337 87707 31934 22490"


@pytest.mark.parametrize("field", ["name", "sign", "receive", "signature"])
def test_an_altered_card_is_refused(field: str) -> None:
    card, other = card_of(make_keys("Desk")), card_of(make_keys("Other"))
    with pytest.raises(ExchangeError):
        check_card(msgspec.structs.replace(card, **{field: getattr(other, field)}), where="card")


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff\xfe", b'{"format": "recoupe-key"}'])
def test_what_is_no_card_is_refused_with_its_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.card").write_bytes(content)
    with pytest.raises(ExchangeError, match=r"a\.card: is not the card of a desk"):
        read_card(tmp_path / "a.card")


def test_a_card_comes_back_from_its_file(tmp_path: Path) -> None:
    card = card_of(make_keys("Desk « Été »"))
    write_card(card, tmp_path / "a.card")
    assert read_card(tmp_path / "a.card") == card


def test_only_lower_case_hexadecimal_is_a_signature() -> None:
    keys = make_keys("Desk")
    card, signature = card_of(keys), keys.sign(b"words")
    assert signed_by(card, b"words", signature)
    assert not signed_by(card, b"words", signature.upper())
    assert not signed_by(card, b"words", f"{signature[:2]} {signature[2:]}")
    assert not signed_by(card, b"word", signature)
    assert not signed_by(card, b"words", "")


def test_who_compared_a_fingerprint_and_how_is_written_down(desks: tuple[Desk, Desk]) -> None:
    one, _ = desks
    card = card_of(make_keys("Third"))
    added = add_partner(one.store, card)
    assert added.verified is None
    verify_partner(one.store, "Third", "met in person")
    again = add_partner(one.store, card)
    with one.store.reading() as db:
        rows = [(row.name, row.verified) for row in read_partner_rows(db)]
        entries = [(entry.kind, entry.partner) for entry in read_ledger(db)]
    assert rows == [("Desk Dunes", "read aloud"), ("Third", None), ("Third", "met in person")]
    assert again.verified == "met in person"
    assert entries == [("partner", row) for row in (desks[1].fingerprint, added.fingerprint, added.fingerprint)]


def test_other_keys_under_a_known_name_are_refused(desks: tuple[Desk, Desk]) -> None:
    with pytest.raises(ExchangeError, match="somebody may stand between you"):
        add_partner(desks[0].store, card_of(make_keys("Desk Dunes")))


def test_a_desk_has_one_name_here(desks: tuple[Desk, Desk]) -> None:
    with pytest.raises(ExchangeError, match="known already, as Desk Dunes"):
        add_partner(desks[0].store, card_of(desks[1].keys), name="Else")


def test_a_partner_is_found_by_name_or_fingerprint(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    with one.store.reading() as db:
        assert (
            find_partner(db, "Desk Dunes")
            == find_partner(db, other.fingerprint)
            == find_partner(db, other.fingerprint.replace(" ", ""))
        )
        with pytest.raises(ExchangeError, match="known are: Desk Dunes"):
            find_partner(db, "Nobody")
