"""Text on its way to the server and back: PostgreSQL takes no NUL, and pages as captured hold some."""

from typing import Any

from psycopg import DataError
from psycopg.types.string import StrDumperUnknown, TextLoader

_NUL, _KEPT = b"\0", "\ufdd0".encode()
"""U+FDD0 stands for NUL. Unicode will never make a character of it, so that no page has it; one that does is refused."""


class _Dumper(StrDumperUnknown):
    def dump(self, obj: str) -> Any:
        data = obj.encode()
        if _KEPT in data:
            raise DataError("text with U+FDD0, which is no character, cannot be kept on a PostgreSQL server")
        return data.replace(_NUL, _KEPT)


class _Loader(TextLoader):
    def load(self, data: Any) -> str:
        return bytes(data).replace(_KEPT, _NUL).decode()


def keep_nul(connection: Any, _record: object) -> None:
    """Let a connection write U+FDD0 for NUL, and read it as NUL."""
    connection.adapters.register_dumper(str, _Dumper)
    for kind in ("text", "varchar"):
        connection.adapters.register_loader(kind, _Loader)
