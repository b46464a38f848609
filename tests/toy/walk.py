"""Toy pages read from end to end, and their rows as a test writes them."""

from datetime import date
from typing import Any

import msgspec

from recoupe.pipeline.language import Language
from recoupe.pipeline.page import read_page
from recoupe.types.capture import Capture, Given
from recoupe.types.record import PageRecord

PUBLISHED = date(2015, 10, 8)
"""A Thursday: the last "tolk" before it is the 7th."""

PAGE = "\r\n".join(
    [
        "Varo ruka Osmar",
        "",
        "Varo ruka Osmar ve tolk.",
        "Zibo kupu",
        "『Osmar ruka Limba』, saga kapta varoki Jena Kolt.",
        "Lego ani : Osmar ruka Varo",
        "Jena Kolt nela ka Varo ruka Osmar. Limba saga ka Varo ruka ve Limba.",
        "Varo nu ruka osmari ve 6 brum.",
        "",
    ]
)
_LEFT_OUT = {"start", "end", "pieces", "zone", "group", "evidence", "score", "actor_countries", "recipient_countries"}


def read(text: str, language: Language) -> PageRecord:
    capture = Capture(id="0" * 16, name="page", sha256="0" * 64, path="page.txt", text=text, encoding="utf-8")
    return read_page(capture, language=language, given=Given(published=PUBLISHED))


def told(rows: tuple[Any, ...]) -> list[dict[str, Any]]:
    """Return rows without their places, which spans stand in as their words, and without what is empty."""
    return [_told(row) for row in msgspec.to_builtins(rows)]


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _words(value) for name, value in row.items() if name not in _LEFT_OUT and value not in (None, False, [], ())}


def _words(value: Any) -> Any:
    if isinstance(value, dict):
        return value["text"] if "text" in value else {name: item for name, item in value.items() if item not in (None, [], ())}
    return [_words(item) for item in value] if isinstance(value, (list, tuple)) else value
