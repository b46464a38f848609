"""Who wrote the article: persons that the page claims or prints, else desks and bodies; agencies apart."""

import re
from collections.abc import Iterable, Sequence

from recoupe.lexicon.article import ArticleLexicon, fold
from recoupe.stages.article.claims import Claims, Signed
from recoupe.stages.article.furniture.byline import name_end, read_byline
from recoupe.types.base import Record

_LETTERS = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"\s*(?:[;|/•·]|,|\s-\s|\s–\s)\s*")
_MAIL = re.compile(r"\s*[(<]?[\w.+-]+@[\w.-]+[)>]?")
_DOMAIN = re.compile(r"\b[\w-]+\.[a-z]{2,6}\b", re.IGNORECASE)
_LONGEST = 80


class Writers(Record, frozen=True, kw_only=True):
    """Authors and agencies of an article."""

    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


def read_writers(claims: Claims, printed: Sequence[str], publisher: str | None, lexicon: ArticleLexicon) -> Writers:
    """Return who wrote the article.

    A person that the head claims wins over the printed byline, that over a body that the head claims; the outlet itself is
    no author.

    Args:
        claims: what the head of the page says.
        printed: the authors printed beside the article.
        publisher: the outlet.
        lexicon: words of bylines.
    """
    agencies: list[str] = []
    bodies: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    for group in claims.authors:
        names = [
            name for signed in group for name in _names(signed, lexicon, agencies) if not _is_outlet(name, publisher, claims)
        ]
        found = tuple(dict.fromkeys(name for name in names if is_person(name, lexicon)))
        persons = persons or found
        bodies = bodies or tuple(dict.fromkeys(names))
    return Writers(authors=persons or tuple(dict.fromkeys(printed)) or bodies, agencies=tuple(dict.fromkeys(agencies)))


def is_person(name: str, lexicon: ArticleLexicon) -> bool:
    """Return whether a name has the shape of a person's: two capitalised words or more, and nothing else."""
    first = fold(name).replace("'", " ").split(" ")[0]
    return name_end(name, 0, lexicon) == len(name) and first not in lexicon.bylines.articles and not _DOMAIN.search(name)


def _names(signed: Signed, lexicon: ArticleLexicon, agencies: list[str]) -> list[str]:
    """Return the names in a claim such as "Par Anne Dupont, avec AFP"; agencies go to their own list."""
    words = _MAIL.sub("", signed.name).strip(" ,;|-–")
    if not words or len(words) > _LONGEST * 3:
        return []
    folded = fold(words)
    byline = read_byline(words, folded, 0, lexicon)
    if byline and byline.end >= len(words):
        agencies += byline.agencies
        return [*byline.authors, *byline.outlets]
    opener = lexicon.bylines.opener.match(folded)
    words = words[opener.end() :].strip(" :,") if opener else words
    found = []
    for part in _BETWEEN.split(words):
        agency = lexicon.credits.agency.fullmatch(fold(part.strip("() ")))
        if agency:
            agencies.append(lexicon.credits.agency_named(agency.group()))
        elif part and len(part) <= _LONGEST and not part.isdigit():
            found.append(part)
    return found


def _is_outlet(name: str, publisher: str | None, claims: Claims) -> bool:
    """Return whether an author is the outlet under its name or address."""
    if _DOMAIN.fullmatch(name):
        return True
    letters = _letters([name])
    outlets = [_letters([outlet]) for outlet in (publisher, *claims.publishers) if outlet]
    return not letters or any(letters == outlet or (len(letters) > 4 and letters in outlet) for outlet in outlets)


def _letters(words: Iterable[str]) -> str:
    return "".join(_LETTERS.findall(fold(" ".join(words))))
