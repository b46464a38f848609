"""read_agreement: a TOML file to an agreement, refused with line and field when it says anything that it must not."""

import re
from hashlib import sha256
from pathlib import Path

import msgspec

from recoupe.exchange.agreements.check import contradictions_in
from recoupe.exchange.agreements.places import line_of, path_of
from recoupe.types.agreement import Agreement
from recoupe.types.base import Record
from recoupe.types.errors import ExchangeError

_LARGEST = 1_000_000
_SAID_PATH = re.compile(r"^(.*?) - at `(.*)`$", re.S)


class Written(Record, frozen=True, kw_only=True):
    """An agreement with the text that both sign, to the byte; `sha256` is that of the text in UTF-8."""

    agreement: Agreement
    text: str
    sha256: str


def read_agreement(path: Path) -> Written:
    """Return the agreement that a file holds.

    Raises:
        ExchangeError: if it cannot be read or does not say what it must; names file, line and field.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise ExchangeError(f"{path}: cannot be read ({error.strerror}); expected an agreement in TOML") from error
    if len(data) > _LARGEST:
        raise ExchangeError(f"{path}: is larger than {_LARGEST:,} bytes; expected an agreement in TOML")
    return parse_agreement(data, where=str(path))


def parse_agreement(data: bytes, *, where: str) -> Written:
    """Return the agreement that some bytes hold.

    Raises:
        ExchangeError: as `read_agreement`; `where` stands for the file.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ExchangeError(f"{where}:{data[: error.start].count(10) + 1}: is not UTF-8; save it as UTF-8") from error
    try:
        agreement = msgspec.toml.decode(text, type=Agreement)
    except msgspec.ValidationError as error:
        raise ExchangeError(_message(where, text, str(error))) from error
    except msgspec.DecodeError as error:
        raise ExchangeError(f"{where}: is not TOML: {error}") from error
    for path, why in contradictions_in(agreement):
        raise ExchangeError(f"{where}:{line_of(text, path)}: {_named(path)}: {why}")
    return Written(agreement=agreement, text=text, sha256=sha256(data).hexdigest())


def _message(where: str, text: str, error: str) -> str:
    """Return what a validation error says, with the line and the field."""
    found = _SAID_PATH.match(error)
    said, path = (found[1], path_of(found[2])) if found else (error, ())
    if unknown := re.search(r"unknown field `(\w+)`", said):
        path = (*path, unknown[1])
    return f"{where}:{line_of(text, path)}: {_named(path)}: {said}"


def _named(path: tuple[str | int, ...]) -> str:
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".") or "the file"
