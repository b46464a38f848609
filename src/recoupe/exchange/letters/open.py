"""open_letter: a file that came, decrypted and checked to the last byte before anything in it is read.

The order: size, encryption (every chunk of age is authenticated), the envelope to the byte, for whom, from whom, the signature,
size and sha256 of the payload, the day. Only then does the caller see the payload.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import msgspec
import pyrage

from recoupe.exchange.identity import DeskKeys, card_of, fingerprint_of, partner_with, signed_by
from recoupe.exchange.letters.payload import CHUNK
from recoupe.exchange.letters.seal import LIVES, signed_part
from recoupe.store import Store
from recoupe.types.base import Record
from recoupe.types.errors import ExchangeError, RefusedError
from recoupe.types.exchange import Envelope, Partner
from recoupe.types.server import beside

_FIRST_LINE = 8192
_SKEW = timedelta(days=1)
_AGE = b"age-encryption.org/v1\n"


class LetterLimits(Record, frozen=True, kw_only=True):
    """The largest letter and the largest bundle, unpacked, in bytes."""

    letter: int = 2 << 30
    unpacked: int = 8 << 30


class OpenLetter(Record, frozen=True, kw_only=True):
    """A letter that holds: its envelope, who sent it, and the file with its payload, which goes away when the block ends."""

    envelope: Envelope
    partner: Partner
    payload: Path


@contextmanager
def open_letter(path: Path, *, store: Store, keys: DeskKeys, limits: LetterLimits) -> Iterator[OpenLetter]:
    """Give a letter that holds.

    Raises:
        RefusedError: if it does not; with the cause.
        ExchangeError: if the file cannot be read.
    """
    with TemporaryDirectory(prefix=".recoupe-letter-", dir=beside(store.path, ".letter").parent) as folder:
        inside = Path(folder) / "letter"
        _decrypt(path, inside, keys, limits)
        payload = Path(folder) / "payload"
        with inside.open("rb") as file:
            envelope = _envelope(path, file.readline(_FIRST_LINE))
            partner = _sender(path, envelope, store, keys)
            _copy_payload(path, envelope, file, payload)
        inside.unlink()
        _check_days(path, envelope)
        yield OpenLetter(envelope=envelope, partner=partner, payload=payload)


def _decrypt(path: Path, inside: Path, keys: DeskKeys, limits: LetterLimits) -> None:
    try:
        if path.stat().st_size > limits.letter:
            size = path.stat().st_size
            raise RefusedError("oversized", f"{path}: oversized: {size:,} bytes, the most is {limits.letter:,}")
        with path.open("rb") as file:
            if file.read(len(_AGE)) != _AGE:
                raise RefusedError("not_a_letter", f"{path}: is no letter of a desk (not an age file), or was altered")
            file.seek(0)
            with os.fdopen(os.open(inside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
                pyrage.decrypt_io(file, out, [keys.receiving])
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            raise RefusedError("not_for_us", f"{path}: is not for this desk, or was altered: our key does not open it") from error
        raise RefusedError("altered", f"{path}: altered or truncated: the encryption does not hold ({error})") from error
    except OSError as error:
        if error.errno is None:
            raise RefusedError("altered", f"{path}: altered or truncated: the encryption does not hold ({error})") from error
        raise ExchangeError(f"{path}: cannot be read ({error.strerror})") from error


def _envelope(path: Path, line: bytes) -> Envelope:
    """Return the envelope that the first line is, to the byte: no other spelling of the same values."""
    try:
        envelope = msgspec.json.decode(line, type=Envelope)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RefusedError("not_a_letter", f"{path}: its first line is no envelope of a letter ({error})") from error
    if msgspec.json.encode(envelope) + b"\n" != line:
        raise RefusedError("altered", f"{path}: altered: the envelope is not as a desk writes it")
    return envelope


def _sender(path: Path, envelope: Envelope, store: Store, keys: DeskKeys) -> Partner:
    ours = fingerprint_of(card_of(keys))
    if envelope.recipient != ours:
        raise RefusedError("not_for_us", f"{path}: is for {envelope.recipient}, and this desk is {ours}")
    with store.reading() as db:
        partner = partner_with(db, envelope.sender)
    if partner is None:
        raise RefusedError("foreign", f"{path}: foreign: its sender {envelope.sender} is no partner of this desk")
    if partner.verified is None:
        raise RefusedError("foreign", f"{path}: foreign: the fingerprint of {partner.name} was not compared yet")
    if not signed_by(partner.card, signed_part(envelope), envelope.signature):
        raise RefusedError("altered", f"{path}: altered: the signature of {partner.name} does not hold")
    return partner


def _copy_payload(path: Path, envelope: Envelope, file: BinaryIO, payload: Path) -> None:
    digest, size = sha256(), 0
    with payload.open("wb") as out:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            out.write(chunk)
    if size != envelope.size or digest.hexdigest() != envelope.sha256:
        raise RefusedError("altered", f"{path}: altered or truncated: {size:,} bytes, not the {envelope.size:,} that were signed")


def _check_days(path: Path, envelope: Envelope) -> None:
    made, expires, now = _moment(path, envelope.made), _moment(path, envelope.expires), datetime.now(UTC)
    if now > expires or expires - made > LIVES:
        raise RefusedError("expired", f"{path}: expired: the letter was good until {envelope.expires}; ask for a new one")
    if made - now > _SKEW:
        raise RefusedError("expired", f"{path}: the letter says that it was made in the future ({envelope.made})")


def _moment(path: Path, said: str) -> datetime:
    try:
        found = datetime.fromisoformat(said)
    except ValueError as error:
        raise RefusedError("altered", f"{path}: {said!r} is no moment") from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)
