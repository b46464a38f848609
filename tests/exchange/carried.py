"""What tests do with letters: send, receive, open what is inside, seal it again as its sender could."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pyrage

from recoupe.exchange.bundles import Sent, send_bundle
from recoupe.exchange.inbox import Taken, receive_letter
from recoupe.exchange.letters import LetterLimits, Payload
from recoupe.exchange.letters.seal import signed_part
from recoupe.store.exchange.claims import Claim, stream_claims
from recoupe.store.exchange.ledger import read_ledger
from recoupe.types.exchange import Entry, Envelope
from tests.exchange.made import Desk

Change = Callable[[Envelope], Envelope]


def send(desk: Desk, out: Path, **options: object) -> Sent:
    return send_bundle(desk.store, desk.keys, "lisse", out, **options)


def receive(desk: Desk, letter: Path, **options: object) -> Taken:
    return receive_letter(desk.store, desk.keys, letter, letter.with_name(letter.name + ".reply"), **options)


def inside(desk: Desk, letter: Path) -> tuple[Envelope, bytes]:
    """Return the envelope and the payload of a letter that is for a desk, unchecked."""
    data = pyrage.decrypt(letter.read_bytes(), [desk.keys.receiving])
    line, _, payload = data.partition(b"\n")
    return msgspec.json.decode(line, type=Envelope), payload


def forge(sender: Desk, to: Desk, envelope: Envelope, payload: bytes, out: Path, *, sign: bool = True) -> Path:
    """Seal an envelope and a payload as a desk with these keys could, whatever they say."""
    if sign:
        found = Payload(size=len(payload), sha256=_sha256(payload), data=payload)
        envelope = msgspec.structs.replace(envelope, size=found.size, sha256=found.sha256, signature="")
        envelope = msgspec.structs.replace(envelope, signature=sender.keys.sign(signed_part(envelope)))
    data = msgspec.json.encode(envelope) + b"\n" + payload
    out.write_bytes(pyrage.encrypt(data, [to.keys.receiving.to_public()]))
    return out


def members(payload: bytes) -> dict[str, bytes]:
    """Return the files of a bundle, by their full names in the zip."""
    with zipfile.ZipFile(io.BytesIO(payload)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def claims(desk: Desk) -> list[Claim]:
    with desk.store.reading() as db:
        return list(stream_claims(db))


def ledger(desk: Desk) -> list[Entry]:
    with desk.store.reading() as db:
        return list(read_ledger(db))


def unlimited() -> LetterLimits:
    return LetterLimits()


def _sha256(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()
