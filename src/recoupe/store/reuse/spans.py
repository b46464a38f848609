"""The shared spans of a store, and the passages that they are grouped to."""

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, insert, select, tuple_, update

from recoupe.stages.reuse.candidates import Pair
from recoupe.stages.reuse.passages import Family, Side, Told, sides_of
from recoupe.store.reuse.rows import in_parts, key_of
from recoupe.store.reuse.tables import reuse_page, reuse_side, reuse_span
from recoupe.types.reuse import PassagePlace, SharedSpans


def stored_pairs(db: Connection, pairs: Set[Pair]) -> set[Pair]:
    """Return those pairs of pages of which shared spans are stored."""
    row = reuse_span.c
    pages = {key for pair in pairs for key in pair}
    asked = (select(row.first, row.second).where(row.first.in_(part)).distinct() for part in in_parts(sorted(pages)))
    return {(first, second) for question in asked for first, second in db.execute(question)} & pairs


def keep_spans(db: Connection, shared: Iterable[SharedSpans]) -> None:
    """Store shared spans that belong to no passage yet; the first page of each has the lesser key."""
    rows = [
        {
            "first": key_of(spans.first.page),
            "first_start": spans.first.start,
            "first_end": spans.first.end,
            "first_print": spans.prints[0],
            "second": key_of(spans.second.page),
            "second_start": spans.second.start,
            "second_end": spans.second.end,
            "second_print": spans.prints[1],
            "words": spans.words,
        }
        for spans in shared
    ]
    if rows:
        db.execute(insert(reuse_span), rows)


def drop_pairs(db: Connection, pairs: Iterable[Pair]) -> set[int]:
    """Take away what pairs of pages share; return the numbers of the passages that must be made anew."""
    row = reuse_span.c
    touched: set[int] = set()
    for part in in_parts(sorted(pairs)):
        held = tuple_(row.first, row.second).in_(part)
        touched.update(number for number in db.execute(select(row.passage).where(held)).scalars() if number is not None)
        db.execute(delete(reuse_span).where(held))
    return touched


def read_spans(db: Connection) -> dict[int, SharedSpans]:
    """Return the shared spans that belong to no passage, by number."""
    found = db.execute(select(reuse_span).where(reuse_span.c.passage.is_(None)).order_by(reuse_span.c.number)).all()
    ids = _ids(db, {key for span in found for key in (span.first, span.second)})
    return {span.number: _shared(span, ids) for span in found}


class KnownSide(msgspec.Struct, frozen=True):
    """The passage of a side, and the least words that it shares with another one."""

    passage: int
    words: int


def read_sides(db: Connection, pages: Iterable[str]) -> dict[Side, KnownSide]:
    """Return the sides of pages, named by their ids."""
    row, ids = reuse_side.c, {key_of(page): page for page in pages}
    return {
        (ids[side.key], side.start, side.end): KnownSide(side.passage, side.words)
        for part in in_parts(ids)
        for side in db.execute(select(row.key, row.start, row.end, row.passage, row.words).where(row.key.in_(part)))
    }


def undo_passages(db: Connection, passages: Iterable[int]) -> None:
    """Take passages apart: their shared spans belong to none."""
    for part in in_parts(sorted(passages)):
        db.execute(delete(reuse_side).where(reuse_side.c.passage.in_(part)))
        db.execute(update(reuse_span).where(reuse_span.c.passage.in_(part)).values(passage=None))


def keep_passages(
    db: Connection, shared: Mapping[int, SharedSpans], families: Sequence[Family], known: Mapping[Side, KnownSide]
) -> None:
    """Store which passage shared spans belong to: one that was known, several that become one, or a new one.

    Args:
        db: a connection that writes.
        shared: shared spans, by number.
        families: which of them are of one passage, by their positions.
        known: the sides that their pages have already.
    """
    numbers, spans = list(shared), list(shared.values())
    new = (db.execute(select(func.max(reuse_side.c.passage))).scalar_one() or 0) + 1
    rows: list[dict[str, int]] = []
    members: list[dict[str, int]] = []
    for place, family in enumerate(families):
        passage = min(family.known, default=new + place)
        for table in (reuse_side, reuse_span):
            for part in in_parts(sorted(family.known - {passage})):
                db.execute(update(table).where(table.c.passage.in_(part)).values(passage=passage))
        rows += _side_rows(sides_of(spans[member] for member in family.members), known, passage)
        members += [{"this": numbers[member], "its": passage} for member in family.members]
    if members:
        db.execute(update(reuse_span).where(reuse_span.c.number == bindparam("this")).values(passage=bindparam("its")), members)
    place_of = tuple_(reuse_side.c.key, reuse_side.c.start, reuse_side.c.end)
    for places in in_parts((row["key"], row["start"], row["end"]) for row in rows):
        db.execute(delete(reuse_side).where(place_of.in_(places)))
    if rows:
        db.execute(insert(reuse_side), rows)


def _side_rows(sides: Mapping[Side, Told], known: Mapping[Side, KnownSide], passage: int) -> list[dict[str, int]]:
    """Return the rows of the sides of a passage that are new or share fewer words than was known."""
    return [
        {"key": key_of(side[0]), "start": side[1], "end": side[2], "print": told.print, "words": told.words, "passage": passage}
        for side, told in sides.items()
        if side not in known or told.words < known[side].words
    ]


def _ids(db: Connection, keys: Iterable[int]) -> dict[int, str]:
    row = reuse_page.c
    return {
        key: name for part in in_parts(sorted(keys)) for key, name in db.execute(select(row.key, row.id).where(row.key.in_(part)))
    }


def _shared(span: Any, ids: Mapping[int, str]) -> SharedSpans:
    return SharedSpans(
        first=PassagePlace(page=ids[span.first], start=span.first_start, end=span.first_end),
        second=PassagePlace(page=ids[span.second], start=span.second_start, end=span.second_end),
        words=span.words,
        prints=(span.first_print, span.second_print),
    )
