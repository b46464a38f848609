"""Words that stand on more of the pages of one source, or one period, than on those of the others.

Log-likelihood (Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", 1993) on the number of pages that have
a word, over pages taken at even distances from either side.
"""

from collections import Counter
from collections.abc import Sequence
from math import log

from sqlalchemy import ColumnElement, Connection, func, not_, select

from recoupe.store import tables
from recoupe.store.fulltext import words_on
from recoupe.store.questions import among, count_rows
from recoupe.types.base import Record

SAMPLE = 120
"""Pages of either side that are looked at."""

_MANY = 2000
_LEAST = 3
_LETTERS = 3


class Overused(Record, frozen=True, kw_only=True):
    """A word, on how many of the pages looked at it stands here and elsewhere, and how surprising that is."""

    word: str
    here: int
    there: int
    surprise: float


class Compared(Record, frozen=True, kw_only=True):
    """Over-used words, the most surprising first, and how many pages of either side were looked at."""

    words: tuple[Overused, ...]
    here: int
    there: int


def publishers(db: Connection, *, most: int = 60) -> list[tuple[str, int]]:
    """Return the publishers with most pages, and how many each has."""
    row, count = tables.page.c.publisher, func.count()
    asked = select(row, count.label("pages")).where(row.is_not(None)).group_by(row).order_by(count.desc(), row).limit(most)
    return [(one.publisher, one.pages) for one in db.execute(asked)]


def overused_words(
    db: Connection,
    *,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
    pages: Sequence[int] | None = None,
    most: int = 60,
) -> Compared | None:
    """Return the words that one publisher, one period, or some pages have more than the others; None when a side has no page."""
    row = tables.page.c
    inside: ColumnElement[bool] = row.number > 0
    if publisher:
        inside = inside & (row.publisher == publisher)
    if since:
        inside = inside & (row.published >= since)
    if until:
        inside = inside & (row.published <= f"{until}~")
    if pages is None:
        here, there = _sample(db, inside), _sample(db, not_(func.coalesce(inside, False)))
    else:
        here, there = _sides(db, inside, pages)
    if not here or not there:
        return None
    ours, theirs = (Counter(word for words in words_on(db, numbers) for word in words) for numbers in (here, there))
    found = [_compared(word, count, theirs[word], len(here), len(there)) for word, count in ours.items() if count >= _LEAST]
    kept = [one for one in found if one and len(one.word) >= _LETTERS and not one.word.isdigit()]
    ordered = sorted(kept, key=lambda one: (-one.surprise, one.word))[:most]
    return Compared(words=tuple(ordered), here=len(here), there=len(there))


def _compared(word: str, here: int, there: int, ours: int, theirs: int) -> Overused | None:
    """Return how surprising it is that a word stands on so many pages here; None when it is not over-used."""
    rate = (here + there) / (ours + theirs)
    if here / ours <= rate:
        return None
    cells = ((here, ours * rate), (there, theirs * rate), (ours - here, ours * (1 - rate)), (theirs - there, theirs * (1 - rate)))
    surprise = 2 * sum(seen * log(seen / expected) for seen, expected in cells if seen)
    return Overused(word=word, here=here, there=there, surprise=round(surprise, 1))


def _sample(db: Connection, inside: ColumnElement[bool]) -> list[int]:
    """Return the numbers of pages at even distances; of very many, only those are read whose number is a multiple."""
    row = tables.page.c
    count = count_rows(db, tables.page, inside)
    asked = select(row.number).where(inside).order_by(row.number)
    if count > _MANY:
        asked = asked.where(row.number % (count // _MANY + 1) == 0)
    return _spread(list(db.execute(asked).scalars()))


def _sides(db: Connection, inside: ColumnElement[bool], pages: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return a sample of those of some pages that lie inside, and one of all other pages."""
    row = tables.page.c
    here = list(db.execute(select(row.number).where(inside, among(row.number, pages)).order_by(row.number)).scalars())
    step = count_rows(db, tables.page) // _MANY + 1
    others = db.execute(select(row.number).where(row.number % step == 0).order_by(row.number)).scalars()
    taken = frozenset(here)
    return _spread(here), _spread([number for number in others if number not in taken])


def _spread(numbers: Sequence[int]) -> list[int]:
    """Return some of many numbers, at even distances."""
    step = max(len(numbers) / SAMPLE, 1)
    return [numbers[int(at * step)] for at in range(min(SAMPLE, len(numbers)))]
