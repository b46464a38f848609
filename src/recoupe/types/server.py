"""What a store is named by: a file, or the address of a database on a server, whose password is never shown."""

import re
from pathlib import Path
from urllib.parse import unquote

from recoupe.types.base import Record

_ADDRESS = re.compile(r"postgres(?:ql)?://")
_LOGIN = re.compile(r"(?<=://)([^:@/?]*):(.*)@", re.S)
"""Up to the last "@": a password may hold one that nobody wrote as %40."""
_OPTION = re.compile(r"([?&](?:ssl)?password=)([^&]*)")
_ODD = re.compile(r"[^\w.-]")
_DATABASE = re.compile(r"://[^?]*/([^/?]+)(?:\?|$)|[?&]dbname=([^&]+)")


class Server(Record, frozen=True, kw_only=True):
    """A database on a PostgreSQL server; as text it is its address without the password."""

    address: str

    def __str__(self) -> str:
        return _OPTION.sub(r"\1***", _LOGIN.sub(r"\1:***@", self.address))

    def __repr__(self) -> str:
        return f"Server({str(self)!r})"

    @property
    def name(self) -> str:
        """The name of the database; "recoupe" where the address leaves it to the server."""
        found = _DATABASE.search(self.address)
        return unquote(found[1] or found[2]) if found else "recoupe"

    def hide(self, message: str) -> str:
        """Return a message without the address and its password, as typed or decoded."""
        told = message.replace(self.address, str(self))
        secrets = {found[2] for pattern in (_LOGIN, _OPTION) for found in pattern.finditer(self.address)}
        for secret in sorted({*secrets, *map(unquote, secrets)} - {""}, key=len, reverse=True):
            told = told.replace(secret, "***")
        return told


StoreName = Path | Server


def store_name(typed: str | StoreName) -> StoreName:
    """Return what a person names a store by: `postgresql://...` is a server, all else a file."""
    if isinstance(typed, str):
        return Server(address=typed) if _ADDRESS.match(typed) else Path(typed)
    return typed


def beside(store: StoreName, ending: str) -> Path:
    """Return the file or folder that belongs to a store: beside its file; of a server, in the folder where recoupe runs."""
    own = store if isinstance(store, Path) else Path(f"{_ODD.sub('_', store.name)}.db")
    return own.with_suffix(ending)
