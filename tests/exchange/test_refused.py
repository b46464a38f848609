"""What is not let in, each with its cause: nothing of it is kept, and the ledger says that it came."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from recoupe.exchange.agreements import change_agreement
from recoupe.exchange.letters import LetterLimits
from recoupe.types.errors import RefusedError
from recoupe.types.exchange import Envelope
from tests.exchange.carried import claims, forge, inside, ledger, members, receive, send
from tests.exchange.made import Desk, agreement_text, clause, sign_both
from tests.exchange.rebag import rebag

EVENTS, QUOTES, CAPTURES = (f"data/records/{kind}.jsonl" for kind in ("events", "quotes", "captures"))
CAVEATS = ("[clauses.caveats]", "delete_by = 2090-01-01")
CLAUSES = (
    clause("acts", ["events"], "full", 'themes = ["military"]', *CAVEATS),
    clause("words", ["quotes"], "summary"),
    clause("pages", ["captures"], "full"),
)


@pytest.fixture
def letter(one: Desk, other: Desk) -> Path:
    sign_both(one, other, agreement_text(one, other, *CLAUSES, until="2090-12-31"))
    send(one, one.folder / "letter")
    return one.folder / "letter"


def refusal(desk: Desk, path: Path, **options: Any) -> tuple[str, str]:
    before = claims(desk)
    with pytest.raises(RefusedError) as caught:
        receive(desk, path, **options)
    assert claims(desk) == before
    assert not path.with_name(path.name + ".reply").exists()
    last = ledger(desk)[-1]
    assert (last.kind, msgspec.json.decode(last.body)["cause"]) == ("refused", caught.value.cause)
    return caught.value.cause, str(caught.value)


def test_a_replayed_bundle(letter: Path, other: Desk) -> None:
    receive(other, letter)
    letter.with_name("letter.reply").unlink()
    cause, message = refusal(other, letter)
    assert (cause, "taken in already" in message) == ("replayed", True)


def test_under_a_suspended_agreement(letter: Path, other: Desk) -> None:
    change_agreement(other.store, "lisse", "suspended", ours=other.fingerprint, why="a leak")
    assert refusal(other, letter)[0] == "agreement"
    change_agreement(other.store, "lisse", "restored", ours=other.fingerprint, why="found")
    receive(other, letter)


def test_under_an_expired_agreement(letter: Path, other: Desk) -> None:
    assert refusal(other, letter, today=date(2091, 1, 1))[0] == "expired"


def test_under_an_agreement_that_is_not_known(letter: Path, one: Desk, other: Desk) -> None:
    envelope, payload = inside(other, letter)
    forged = forge(one, other, msgspec.structs.replace(envelope, agreement="0" * 64), payload, other.folder / "foreign")
    assert refusal(other, forged)[0] == "foreign"


def test_under_an_agreement_with_somebody_else(letter: Path, one: Desk, other: Desk) -> None:
    from tests.exchange.made import introduce, make_desk

    third = make_desk("Third", one.folder.parent / "third")
    introduce(third, other)
    envelope, payload = inside(other, letter)
    forged = forge(
        third, other, msgspec.structs.replace(envelope, sender=third.fingerprint), payload, other.folder / "third.letter"
    )
    assert refusal(other, forged)[0] == "foreign"
    third.store.close()


def test_more_than_reciprocity_lets_one_side_be_ahead(one: Desk, other: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from recoupe.exchange.offers import offer

    text = agreement_text(one, other, clause("c", ["events", "quotes"], "full"), head="[reciprocity]\nahead = 4\n")
    sign_both(one, other, text)
    send(one, one.folder / "within")
    receive(other, one.folder / "within")
    monkeypatch.setattr(offer, "records_left", lambda *_: None)
    monkeypatch.setattr("recoupe.exchange.bundles.send.records_left", lambda *_: None)
    send(one, one.folder / "beyond")
    cause, message = refusal(other, one.folder / "beyond")
    assert (cause, "reciprocity: 5 records ahead, the most is 4" in message) == ("outside", True)


def altered_line(payload: bytes, name: str, change: Callable[[dict[str, Any]], None], number: int = 0) -> bytes:
    data = next(data for member, data in members(payload).items() if member.endswith(name))
    lines = data.splitlines()
    record = msgspec.json.decode(lines[number])
    change(record)
    lines[number] = msgspec.json.encode(record)
    return b"\n".join(lines) + b"\n"


def setting(*path: str | int, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(record: Any) -> None:
        for step in path[:-1]:
            record = record[step]
        record[path[-1]] = value

    return change


def both_themes(record: dict[str, Any]) -> None:
    setting("item", "themes", value=["diplomatic"])(record)
    setting("body", "telling", "themes", value=["diplomatic"])(record)


HELD = {"partner": "x", "agreement": "a", "clause": "c", "caveats": {"onward": False}}
NOWHERE = "data/captures/00000000000000000000"
PAGE = ("body", "page")
RECORDS = {
    "a theme outside": (EVENTS, setting("item", "themes", value=["diplomatic"]), "record", "themes of the record"),
    "a theme outside, in the body too": (
        EVENTS,
        both_themes,
        "outside",
        "clause acts: themes",
    ),
    "actors that the body has not": (EVENTS, setting("item", "actors", value=["state/zz"]), "record", "actors of the"),
    "days that are not those of the body": (
        EVENTS, setting("item", "when", "earliest", value="2021-01-01"), "record", "dates of the record",
    ),
    "a fuller form than agreed": (QUOTES, setting("form", value="full"), "record", "is no record"),
    "words in a summary": (QUOTES, setting(*PAGE, "title", value="Un titre"), "outside", "a summary holds words"),
    "an address in a summary": (QUOTES, setting(*PAGE, "url", value="https://x.invalid/"), "outside", "a summary holds words"),
    "an unknown field": (QUOTES, setting("body", "words", value="Un mot"), "record", "is no record"),
    "a weaker caveat": (EVENTS, setting("caveats", "onward", value=True), "outside", "other caveats"),
    "a later last day": (EVENTS, setting("caveats", "delete_by", value="2099-01-01"), "outside", "other caveats"),
    "another clause": (EVENTS, setting("clause", value="words"), "outside", "another clause"),
    "a clause that is none": (EVENTS, setting("clause", value="all"), "outside", "another clause"),
    "a kind in the file of another": (EVENTS, setting("item", "kind", value="quotes"), "record", "have no place here"),
    "somebody else's record that may not go on": (
        QUOTES,
        setting("item", "held", value=[HELD]),
        "outside",
        "no_onward",
    ),
    "a capture that is not there": (CAPTURES, setting("body", "file", value=NOWHERE), "record", "is not in"),
    "a capture of another size": (CAPTURES, setting("body", "size", value=1), "record", "is not the capture"),
    "a fingerprint out of range": (EVENTS, setting("prints", value=[2**63]), "record", "out of range"),
    "the same record twice": (EVENTS, setting("item", "id", value="same"), "record", "there twice"),
}  # fmt: skip


@pytest.mark.parametrize("case", RECORDS.values(), ids=list(RECORDS))
def test_a_record_that_a_dishonest_partner_could_send(letter: Path, one: Desk, other: Desk, case: tuple[Any, ...]) -> None:
    name, change, cause, words = case
    envelope, payload = inside(other, letter)
    data = altered_line(payload, name, change)
    if "twice" in words:
        data = altered_line(rebag(payload, one, {name: data}), name, change, number=1)
    forged = forge(one, other, envelope, rebag(payload, one, {name: data}), other.folder / "forged")
    found = refusal(other, forged)
    assert (found[0], words in found[1]) == (cause, True), found


BAGS: dict[str, tuple[dict[str, bytes | None], bool, str]] = {
    "a path that escapes": ({"../../etc/passwd": b"x"}, True, "path"),
    "a path that escapes inside the payload": ({"data/captures/../../../x": b"x"}, True, "path"),
    "an absolute path": ({"/data/captures/0123456789abcdef": b"x"}, True, "path"),
    "a file that has no place": ({"data/notes.txt": b"x"}, True, "path"),
    "a folder": ({"data/captures/": b""}, True, "path"),
    "a capture that no record is about": ({"data/captures/0123456789abcdef": b"x"}, True, "record"),
    "a file that is not in the manifest": ({"data/captures/0123456789abcdef": b"x"}, False, "manifest"),
    "a missing file": ({"data/prov.jsonld": None}, False, "manifest"),
    "an altered file": ({"data/prov.jsonld": b"{}"}, False, "manifest"),
    "another agreement": ({"data/agreement.toml": b"x"}, True, "agreement"),
    "no agreement": ({"data/agreement.toml": None}, True, "manifest"),
    "an altered tag": ({"bag-info.txt": b"x"}, False, "manifest"),
    "another version of BagIt": ({"bagit.txt": b"BagIt-Version: 0.9\n"}, True, "manifest"),
    "no signature": ({"signature.json": None}, False, "manifest"),
    "a line that is cut off": ({EVENTS: b'{"item":'}, True, "record"),
    "a line that is no JSON": ({EVENTS: b"no\n"}, True, "record"),
}


@pytest.mark.parametrize("case", BAGS.values(), ids=list(BAGS))
def test_a_bag_that_a_dishonest_partner_could_send(letter: Path, one: Desk, other: Desk, case: tuple[Any, ...]) -> None:
    changes, manifests, cause = case
    envelope, payload = inside(other, letter)
    forged = forge(one, other, envelope, rebag(payload, one, changes, manifests=manifests), other.folder / "forged")
    assert refusal(other, forged)[0] == cause


def test_a_bag_signed_by_somebody_else(letter: Path, one: Desk, other: Desk) -> None:
    envelope, payload = inside(other, letter)
    forged = forge(one, other, envelope, rebag(payload, other, {}), other.folder / "forged")
    cause, message = refusal(other, forged)
    assert (cause, "signature.json is not the sender's" in message) == ("manifest", True)


@pytest.mark.parametrize("payload", [b"", b"PK", b"no zip at all" * 10])
def test_what_is_no_zip(letter: Path, one: Desk, other: Desk, payload: bytes) -> None:
    envelope, _ = inside(other, letter)
    assert refusal(other, forge(one, other, envelope, payload, other.folder / "forged"))[0] == "manifest"


def test_a_bundle_that_unpacks_to_too_much(letter: Path, other: Desk) -> None:
    assert refusal(other, letter, limits=LetterLimits(unpacked=1000))[0] == "oversized"


def test_a_bundle_that_is_a_bomb(letter: Path, one: Desk, other: Desk) -> None:
    envelope, payload = inside(other, letter)
    bomb = rebag(payload, one, {"data/prov.jsonld": bytes(50_000_000)})
    assert len(bomb) < 100_000
    forged = forge(one, other, envelope, bomb, other.folder / "bomb")
    assert refusal(other, forged, limits=LetterLimits(unpacked=10_000_000))[0] == "oversized"


def test_a_receipt_for_what_never_left(letter: Path, one: Desk, other: Desk) -> None:
    receive(other, letter)
    reply = letter.with_name("letter.reply")
    envelope, payload = inside(one, reply)
    receipt = msgspec.json.decode(payload)
    for change in ({"letter": "0" * 32}, {"records": 99}, {"sha256": "0" * 64}, {"kinds": {"events": 9}}):
        forged = forge(other, one, envelope, msgspec.json.encode(receipt | change), one.folder / "forged.reply")
        assert refusal(one, forged)[0] == "not_sent"
    receive(one, reply)
    assert refusal(one, reply)[0] == "replayed"


@pytest.mark.parametrize("kind", ["receipt", "notice", "question", "answer"])
def test_a_letter_with_the_payload_of_another_kind(letter: Path, one: Desk, other: Desk, kind: str) -> None:
    envelope, payload = inside(other, letter)
    forged = forge(one, other, msgspec.structs.replace(envelope, kind=kind), payload, other.folder / "forged")
    assert refusal(other, forged)[0] == "record"


def test_a_notice_binds_once_and_only_who_made_it(one: Desk, other: Desk, letter: Path) -> None:
    from recoupe.exchange.notices import change_and_tell

    change_and_tell(one.store, one.keys, "lisse", "suspended", why="a leak", out=one.folder / "notice")
    known = receive(other, one.folder / "notice")
    assert (known.state, known.changes[-1].why, known.changes[-1].who) == ("suspended", "a leak", "letter")
    assert refusal(other, one.folder / "notice")[0] == "replayed"
    envelope, payload = inside(other, one.folder / "notice")
    forged = forge(one, other, envelope, payload.replace(b"a leak", b"again "), other.folder / "again")
    assert refusal(other, forged)[0] in ("replayed", "agreement")


def test_an_envelope_is_a_record() -> None:
    assert Envelope.__struct_config__.forbid_unknown_fields
