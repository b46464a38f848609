"""Is a page in the language that is wanted? Told from its bytes, before the page is rendered: most of a web archive is not."""

import re
from typing import NamedTuple

from recoupe.types.idiom import Detector

_HEAD = 4_096
_LANG = re.compile(rb"<html\b[^>]{0,2000}?\blang\s*=\s*[\"']?\s*([a-zA-Z]{2,3})\b", re.IGNORECASE)
_HIDDEN = re.compile(rb"<(script|style|noscript|template|svg)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(rb"</?(?!(?:a|b|i|em|strong|span|u|mark|abbr|cite|q|sup|sub)\b)[a-z][^<>]*>", re.IGNORECASE)
_TAG = re.compile(rb"<[^<>]*>")
_LOOKED_AT = 400_000
_SAMPLE = 1_000
"""Characters of text that the detector gets: the longest paragraphs, since menus may be in any language."""

_LITTLE = 60


class Sorted(NamedTuple):
    """Whether a page is let in, and the words under which it is counted."""

    let_in: bool
    kind: str


class Wanted:
    """A language, and what tells it from others."""

    def __init__(self, code: str, detector: Detector) -> None:
        """Want the pages in a language.

        Args:
            code: ISO 639-1.
            detector: tells the language of a text.
        """
        self.code = code
        self._detector = detector

    def sort(self, body: bytes) -> Sorted:
        """Return whether a page is in the language, going by its bytes.

        One that says so in its `lang` is believed. Any other goes by its text: many sites name a language that their articles
        are not in. With too little text to tell it is let in, and told of after it is rendered.
        """
        said = _LANG.search(body[:_HEAD])
        if said and said.group(1).lower().decode() == self.code:
            return Sorted(True, f"{self.code} by its lang")
        text = longest_text(body) if b"\0" not in body[:_HEAD] else ""  # UTF-16 is told after it is decoded
        if sum(map(str.isalpha, text)) < _LITTLE:
            return Sorted(True, f"perhaps {self.code}, with little text")
        code, _ = self._detector(text)
        if code == self.code:
            return Sorted(True, f"{self.code} by its text")
        return Sorted(False, f"in another language ({code})")


def longest_text(body: bytes) -> str:
    """Return the longest stretches of text of an HTML page, a thousand characters of them, without rendering it."""
    bare = _HIDDEN.sub(b" ", body[:_LOOKED_AT])
    pieces = (b" ".join(_TAG.sub(b"", piece).split()) for piece in _BREAK.split(bare) if b"{" not in piece)
    found = ""
    for piece in sorted(pieces, key=len, reverse=True):
        found = f"{found} {_decoded(piece)}"
        if len(found) > _SAMPLE:
            break
    return found[: _SAMPLE + 1].strip()


def _decoded(piece: bytes) -> str:
    try:
        return piece.decode()
    except UnicodeDecodeError:
        return piece.decode("cp1252", "replace")
