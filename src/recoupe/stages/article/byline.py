"""Who wrote it: "Par Anne Dupont (avec AFP)", "De notre correspondant à Alger", "M.B."."""

import re
from typing import Literal

from recoupe.lexicon.article import ArticleLexicon, fold
from recoupe.types.base import Record

_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.[\s-]?){2,4}(?!\w)|(?<!\w)[A-ZÀ-Þ]\.\s?[A-ZÀ-Þ]{2}(?!\w)")
_NAME_WORD = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w’'\-]*\.?|[a-zà-ÿ]{1,5}(?:['’]|(?!\w))) ?")
_BETWEEN = re.compile(r"\s*[,/;&+(:]?\s*")
_CLOSE = re.compile(r"\s*\)?")
_CITY = r"[A-ZÀ-Þ][\w’'\-]*"
_SOMEWHERE = re.compile(rf"\W*\Z|\s+[a-zà-ÿ’']{{1,4}}\s?{_CITY}(?:[\s,]+{_CITY}){{0,3}}\W*\Z")
_WHERE = re.compile(rf"\s*[,–—-]?\s+[a-zà-ÿ]{{1,3}}\s{_CITY}(?:\s{_CITY}){{0,2}}(?=\s*(?:\Z|[|,(–—-]))")
_MOST = 6

Signature = Literal["agency", "desk", "person"]


class Byline(Record, frozen=True, kw_only=True):
    """A byline: where it ends in its line, the persons and desks it names, and the agencies whose copy was used.

    `opened` is False for a bare name, which is a byline only where one can stand.
    """

    end: int
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    opened: bool = False


def read_byline(text: str, folded: str, at: int, lexicon: ArticleLexicon) -> Byline | None:
    """Return the byline that stands at a place of a line, or None."""
    found = lexicon.bylines.place.match(folded, at)
    if found:
        return _from_place(text, folded, found.end(), lexicon)
    found = lexicon.bylines.opener.match(folded, at)
    return _signed(text, folded, _after(text, found.end()) if found else at, lexicon, opened=found is not None)


def name_end(text: str, at: int, lexicon: ArticleLexicon) -> int | None:
    """Return where the person's name ends that stands at a place: two words or more, lower-case particles inside."""
    initials = _INITIALS.match(text, at)
    if initials:
        return at + len(initials.group().rstrip())
    capitals, last, end = 0, None, at
    for _ in range(_MOST):
        found = _NAME_WORD.match(text, end)
        if not found:
            break
        word = found.group().rstrip()
        if word[0].isupper():
            capitals, last = capitals + 1, end + len(word)
        elif not capitals or fold(word).rstrip("'") not in lexicon.bylines.particles:
            break
        end = found.end()
    return last if capitals >= 2 else None


def _after(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _from_place(text: str, folded: str, at: int, lexicon: ArticleLexicon) -> Byline | None:
    """Return a byline such as "De notre correspondant à Alger, Anne Dupont": the place is skipped, the name is kept."""
    comma = text.find(",", at, at + 60)
    signed = _signed(text, folded, _after(text, comma), lexicon, opened=True) if comma >= 0 else None
    if signed:
        return signed
    return Byline(end=len(text), opened=True) if _SOMEWHERE.match(text, at) else None


def _signed(text: str, folded: str, at: int, lexicon: ArticleLexicon, *, opened: bool) -> Byline | None:
    """Return the names, desks and agencies that stand one after the other."""
    found: dict[Signature, list[str]] = {"agency": [], "desk": [], "person": []}
    start = end = at
    for _ in range(_MOST):
        signature = _one(text, folded, start, lexicon)
        if signature is None:
            break
        kind, name, end = signature
        found[kind].append(name)
        start = _after(text, end)
        joined = lexicon.bylines.joined.match(folded, start)
        start = _after(text, joined.end()) if joined else start
    if end == at:
        return None
    where = _WHERE.match(text, end) if opened else None
    close = _CLOSE.match(text, where.end() if where else end)
    authors = (*found["person"], *found["desk"])
    return Byline(end=close.end() if close else end, authors=authors, agencies=tuple(found["agency"]), opened=opened)


def _one(text: str, folded: str, at: int, lexicon: ArticleLexicon) -> tuple[Signature, str, int] | None:
    """Return the agency, desk or person at a place, and where it ends."""
    if agency := lexicon.credits.agency.match(folded, at):
        return "agency", lexicon.credits.names[agency.group()], agency.end()
    if desk := lexicon.bylines.desk.match(folded, at):
        return "desk", text[at : desk.end()], desk.end()
    end = name_end(text, at, lexicon)
    return ("person", text[at:end], end) if end is not None else None
