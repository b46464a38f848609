"""The search, on tables of our own: the words of each page in order, and how often it has each stem, ranked as FTS5 ranks.

`tsvector` is not used: it counts no more than 256 places of a word, none after the 16,383rd, and its ranks are others.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, delete, select, text

from recoupe.store.databases.postgres.copying import write_rows
from recoupe.store.databases.postgres.question import matched, ranked, short
from recoupe.store.databases.words import INDEXES, Indexed
from recoupe.store.query import Query

_OWN = MetaData()


def _number(name: str) -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


_TEXTS = {name: Table(name, _OWN, _number("rowid"), Column("title", Text), Column("body", Text)) for name in INDEXES}
"""What each index was fed with, under the same names as in SQLite."""

_LENGTHS = Table("indexed_page", _OWN, _number("page"), *(Column(name, Integer, nullable=False) for name in INDEXES))
"""How many words and stems a page has."""

_COUNTS = Table(
    "stem_count",
    _OWN,
    Column("stem", Text, primary_key=True),
    _number("page"),
    Column("title", Integer, nullable=False),
    Column("body", Integer, nullable=False),
)
"""How often a page has a stem, in its title and elsewhere."""


def create_indexes(db: Connection) -> None:
    """Create both indexes, empty."""
    _OWN.create_all(db)


def write_words(db: Connection, pages: Mapping[int, Mapping[str, Indexed]]) -> None:
    """Put the words of pages, by their numbers, into both indexes, by their names."""
    for name in INDEXES:
        held = ((number, words[name]) for number, words in pages.items())
        rows = [{"rowid": number, "title": indexed.title, "body": indexed.body} for number, indexed in held]
        write_rows(db, _TEXTS[name], rows)
    write_rows(db, _LENGTHS, [{"page": number} | _lengths(words) for number, words in pages.items()])
    write_rows(db, _COUNTS, [row for number, words in pages.items() for row in _counts(number, words["stems"])])


def _lengths(words: Mapping[str, Indexed]) -> dict[str, int]:
    return {name: len(indexed.title.split()) + len(indexed.body.split()) for name, indexed in words.items()}


def _counts(number: int, stems: Indexed) -> list[dict[str, str | int]]:
    """Return the rows that say how often a page has each stem."""
    title, body = (Counter(map(short, part.split())) for part in (stems.title, stems.body))
    return [{"stem": stem, "page": number, "title": title[stem], "body": body[stem]} for stem in sorted({*title, *body})]


def drop_words(db: Connection, number: int) -> None:
    """Take the words of a page out of both indexes."""
    held = select(_TEXTS["stems"].c.title + " " + _TEXTS["stems"].c.body).where(_TEXTS["stems"].c.rowid == number)
    stems = {short(stem) for stem in (db.execute(held).scalar_one_or_none() or "").split()}
    db.execute(text("DELETE FROM stem_count WHERE page = :page AND stem = ANY(:stems)"), {"page": number, "stems": sorted(stems)})
    db.execute(delete(_LENGTHS).where(_LENGTHS.c.page == number))
    for table in _TEXTS.values():
        db.execute(delete(table).where(table.c.rowid == number))


def rank(
    db: Connection, query: Query, *, limit: int | None, offset: int, pages: Sequence[int] | None, seen: bool
) -> tuple[list[int], int]:
    """Return the best pages, best first, and how many there are in all."""
    question, bound = ranked(query, pages, seen=seen)
    found = db.execute(text(question), bound | {"limit": limit, "offset": offset}).one()
    return list(found.best), found.total


def matching(db: Connection, query: Query, *, after: int, limit: int, pages: Sequence[int] | None, seen: bool) -> list[int]:
    """Return pages with a greater number than `after`, in the order in which they were added."""
    question, bound = matched(query, pages, seen=seen)
    return list(db.execute(text(question), bound | {"after": after, "limit": limit}).scalars())
