"""recoupe: who said, did, agreed, refused or denied what in the French-language press, according to whom."""

from recoupe.pipeline import Language, PageFailure, load_language, read_page, read_pages
from recoupe.readers import open_captures
from recoupe.types.capture import Capture, Given, Refusal
from recoupe.types.errors import RecoupeError
from recoupe.types.record import PageRecord

__all__ = [
    "Capture",
    "Given",
    "Language",
    "PageFailure",
    "PageRecord",
    "RecoupeError",
    "Refusal",
    "load_language",
    "open_captures",
    "read_page",
    "read_pages",
]
