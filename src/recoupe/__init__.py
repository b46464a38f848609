"""recoupe: who said, did, agreed, refused or denied what in the French-language press, according to whom."""

from typing import TYPE_CHECKING, Any

from recoupe.pipeline import Language, PageFailure, load_language, read_page, read_pages
from recoupe.readers import open_captures
from recoupe.types.capture import Capture, Given, Refusal
from recoupe.types.errors import RecoupeError
from recoupe.types.record import PageRecord

if TYPE_CHECKING:
    from recoupe.affair import build_affair
    from recoupe.exports import export_affair
    from recoupe.store import create_store, open_store

__all__ = [
    "Capture",
    "Given",
    "Language",
    "PageFailure",
    "PageRecord",
    "RecoupeError",
    "Refusal",
    "build_affair",
    "create_store",
    "export_affair",
    "load_language",
    "open_captures",
    "open_store",
    "read_page",
    "read_pages",
]

_LATE = {
    "build_affair": "recoupe.affair",
    "create_store": "recoupe.store",
    "export_affair": "recoupe.exports",
    "open_store": "recoupe.store",
}
"""Names that bring the database or the templates with them: imported when they are first asked for."""


def __getattr__(name: str) -> Any:
    """Return a name that is imported late."""
    if name not in _LATE:
        raise AttributeError(f"module 'recoupe' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LATE[name]), name)
