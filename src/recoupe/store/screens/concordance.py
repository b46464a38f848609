"""A word, or an actor, in the lines in which it stands."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from recoupe.store import tables
from recoupe.store.fulltext import pages_matching
from recoupe.store.query import Query, parse_query
from recoupe.store.questions import among
from recoupe.store.terms import Stems, load_stems, terms_of
from recoupe.types.article import READ_NAMES
from recoupe.types.base import Record

AROUND = 70
"""Characters on either side."""

_PAGES = 25
"""Pages whose text is looked through at once."""


class Line(Record, frozen=True, kw_only=True):
    """A place and what stands around it; `number` is that of the page in the store."""

    number: int
    page: str
    name: str
    publisher: str | None
    published: str | None
    start: int
    end: int
    before: str
    words: str
    after: str


class Lines(Record, frozen=True, kw_only=True):
    """Lines in the order in which pages were added; `last` is the number of the page after which to go on, None at the end."""

    lines: tuple[Line, ...]
    last: int | None


def lines_with(
    db: Connection, asked: str, *, language: str, after: int = 0, most: int = 60, pages: Sequence[int] | None = None
) -> Lines:
    """Return the lines that have a word, in any form, or a phrase (in quotation marks), as it stands.

    Args:
        db: an open connection.
        asked: what a person typed.
        language: whose stems are used.
        after: only pages with a greater number.
        most: lines after which no further page is looked at.
        pages: the numbers of the pages to look at; None for all.
    """
    stems = load_stems(language)
    query = parse_query(asked, stems=stems)
    if query.is_empty:
        return Lines(lines=(), last=None)
    numbers = pages_matching(db, query, after=after, limit=_PAGES, pages=pages)
    found: list[Line] = []
    for at, number in enumerate(numbers, start=1):
        found += _on_page(db, number, query, stems)
        if len(found) >= most:
            return Lines(lines=tuple(found[: 4 * most]), last=number if at < len(numbers) or at == _PAGES else None)
    return Lines(lines=tuple(found), last=numbers[-1] if len(numbers) == _PAGES else None)


def lines_naming(db: Connection, actor: str, *, after: int = 0, most: int = 60, pages: Sequence[int] | None = None) -> Lines:
    """Return the lines that name an actor; arguments as for `lines_with`."""
    row = tables.mention.c
    asked = select(row.page, row.start, row.end).where(row.actor == actor, row.page > after).order_by(row.page, row.position)
    if pages is not None:
        asked = asked.where(among(row.page, pages))
    places = db.execute(asked.limit(most + 1)).all()
    named: dict[int, list[tuple[int, int]]] = {}
    for place in places:
        named.setdefault(place.page, []).append((place.start, place.end))
    numbers = sorted(named)
    whole = numbers[:-1] if len(places) > most and len(numbers) > 1 else numbers
    found = [line for number in whole for line in _lines(db, number, named[number])]
    return Lines(lines=tuple(found), last=whole[-1] if len(places) > most and whole else None)


def _on_page(db: Connection, number: int, query: Query, stems: Stems) -> list[Line]:
    raw = db.execute(select(tables.capture.c.text).where(tables.capture.c.page == number)).scalar_one()
    row = tables.segment.c
    read = select(row.start, row.end).where(row.page == number, row.role.in_(READ_NAMES)).order_by(row.position)
    terms = [term for part in db.execute(read) for term in terms_of(raw, start=part.start, end=part.end)]
    wanted = {stem for forms in query.words for stem in forms}
    plain = [term.plain for term in terms]
    places = [(term.start, term.end) for term in terms if wanted and not wanted.isdisjoint(stems(term.word))]
    for phrase in query.phrases:
        size = len(phrase)
        starts = [at for at in range(len(plain) - size + 1) if tuple(plain[at : at + size]) == phrase]
        places += [(terms[at].start, terms[at + size - 1].end) for at in starts]
    return list(_lines(db, number, sorted(places)))


def _lines(db: Connection, number: int, places: list[tuple[int, int]]) -> Iterator[Line]:
    page = tables.page.c
    columns = (page.id, page.name, page.publisher, page.published, tables.capture.c.text)
    asked = select(*columns).join(tables.capture, tables.capture.c.page == page.number).where(page.number == number)
    one = db.execute(asked).one()
    for start, end in places:
        yield Line(
            number=number,
            page=one.id,
            name=one.name,
            publisher=one.publisher,
            published=one.published,
            start=start,
            end=end,
            before=one.text[max(start - AROUND, 0) : start],
            words=one.text[start:end],
            after=one.text[end : end + AROUND],
        )
