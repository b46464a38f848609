"""seal_letter: an envelope, its signature and a payload, encrypted to one desk."""

import io
import os
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
import pyrage

from recoupe.exchange.identity import DeskKeys, card_of, fingerprint_of
from recoupe.exchange.letters.payload import Payload
from recoupe.types.base import Record
from recoupe.types.errors import ExchangeError
from recoupe.types.exchange import Envelope, Head, LetterKind, Partner

LIVES = timedelta(days=30)
"""How long a letter is taken in after it was made: after that, ask for another one."""

SIGNED_LETTER = b"recoupe letter 1\n"


class Draft(Record, frozen=True, kw_only=True):
    """What is said of a letter before it is sealed."""

    kind: LetterKind
    id: str
    agreement: str
    head: Head
    about: str = ""


def new_letter_id() -> str:
    """Return an id that nobody else has: 128 bits of chance, hexadecimal."""
    return secrets.token_hex(16)


def signed_part(envelope: Envelope) -> bytes:
    """Return what the signature of an envelope is over: all of it but the signature."""
    return SIGNED_LETTER + msgspec.json.encode(msgspec.structs.replace(envelope, signature=""))


def seal_letter(draft: Draft, payload: Payload, *, keys: DeskKeys, to: Partner, out: Path) -> Envelope:
    """Write a letter to a file and return its envelope; the file is whole on the disk when this returns.

    Raises:
        ExchangeError: if the file cannot be written.
    """
    now = datetime.now(UTC).replace(microsecond=0)
    envelope = Envelope(
        kind=draft.kind,
        id=draft.id,
        sender=fingerprint_of(card_of(keys)),
        recipient=to.fingerprint,
        agreement=draft.agreement,
        made=now.isoformat(),
        expires=(now + LIVES).isoformat(),
        about=draft.about,
        head=draft.head,
        size=payload.size,
        sha256=payload.sha256,
    )
    envelope = msgspec.structs.replace(envelope, signature=keys.sign(signed_part(envelope)))
    recipient = pyrage.x25519.Recipient.from_str(to.card.receive)
    try:
        with payload.open() as inside, out.open("wb") as file:
            pyrage.encrypt_io(_Joined(msgspec.json.encode(envelope) + b"\n", inside), file, [recipient])
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise ExchangeError(f"{out}: cannot be written ({error.strerror or error})") from error
    return envelope


def new_file(out: Path) -> None:
    """Do nothing if a file can be made.

    Raises:
        ExchangeError: if it is there already, or its folder is not.
    """
    if out.exists():
        raise ExchangeError(f"{out}: exists already and is left as it is; name another file with --out")
    if not out.parent.is_dir():
        raise ExchangeError(f"{out}: there is no folder {out.parent}")


def name_file(sealed: Path, out: Path) -> None:
    """Give a sealed letter its name, at once and whole; the ledger knows of it by now."""
    sealed.replace(out)


class _Joined(io.RawIOBase):
    """Some bytes, then a file."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first, self._rest = io.BytesIO(first), rest

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._first.read(size) or self._rest.read(size)

    def readinto(self, buffer: Any) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
