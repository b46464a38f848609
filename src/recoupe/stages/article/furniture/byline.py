"""Who wrote it: "Par Anne Dupont (avec AFP)", "De notre correspondant à Alger", "M.B."."""

import re
from typing import Literal

from recoupe.lexicon.article import ArticleLexicon, fold
from recoupe.types.base import Record

ACRONYM = re.compile(r"(?<![\w.])[A-ZÀ-Þ]{2,6}(?![\w.])")
"""An agency of no list, where the words before it say that it is one."""

_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.[\s-]?){2,4}(?!\w)|(?<!\w)[A-ZÀ-Þ]\.\s?[A-ZÀ-Þ]{2}(?!\w)")
_NAME_WORD = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w’'\-]*\.?|[a-zà-ÿ]{1,5}(?:['’]|(?!\w))) ?")
_SURNAME = re.compile(r" [A-ZÀ-ÖØ-Þ][a-zà-ÿ]+(?!\w)")
_BETWEEN = re.compile(r"\s*[,/;&+(:]?\s*")
_ONE_WORD = re.compile(r"[^\W\d_][\w’'-]{2,29}")
_CLOSE = re.compile(r"\s*\)?")
_CITY = r"[A-ZÀ-Þ][\w’'\-]*"
_SOMEWHERE = re.compile(rf"\W*\Z|\s+(?:[a-zà-ÿ’']{{1,4}}\s?)?{_CITY}(?:[\s,]+{_CITY}){{0,3}}\W*\Z")
_WHERE = re.compile(rf"\s*[,–—-]?\s+[a-zà-ÿ]{{1,3}}\s{_CITY}(?:\s{_CITY}){{0,2}}(?=\s*(?:\Z|[|,(–—-]))")
_SET_APART = re.compile(rf"\s*[,(]\s*[a-zà-ÿ]{{1,3}}\s{_CITY}(?:\s{_CITY}){{0,2}}(?=\)?\s*\Z)")
_MOST = 6

Signature = Literal["agency", "desk", "outlet", "person"]


class Byline(Record, frozen=True, kw_only=True):
    """A byline: where it ends in its line, the persons and desks it names, the agencies whose copy was used, the papers.

    `opened` is False for a bare name, which is a byline only where one can stand.
    """

    end: int
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    opened: bool = False


def read_byline(text: str, folded: str, at: int, lexicon: ArticleLexicon, *, credited: bool = False) -> Byline | None:
    """Return the byline that stands at a place of a line, or None.

    `credited`: a word such as "source" stands before it, so that an acronym of no list is an agency.
    """
    found = lexicon.bylines.place.match(folded, at)
    if found:
        return _from_place(text, folded, found.end(), lexicon)
    found = lexicon.bylines.opener.match(folded, at)
    start = _after(text, found.end()) if found else at
    signed = _signed(text, folded, start, lexicon, opened=found is not None, credited=credited)
    return signed or (_single(text, folded, start, lexicon) if found and at == 0 else None)


def _single(text: str, folded: str, at: int, lexicon: ArticleLexicon) -> Byline | None:
    """Return the one word that stands behind an opener, with nothing else on the line ("Par Kapalune"), as the author."""
    name = text[at:].strip(" .,;:|")
    alone = name[:1].isupper() and _ONE_WORD.fullmatch(name) is not None
    if not alone or folded[at:].strip(" .,;:|") in lexicon.words.labels | lexicon.words.sections:
        return None
    return Byline(end=len(text), authors=(name,), opened=True)


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
        if capitals >= 2 and ((word.isupper() and fold(word) in lexicon.credits.names) or _dated(text, end, lexicon)):
            break
        if word[0].isupper():
            capitals, last = capitals + 1, end + len(word)
        elif not capitals or fold(word).rstrip("'") not in lexicon.bylines.particles:
            break
        end = found.end()
    return last if capitals >= 2 else None


def _first_name(text: str, end: int, words: str) -> bool:
    """Return whether an agency's name in small letters is rather a first name: a capitalised word follows ("Sana Belhadj")."""
    return not words.isupper() and " " not in words and _SURNAME.match(text, end) is not None


def _dated(text: str, at: int, lexicon: ArticleLexicon) -> bool:
    """Return whether words such as "Publié le" or "Journaliste" stand at a place: no name goes on there."""
    folded = fold(text[at : at + 40])
    return any(pattern.match(folded) for pattern in (lexicon.dates.published, lexicon.dates.updated, lexicon.bylines.office))


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


def _signed(text: str, folded: str, at: int, lexicon: ArticleLexicon, *, opened: bool, credited: bool = False) -> Byline | None:
    """Return the names, desks and agencies that stand one after the other."""
    found: dict[Signature, list[str]] = {"agency": [], "desk": [], "outlet": [], "person": []}
    start = end = at
    for _ in range(_MOST):
        signature = _one(text, folded, start, lexicon, credited=credited)
        if signature is None:
            break
        kind, name, end = signature
        found[kind].append(name)
        credited = credited or kind == "agency"
        start = _after(text, end)
        joined = lexicon.bylines.joined.match(folded, start)
        credited = credited or bool(joined and lexicon.credits.source.fullmatch(joined.group()))
        start = _after(text, joined.end()) if joined else start
    if end == at:
        return None
    end = _after_place(text, folded, end, lexicon, opened=opened)
    close = _CLOSE.match(text, end)
    authors = (*found["person"], *found["desk"])
    return Byline(
        end=close.end() if close else end,
        authors=authors,
        agencies=tuple(found["agency"]),
        outlets=tuple(found["outlet"]),
        opened=opened,
    )


def _after_place(text: str, folded: str, end: int, lexicon: ArticleLexicon, *, opened: bool) -> int:
    """Return the end of the place that stands behind a name: "à Alger", "(à Alger)", "correspondante à Alger"."""
    office = lexicon.bylines.place.match(folded, _after(text, end))
    if office and _SOMEWHERE.match(text, office.end()):
        return len(text)
    where = (_WHERE if opened else _SET_APART).match(text, end)
    return where.end() if where else end


def _one(text: str, folded: str, at: int, lexicon: ArticleLexicon, *, credited: bool) -> tuple[Signature, str, int] | None:
    """Return the agency, desk or person at a place, and where it ends."""
    agency = lexicon.credits.agency.match(folded, at)
    if agency and not _first_name(text, agency.end(), text[at : agency.end()]):
        return "agency", lexicon.credits.agency_named(agency.group()), agency.end()
    if desk := lexicon.bylines.desk.match(folded, at):
        return "desk", text[at : desk.end()], desk.end()
    if credited and (acronym := ACRONYM.match(text, at)):
        return "agency", acronym.group(), acronym.end()
    end = name_end(text, at, lexicon)
    first = folded[at:end].replace("'", " ").split(" ")[0]
    if end is None or first in lexicon.words.labels:
        return None
    return ("outlet" if first in lexicon.bylines.articles else "person"), text[at:end], end
