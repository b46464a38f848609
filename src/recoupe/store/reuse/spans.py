"""The shared spans of a store, and the passages that they are grouped to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, bindparam, delete, insert, or_, select, update

from recoupe.stages.reuse.candidates import Pair
from recoupe.stages.reuse.passages import Family, Side, Told, sides_of
from recoupe.store.questions import in_parts, next_number
from recoupe.store.reuse.rows import key_of
from recoupe.store.reuse.tables import reuse_page, reuse_side, reuse_span
from recoupe.types.reuse import PassagePlace, SharedSpans

Lost = defaultdict[int, set[int]]
"""Passages that lost shared spans, by number, and the keys of the pages on which they lost them."""


def stored_pairs(db: Connection, pairs: Set[Pair]) -> set[Pair]:
    """Return those pairs of pages of which shared spans are stored."""
    return {(span.first, span.second) for span in _spans_of(db, pairs)}


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


def drop_pairs(db: Connection, pairs: Set[Pair]) -> Lost:
    """Take away what pairs of pages share; return which passages lost it."""
    return _drop(db, _spans_of(db, pairs))


def drop_spans_on(db: Connection, keys: Iterable[int]) -> Lost:
    """Take away what pages share with any other; return which passages lost it."""
    row = reuse_span.c
    asked = (select(*_PLACE).where(or_(row.first.in_(part), row.second.in_(part))) for part in in_parts(keys))
    return _drop(db, [span for question in asked for span in db.execute(question)])


_PLACE = (reuse_span.c.number, reuse_span.c.first, reuse_span.c.second, reuse_span.c.passage)


def _spans_of(db: Connection, pairs: Set[Pair]) -> list[Any]:
    """Return the stored spans of pairs of pages; the index leads there by the first page of each."""
    asked = (select(*_PLACE).where(reuse_span.c.first.in_(part)) for part in in_parts(sorted({first for first, _ in pairs})))
    return [span for question in asked for span in db.execute(question) if (span.first, span.second) in pairs]


def _drop(db: Connection, spans: Iterable[Any]) -> Lost:
    lost: Lost = defaultdict(set)
    numbers = set()
    for span in spans:
        numbers.add(span.number)
        if span.passage is not None:
            lost[span.passage] |= {span.first, span.second}
    for part in in_parts(sorted(numbers)):
        db.execute(delete(reuse_span).where(reuse_span.c.number.in_(part)))
    return lost


def read_spans(db: Connection) -> dict[int, SharedSpans]:
    """Return the shared spans that belong to no passage, by number."""
    found = db.execute(select(reuse_span).where(reuse_span.c.passage.is_(None)).order_by(reuse_span.c.number)).all()
    return shared_spans(db, found)


def shared_spans(db: Connection, rows: Sequence[Any]) -> dict[int, SharedSpans]:
    """Return what rows of `reuse_span` say, by number."""
    ids = _ids(db, {key for span in rows for key in (span.first, span.second)})
    return {span.number: _shared(span, ids) for span in rows}


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
    new = next_number(db, reuse_side.c.passage)
    sides: dict[int, dict[Side, Told]] = {}
    members: list[dict[str, int]] = []
    for place, family in enumerate(families):
        passage = min(family.known, default=new + place)
        for table in (reuse_side, reuse_span):
            for part in in_parts(sorted(family.known - {passage})):
                db.execute(update(table).where(table.c.passage.in_(part)).values(passage=passage))
        sides[passage] = _nearer(sides_of(spans[member] for member in family.members), known)
        members += [{"this": numbers[member], "its": passage} for member in family.members]
    if members:
        db.execute(update(reuse_span).where(reuse_span.c.number == bindparam("this")).values(passage=bindparam("its")), members)
    drop_sides(db, ((key_of(side[0]), *side[1:]) for found in sides.values() for side in found if side in known))
    keep_sides(db, sides)


def drop_sides(db: Connection, sides: Iterable[tuple[int, int, int]]) -> None:
    """Take sides away, named by the key of their page, each found by its primary key."""
    row = reuse_side.c
    places = [{"on": key, "from": start, "to": end} for key, start, end in sides]
    if places:
        this = and_(row.key == bindparam("on"), row.start == bindparam("from"), row.end == bindparam("to"))
        db.execute(delete(reuse_side).where(this), places)


def keep_sides(db: Connection, sides: Mapping[int, Mapping[Side, Told]]) -> None:
    """Store sides, by the numbers of their passages."""
    rows = [
        {"key": key_of(page), "start": start, "end": end, "print": told.print, "words": told.words, "passage": passage}
        for passage, found in sides.items()
        for (page, start, end), told in found.items()
    ]
    if rows:
        db.execute(insert(reuse_side), rows)


def _nearer(sides: Mapping[Side, Told], known: Mapping[Side, KnownSide]) -> dict[Side, Told]:
    """Return the sides that are new or share fewer words than was known."""
    return {side: told for side, told in sides.items() if side not in known or told.words < known[side].words}


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
