"""The file of users: a line for each, `NAME:ROLE:HASH`; empty lines and lines that begin with # are passed over."""

import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, get_args

from recoupe.types.base import Record
from recoupe.types.errors import RecoupeError
from recoupe.web.users.passwords import hash_of, is_hash

Role = Literal["reader", "editor"]
"""A reader looks and exports; an editor also decides, adds pages and cross-checks."""

ROLES: tuple[Role, ...] = get_args(Role)
LEAST = 12
"""Characters of a password."""

MOST = 200
_NAME = re.compile(r"\w(?:[\w .'@-]{0,58}[\w.])?")
_MOST_BYTES = 1_000_000


class Entry(Record, frozen=True, kw_only=True):
    """A user: the name that decisions are signed with, what it may do, and the argon2 hash of its password."""

    name: str
    role: Role
    hash: str


def read_entries(path: Path) -> tuple[Entry, ...]:
    """Return the users of a file, in its order.

    Raises:
        RecoupeError: if it cannot be read, or a line is none; says which, and what was expected.
    """
    try:
        data = path.read_bytes()[: _MOST_BYTES + 1]
    except OSError as error:
        raise RecoupeError(f"{path}: cannot be read ({error.strerror}); 'recoupe users add NAME {path}' makes it") from error
    if len(data) > _MOST_BYTES:
        raise RecoupeError(f"{path}: is larger than 1 MB: it is no file of users")
    found: dict[str, Entry] = {}
    for number, line in enumerate(_lines(path, data), start=1):
        if line.strip() and not line.startswith("#"):
            entry = _entry(f"{path}:{number}", line)
            if folded(entry.name) in found:
                raise RecoupeError(f"{path}:{number}: {entry.name!r} has a line already; a name stands once")
            found[folded(entry.name)] = entry
    return tuple(found.values())


def change_entry(path: Path, name: str, *, role: Role | None, password: str) -> Entry:
    """Return a user, written into the file in place of the line that the name had; a file that is not there is made.

    Args:
        path: the file.
        name: what decisions are signed with.
        role: what the user may do; None keeps what it has, and makes a new one a reader.
        password: in clear; only its hash is written.

    Raises:
        RecoupeError: if the name or the password cannot be, or the file is wrong.
    """
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not _NAME.fullmatch(name):
        raise RecoupeError(f"{name!r} is no name: letters, digits, spaces and . ' @ - _, 60 at most, are expected")
    if not LEAST <= len(password) <= MOST:
        raise RecoupeError(f"a password has {LEAST} to {MOST} characters, this one has {len(password)}")
    before = read_entries(path) if path.exists() else ()
    known = next((entry for entry in before if folded(entry.name) == folded(name)), None)
    kept_role = role or (known.role if known else "reader")
    made = Entry(name=known.name if known else name, role=kept_role, hash=hash_of(password))
    _write(path, [made if entry == known else entry for entry in before] + ([] if known else [made]))
    return made


def remove_entry(path: Path, name: str) -> Entry:
    """Return the user that was taken out of the file.

    Raises:
        RecoupeError: if nobody has the name (says who has one), or the file is wrong.
    """
    before = read_entries(path)
    found = next((entry for entry in before if folded(entry.name) == folded(name)), None)
    if found is None:
        raise RecoupeError(f"{path}: nobody is called {name!r}; there are: {', '.join(entry.name for entry in before) or 'none'}")
    _write(path, [entry for entry in before if entry != found])
    return found


def folded(name: str) -> str:
    """Return a name as it is looked for: case and the way in which accents are written do not matter."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _lines(path: Path, data: bytes) -> list[str]:
    try:
        return data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise RecoupeError(f"{path}:{number}: is not UTF-8 text; NAME:ROLE:HASH was expected") from error


def _entry(where: str, line: str) -> Entry:
    parts = line.rstrip().split(":", 2)
    if len(parts) != 3:
        raise RecoupeError(f"{where}: NAME:ROLE:HASH was expected; 'recoupe users add NAME FILE' writes such a line")
    name, said, hash_ = parts
    if not _NAME.fullmatch(name):
        raise RecoupeError(f"{where}: {name!r} is no name: letters, digits, spaces and . ' @ - _, 60 at most, were expected")
    role = next((one for one in ROLES if one == said), None)
    if role is None:
        raise RecoupeError(f"{where}: {said!r} is no role: {' or '.join(ROLES)} was expected")
    if not is_hash(hash_):
        raise RecoupeError(f"{where}: the hash of {name!r} is no argon2id hash ($argon2id$v=...); a password never stands here")
    return Entry(name=name, role=role, hash=hash_)


def _write(path: Path, entries: Iterable[Entry]) -> None:
    """Write the file whole or not at all, for its owner alone."""
    text = "".join(f"{entry.name}:{entry.role}:{entry.hash}\n" for entry in entries)
    try:
        handle, place = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(place).replace(path)
    except OSError as error:
        raise RecoupeError(f"{path}: cannot be written ({error.strerror})") from error
