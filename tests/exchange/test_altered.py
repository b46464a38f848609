"""Every altered byte of a letter is refused, every truncation too, and nothing of it is kept."""

import os
from pathlib import Path

import msgspec
import pytest

from recoupe.exchange.letters import LetterLimits, open_letter
from recoupe.exchange.letters.seal import signed_part
from recoupe.types.errors import RefusedError
from recoupe.types.exchange import Envelope
from tests.exchange.carried import claims, forge, inside, ledger, receive, send
from tests.exchange.made import Desk, agreement_text, clause, sign_both

STEP = int(os.environ.get("ALTERED_STEP", "1"))
"""1 is every byte; more is for somebody in a hurry."""


@pytest.fixture
def letter(one: Desk, other: Desk) -> Path:
    """A small bundle: one act."""
    sign_both(one, other, agreement_text(one, other, clause("c", ["accounts"], "summary")))
    send(one, one.folder / "letter", ticked=lambda offered: offered.item.id == "accounts/h-0000000002")
    return one.folder / "letter"


def refused(desk: Desk, path: Path) -> str:
    with pytest.raises(RefusedError) as caught, open_letter(path, store=desk.store, keys=desk.keys, limits=LetterLimits()):
        pytest.fail("an altered letter was opened")
    return caught.value.cause


def test_every_altered_byte_is_refused(letter: Path, other: Desk) -> None:
    whole, path = letter.read_bytes(), other.folder / "altered"
    causes = set()
    for place in range(0, len(whole), STEP):
        altered = bytearray(whole)
        altered[place] ^= 1 << (place % 8)
        path.write_bytes(altered)
        causes.add(refused(other, path))
    assert causes <= {"altered", "not_a_letter", "not_for_us"}
    assert claims(other) == []
    receive(other, letter)
    assert len(claims(other)) == 1


def test_every_truncation_is_refused(letter: Path, other: Desk) -> None:
    whole, path = letter.read_bytes(), other.folder / "short"
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        assert refused(other, path) in {"altered", "not_a_letter"}
    path.write_bytes(whole + b"\0")
    assert refused(other, path) == "altered"


def test_every_altered_byte_inside_the_encryption_is_refused(letter: Path, one: Desk, other: Desk) -> None:
    """Whoever encrypts to the recipient without the sender's key gets nothing in, whatever byte is another one."""
    import pyrage

    envelope, payload = inside(other, letter)
    data, path = msgspec.json.encode(envelope) + b"\n" + payload, other.folder / "inside"
    causes = set()
    for place in range(0, len(data), STEP):
        altered = bytearray(data)
        altered[place] ^= 1 << (place % 7)
        path.write_bytes(pyrage.encrypt(bytes(altered), [other.keys.receiving.to_public()]))
        causes.add(refused(other, path))
    assert causes <= {"altered", "not_a_letter", "not_for_us", "foreign", "expired"}
    assert claims(other) == []


@pytest.mark.parametrize(
    "change",
    [
        {"made": "2020-01-01T00:00:00+00:00", "expires": "2020-01-02T00:00:00+00:00"},
        {"made": "2020-01-01T00:00:00+00:00"},
        {"expires": "2098-01-01T00:00:00+00:00"},
        {"made": "2097-12-31T00:00:00+00:00", "expires": "2098-01-01T00:00:00+00:00"},
        {"expires": "2020-01-01"},
    ],
)
def test_a_letter_past_its_day_or_of_the_future_is_refused(letter: Path, one: Desk, other: Desk, change: dict[str, str]) -> None:
    envelope, payload = inside(other, letter)
    path = forge(one, other, msgspec.structs.replace(envelope, **change), payload, other.folder / "late")
    assert refused(other, path) == "expired"


@pytest.mark.parametrize(("field", "value", "cause"), [
    ("recipient", "00000 00000 00000 00000 00000 00000 00000 00000", "not_for_us"),
    ("sender", "00000 00000 00000 00000 00000 00000 00000 00000", "foreign"),
    ("made", "yesterday", "altered"),
])  # fmt: skip
def test_a_letter_that_says_something_else_of_itself_is_refused(
    letter: Path, one: Desk, other: Desk, field: str, value: str, cause: str
) -> None:
    envelope, payload = inside(other, letter)
    path = forge(one, other, msgspec.structs.replace(envelope, **{field: value}), payload, other.folder / "odd")
    assert refused(other, path) == cause


def test_another_spelling_of_the_same_envelope_is_refused(letter: Path, other: Desk) -> None:
    import pyrage

    envelope, payload = inside(other, letter)
    spelled = msgspec.json.encode(envelope).replace(b'"kind":', b'"kind": ', 1)
    assert msgspec.json.decode(spelled, type=Envelope) == envelope
    path = other.folder / "spelled"
    path.write_bytes(pyrage.encrypt(spelled + b"\n" + payload, [other.keys.receiving.to_public()]))
    assert refused(other, path) == "altered"


def test_somebody_elses_signature_is_refused(letter: Path, other: Desk) -> None:
    from recoupe.exchange.identity import make_keys

    envelope, payload = inside(other, letter)
    stranger = make_keys("Stranger")
    envelope = msgspec.structs.replace(envelope, signature=stranger.sign(signed_part(envelope)))
    path = forge(other, other, envelope, payload, other.folder / "stranger", sign=False)
    assert refused(other, path) == "altered"


def test_a_letter_for_somebody_else_is_not_opened(letter: Path, one: Desk) -> None:
    assert refused(one, letter) == "not_for_us"
    assert [entry.kind for entry in ledger(one)][-1] == "sent"


def test_a_letter_that_is_too_large_is_not_read(letter: Path, other: Desk) -> None:
    with (
        pytest.raises(RefusedError, match="oversized") as caught,
        open_letter(letter, store=other.store, keys=other.keys, limits=LetterLimits(letter=100)),
    ):
        pytest.fail("opened")
    assert caught.value.cause == "oversized"


def test_nothing_decrypted_stays_on_the_disk(letter: Path, other: Desk) -> None:
    before = sorted(other.folder.iterdir())
    receive(other, letter)
    assert [path.name for path in sorted(other.folder.iterdir()) if path not in before and "recoupe.db" not in path.name] == []
