"""The two full-text indexes: words as they stand, for phrases, and stems, for finding more.

Both are FTS5 tables (unicode61, accents undone) fed with our own words, so that what is indexed, what is asked for and what is
shown as found are one and the same thing. This is the only SQL that is SQLite's own.
"""

import json
from collections.abc import Sequence

from sqlalchemy import Connection, text

from recoupe.store.passages import Passage
from recoupe.store.terms import Stems

INDEXES = ("words", "stems")

NARROWED = "narrowed"
"""Key of the `info` of a connection that does not see all pages."""

_AMONG = " AND +rowid IN (SELECT value FROM json_each(:pages))"
_SEEN = " AND +rowid IN (SELECT number FROM page)"
"""The plus keeps the database from asking the index once for each page."""


def create_indexes(db: Connection) -> None:
    """Create both indexes, empty."""
    for name in INDEXES:
        db.execute(text(f"CREATE VIRTUAL TABLE {name} USING fts5(title, body, tokenize='unicode61 remove_diacritics 2')"))


def index_page(db: Connection, number: int, passages: tuple[Passage, ...], *, stems: Stems) -> None:
    """Put the words of a page into both indexes, in place of those it had."""
    drop_page(db, number)
    title = [term for passage in passages if passage.role == "title" for term in passage.terms]
    body = [term for passage in passages if passage.role != "title" for term in passage.terms]
    columns = {
        "words": [" ".join(term.plain for term in part) for part in (title, body)],
        "stems": [" ".join(stem for term in part for stem in stems(term.word)) for part in (title, body)],
    }
    for name, (in_title, in_body) in columns.items():
        row = {"number": number, "title": in_title, "body": in_body}
        db.execute(text(f"INSERT INTO {name}(rowid, title, body) VALUES (:number, :title, :body)"), row)


def drop_page(db: Connection, number: int) -> None:
    """Take the words of a page out of both indexes."""
    for name in INDEXES:
        db.execute(text(f"DELETE FROM {name} WHERE rowid = :number"), {"number": number})


def rank_pages(
    db: Connection, *, words: str, stems: str, limit: int, offset: int = 0, pages: Sequence[int] | None = None
) -> tuple[list[int], int]:
    """Return the numbers of the best pages, best first, and how many there are in all.

    Args:
        db: an open connection.
        words: a MATCH expression over the words, "" for none.
        stems: the same over the stems; a page must match both.
        limit: how many at most; -1 for all.
        offset: how many of the best to pass over.
        pages: the numbers of the pages to choose from; None for all.
    """
    main = "stems" if stems else "words"
    where = f"{main} MATCH :main" + (
        " AND rowid IN (SELECT rowid FROM words WHERE words MATCH :phrases)" if stems and words else ""
    )
    bound = {"main": stems or words} | ({"phrases": words} if stems and words else {})
    if pages is not None:
        where += _AMONG
        bound["pages"] = json.dumps(list(pages))
    if db.info.get(NARROWED):
        where += _SEEN
    total = db.execute(text(f"SELECT count(*) FROM {main} WHERE {where}"), bound).scalar_one()
    ranked = text(f"SELECT rowid FROM {main} WHERE {where} ORDER BY bm25({main}, 4.0, 1.0), rowid LIMIT :limit OFFSET :offset")
    return [row[0] for row in db.execute(ranked, bound | {"limit": limit, "offset": offset})], total


def pages_matching(
    db: Connection, *, words: str, stems: str, after: int = 0, limit: int, pages: Sequence[int] | None = None
) -> list[int]:
    """Return the numbers of pages that match, in the order in which they were added; arguments as for `rank_pages`.

    Args:
        db: an open connection.
        words: a MATCH expression over the words, "" for none.
        stems: the same over the stems; a page must match both.
        after: only pages with a greater number.
        limit: how many at most.
        pages: the numbers of the pages to choose from; None for all.
    """
    main = "stems" if stems else "words"
    also = " AND rowid IN (SELECT rowid FROM words WHERE words MATCH :phrases)" if stems and words else ""
    bound: dict[str, object] = {"main": stems or words, "after": after, "limit": limit}
    bound |= {"phrases": words} if stems and words else {}
    if pages is not None:
        also += _AMONG
        bound["pages"] = json.dumps(list(pages))
    if db.info.get(NARROWED):
        also += _SEEN
    asked = text(f"SELECT rowid FROM {main} WHERE {main} MATCH :main AND rowid > :after{also} ORDER BY rowid LIMIT :limit")
    return [row[0] for row in db.execute(asked, bound)]


def words_on(db: Connection, numbers: list[int]) -> list[frozenset[str]]:
    """Return the different words of some pages, without case and accents, one set a page."""
    held = ",".join(str(int(number)) for number in numbers)
    return [frozenset(row[0].split()) for row in db.execute(text(f"SELECT body FROM words WHERE rowid IN ({held})"))]
