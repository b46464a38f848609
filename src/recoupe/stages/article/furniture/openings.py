"""A dateline at the beginning of a paragraph: "BELMONT, 6 octobre (Xinhua) --", "Paris (AFP) -", "Genève —"."""

import re

from recoupe.lexicon.article import ArticleLexicon, fold
from recoupe.types.base import Record

_PLACE = r"[A-ZÀ-Þ][\w’'.\-]*(?:[ /](?:[a-zà-ÿ]{1,4}[ ’'])?[A-ZÀ-Þ][\w’'.\-]*){0,3}"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:,\s{_PLACE})?)"
    r"(?:\s?\((?P<first>[^()]{2,40})\))?"
    r"(?:,?\s(?:[a-zà-ÿ]{2,9}\s){0,2}(?P<day>\d{1,2})(?:er)?\s(?P<month>[^\W\d_]{3,10})\.?(?:\s(?P<year>\d{4}))?)?"
    r"(?:,?\s?\((?P<second>[^()]{2,40})\))?"
    r",?\s?(?P<dash>--+|[—–|:-])(?=\s|\Z)"
)
_ALONE = re.compile(r"\(([^()]{2,30})\)(?:\s?[—–:-])?(?=\s+\S)")
_LONGEST = 160


class Dateline(Record, frozen=True, kw_only=True):
    """A dateline: its end in the line, its place (empty for an agency alone), the day and agency it names."""

    end: int
    place: str
    day: int | None = None
    month: str | None = None
    year: int | None = None
    agency: str | None = None

    @property
    def sure(self) -> bool:
        """Whether a day or an agency is named."""
        return self.day is not None or self.agency is not None


def read_dateline(text: str, lexicon: ArticleLexicon) -> Dateline | None:
    """Return the dateline at the beginning of a paragraph, or None.

    Without a day and an agency, only a place before a long dash or bar is one ("Genève —"), or in capitals before any dash.
    """
    found = _DATELINE.match(text, 0, _LONGEST)
    if not found:
        return _agency_alone(text, lexicon)
    if fold(found["place"]) in lexicon.words.labels or lexicon.bylines.opener.match(fold(found["place"])):
        return None
    agency = _agency(found["first"], lexicon) or _agency(found["second"], lexicon) or _unlisted(found["second"])
    capitals = found["place"].isupper() and len(found["place"]) > 2
    spaced = text[found.start("dash") - 1 : found.start("dash")].isspace()
    sure = bool(agency or found["day"]) or (found["dash"] in "—–|" and spaced) or (capitals and found["dash"] != ":")
    if not sure:
        return None
    return Dateline(
        end=found.end(),
        place=found["place"],
        day=int(found["day"]) if found["day"] else None,
        month=found["month"],
        year=int(found["year"]) if found["year"] else None,
        agency=agency,
    )


def _unlisted(words: str | None) -> str | None:
    """Return the name that stands between the day and the dash, though in no list: nothing but an agency stands there."""
    return words if words and words[:1].isupper() and not any(character.isdigit() for character in words) else None


def _agency_alone(text: str, lexicon: ArticleLexicon) -> Dateline | None:
    """Return "(Belga)" at the beginning of a paragraph."""
    found = _ALONE.match(text)
    agency = _agency(found.group(1), lexicon) if found else None
    return Dateline(end=found.end(), place="", agency=agency) if found and agency else None


def _agency(words: str | None, lexicon: ArticleLexicon) -> str | None:
    found = lexicon.credits.agency.search(fold(words)) if words else None
    return lexicon.credits.agency_named(found.group()) if found else None
