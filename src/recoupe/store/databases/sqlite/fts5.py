"""The search, by SQLite's FTS5 (unicode61, accents undone), ranked by its bm25."""

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, text

from recoupe.store.databases.words import BODY_WEIGHT, INDEXES, TITLE_WEIGHT, Indexed
from recoupe.store.query import Query


def create_indexes(db: Connection) -> None:
    """Create both indexes, empty."""
    for name in INDEXES:
        db.execute(text(f"CREATE VIRTUAL TABLE {name} USING fts5(title, body, tokenize='unicode61 remove_diacritics 2')"))


def write_words(db: Connection, pages: Mapping[int, Mapping[str, Indexed]]) -> None:
    """Put the words of pages, by their numbers, into both indexes, by their names."""
    for name in INDEXES if pages else ():
        held = ((number, words[name]) for number, words in pages.items())
        rows = [{"number": number, "title": indexed.title, "body": indexed.body} for number, indexed in held]
        db.execute(text(f"INSERT INTO {name}(rowid, title, body) VALUES (:number, :title, :body)"), rows)


def drop_words(db: Connection, number: int) -> None:
    """Take the words of a page out of both indexes."""
    for name in INDEXES:
        db.execute(text(f"DELETE FROM {name} WHERE rowid = :number"), {"number": number})


def rank(
    db: Connection, query: Query, *, limit: int | None, offset: int, pages: Sequence[int] | None, seen: bool
) -> tuple[list[int], int]:
    """Return the best pages, best first, and how many there are in all."""
    main, where, bound = _question(query, pages, seen=seen)
    total = db.execute(text(f"SELECT count(*) FROM {main} WHERE {where}"), bound).scalar_one()
    order = f"bm25({main}, {TITLE_WEIGHT}, {BODY_WEIGHT}), rowid"
    ranked = text(f"SELECT rowid FROM {main} WHERE {where} ORDER BY {order} LIMIT :limit OFFSET :offset")
    return list(db.execute(ranked, bound | {"limit": -1 if limit is None else limit, "offset": offset}).scalars()), total


def matching(db: Connection, query: Query, *, after: int, limit: int, pages: Sequence[int] | None, seen: bool) -> list[int]:
    """Return pages with a greater number than `after`, in the order in which they were added."""
    main, where, bound = _question(query, pages, seen=seen)
    asked = text(f"SELECT rowid FROM {main} WHERE {where} AND rowid > :after ORDER BY rowid LIMIT :limit")
    return list(db.execute(asked, bound | {"after": after, "limit": limit}).scalars())


_AMONG = " AND +rowid IN (SELECT value FROM json_each(:pages))"
_SEEN = " AND +rowid IN (SELECT number FROM page)"
"""The plus keeps the database from asking the index once for each page."""


def _question(query: Query, pages: Sequence[int] | None, *, seen: bool) -> tuple[str, str, dict[str, object]]:
    """Return the index that ranks, the condition, and what is bound in it: a page must match in both indexes."""
    words, stems = _phrases(query), _stems(query)
    main = "stems" if stems else "words"
    also = " AND rowid IN (SELECT rowid FROM words WHERE words MATCH :phrases)" if stems and words else ""
    bound: dict[str, object] = {"main": stems or words}
    if also:
        bound["phrases"] = words
    if pages is not None:
        also += _AMONG
        bound["pages"] = json.dumps(list(pages))
    also += _SEEN if seen else ""
    return main, f"{main} MATCH :main{also}", bound


def _phrases(query: Query) -> str:
    return " AND ".join('"' + " ".join(phrase) + '"' for phrase in query.phrases)


def _stems(query: Query) -> str:
    return " AND ".join("(" + " OR ".join(f'"{stem}"' for stem in stems) + ")" for stems in query.words)
