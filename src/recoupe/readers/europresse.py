"""An HTML export of Europresse: one file with many articles, cut into one page an article, with its publisher and day.

Two shapes are known: since about 2014 each article is an `<article>`; before, a table. Both name the publication in an element
of class DocPublicationName and give a document number, whose second part is the day ("news·20161012·LM·0123456").
"""

import re
from collections import Counter
from datetime import date
from html import unescape
from typing import NamedTuple

from recoupe.readers.decode import decode
from recoupe.readers.html.declared import declared_encodings
from recoupe.readers.html.tokens import Token, tokens
from recoupe.types.capture import Given

_NAME_CLASS = "DocPublicationName"
_HOLDERS = ("article", "table")
_DOT = rb"(?:\xc2\xb7|\xb7|&middot;|&#183;|&#xb7;)"
_NUMBER = re.compile(rb"[a-z]{2,12}" + _DOT + rb"(\d{4})(\d\d)(\d\d)[0-9A-Za-z]*" + _DOT, re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)\s*\Z")


class Slice(NamedTuple):
    """One article of an export: its number in the file, its bytes, the encoding that the file declares, what its header says."""

    number: int
    data: bytes
    encoding: str | None
    said: Given


class _Place(NamedTuple):
    """Where an article stands: the tag that begins it, and the name of its publisher; -1 for an end that is not reached."""

    holder: Token
    name: tuple[int, int]
    end: int = -1


def split_export(data: bytes) -> tuple[Slice, ...]:
    """Return the articles of an export, in order; none when it is no export."""
    if _NAME_CLASS.encode() not in data:
        return ()
    encoding = next(iter(declared_encodings(data)), None)
    places = _Finder().places(data.decode("latin-1"))
    starts = [place.holder.start for place in places]
    slices = []
    for number, (place, following) in enumerate(zip(places, [*starts[1:], len(data)], strict=False), start=1):
        piece = data[place.holder.start : min(place.end if place.end >= 0 else following, following)]
        said = Given(published=_day(piece), publisher=_publisher(data[slice(*place.name)], encoding))
        slices.append(Slice(number, piece, encoding, said))
    return tuple(slices)


class _Finder:
    """Finds the articles of an export in its source: an article is what holds the name of a publication."""

    def __init__(self) -> None:
        self._open: list[Token] = []
        self._count = Counter[str]()
        self._found: list[_Place] = []
        self._named = -1
        self._awaits_name = False

    def places(self, source: str) -> list[_Place]:
        """Return where the articles of a source stand, in order."""
        for token in tokens(source):
            if not token.name:
                self._text(token, source)
            elif token.name in _HOLDERS:
                self._holder(token)
            elif _NAME_CLASS in token.attributes:
                self._name(token)
        return self._found

    def _text(self, token: Token, source: str) -> None:
        """Take the first words after the tag of a name for the name."""
        if self._awaits_name and source[token.start : token.end].strip():
            self._found[-1] = self._found[-1]._replace(name=(token.start, token.end))
            self._awaits_name = False

    def _holder(self, token: Token) -> None:
        """Open or close an element that may hold an article; what was left open inside it is closed with it."""
        if not token.closes:
            self._open.append(token)
            self._count[token.name] += 1
        elif self._count[token.name]:
            while (closed := self._forget()).name != token.name:
                pass
            if self._found and self._found[-1].holder is closed:
                self._found[-1] = self._found[-1]._replace(end=token.end)

    def _forget(self) -> Token:
        closed = self._open.pop()
        self._count[closed.name] -= 1
        return closed

    def _name(self, token: Token) -> None:
        """Begin an article at the element around a name: an `<article>`, else the outermost table since the last name."""
        holder: Token | None = None
        for around in reversed(self._open):
            if around.start < self._named:
                break
            holder = around
            if around.name == "article":
                break
        if holder:
            self._found.append(_Place(holder, (token.end, token.end)))
            self._named, self._awaits_name = token.start, True


def _day(data: bytes) -> date | None:
    """Return the day of the last document number; the first may be one that the article cites."""
    for year, month, day in reversed(_NUMBER.findall(data)):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def _publisher(name: bytes, encoding: str | None) -> str | None:
    """Return the name of a publication without its issue number and what stands in brackets after it."""
    text = unescape(decode(name, declared=(encoding,) if encoding else ()).text)
    plain = " ".join(text.split(",")[0].split())
    return _ASIDE.sub("", plain) or None
