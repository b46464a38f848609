"""The two full-text indexes: words as they stand, for phrases, and stems, for finding more.

Both are fed with our own words, so that what is indexed, what is asked for and what is shown as found are one and the same thing,
in whatever database. How each of these keeps and ranks them is in `databases/`; pages and their order are the same.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, text

from recoupe.store.databases import Indexed, database_of
from recoupe.store.passages import Passage
from recoupe.store.query import Query
from recoupe.store.terms import Stems

NARROWED = "narrowed"
"""Key of the `info` of a connection that does not see all pages."""


def index_pages(db: Connection, pages: Mapping[int, tuple[Passage, ...]], *, stems: Stems) -> None:
    """Put the words of pages, by their numbers, into both indexes, which have none of them."""
    database_of(db).write_words(db, {number: _indexed(passages, stems) for number, passages in pages.items()})


def _indexed(passages: tuple[Passage, ...], stems: Stems) -> dict[str, Indexed]:
    title = [term for passage in passages if passage.role == "title" for term in passage.terms]
    body = [term for passage in passages if passage.role != "title" for term in passage.terms]
    words = (" ".join(term.plain for term in part) for part in (title, body))
    forms = (" ".join(stem for term in part for stem in stems(term.word)) for part in (title, body))
    return {name: Indexed(title=in_title, body=in_body) for name, (in_title, in_body) in {"words": words, "stems": forms}.items()}


def drop_page(db: Connection, number: int) -> None:
    """Take the words of a page out of both indexes."""
    database_of(db).drop_words(db, number)


def rank_pages(
    db: Connection, query: Query, *, limit: int | None, offset: int = 0, pages: Sequence[int] | None = None
) -> tuple[list[int], int]:
    """Return the numbers of the best pages, best first, and how many there are in all; those of one rank as they were added.

    Args:
        db: an open connection.
        query: what a page must have; not an empty one.
        limit: how many at most; None for all.
        offset: how many of the best to pass over.
        pages: the numbers of the pages to choose from; None for all.
    """
    return database_of(db).rank(db, query, limit=limit, offset=offset, pages=pages, seen=bool(db.info.get(NARROWED)))


def pages_matching(db: Connection, query: Query, *, after: int = 0, limit: int, pages: Sequence[int] | None = None) -> list[int]:
    """Return the numbers of pages that have what is asked for, in the order in which they were added.

    Args:
        db: an open connection.
        query: what a page must have; not an empty one.
        after: only pages with a greater number.
        limit: how many at most.
        pages: the numbers of the pages to choose from; None for all.
    """
    return database_of(db).matching(db, query, after=after, limit=limit, pages=pages, seen=bool(db.info.get(NARROWED)))


def words_on(db: Connection, numbers: list[int]) -> list[frozenset[str]]:
    """Return the different words of some pages, without case and accents, one set a page."""
    held = ",".join(str(int(number)) for number in numbers)
    return [frozenset(row[0].split()) for row in db.execute(text(f"SELECT body FROM words WHERE rowid IN ({held})"))]
