"""The shared spans of a store, and the passages that they are grouped to."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, tuple_, update

from recoupe.stages.reuse.candidates import Pair
from recoupe.stages.reuse.passages import Group
from recoupe.store.reuse.rows import in_parts, key_of
from recoupe.store.reuse.tables import reuse_page, reuse_passage, reuse_place, reuse_span
from recoupe.types.reuse import PassagePlace, SharedSpans


def stored_pairs(db: Connection, pairs: Iterable[Pair]) -> set[Pair]:
    """Return those pairs of pages of which shared spans are stored."""
    row = reuse_span.c
    pages = {key for pair in pairs for key in pair}
    asked = (select(row.first, row.second).where(row.first.in_(part)).distinct() for part in in_parts(sorted(pages)))
    return {(first, second) for question in asked for first, second in db.execute(question)}.intersection(pairs)


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


def passages_on(db: Connection, keys: Iterable[int]) -> set[int]:
    """Return the numbers of the passages that pages print."""
    row = reuse_place.c
    return {
        number
        for part in in_parts(sorted(keys))
        for number in db.execute(select(row.passage).where(row.key.in_(part)).distinct()).scalars()
    }


def read_spans(db: Connection, passages: Iterable[int]) -> dict[int, SharedSpans]:
    """Return the shared spans of some passages and those of none, by number."""
    row = reuse_span.c
    found: list[Row[Any]] = []
    for part in in_parts(sorted(passages)):
        found += db.execute(select(reuse_span).where(row.passage.in_(part))).all()
    found += db.execute(select(reuse_span).where(row.passage.is_(None))).all()
    ids = _ids(db, {key for span in found for key in (span.first, span.second)})
    return {span.number: _shared(span, ids) for span in found}


def keep_passages(db: Connection, instead_of: Iterable[int], groups: Sequence[tuple[Group, Sequence[int]]]) -> None:
    """Store passages instead of others, and note which shared spans belong to each.

    Args:
        db: a connection that writes.
        instead_of: the numbers of the passages that go.
        groups: passages, each with the numbers of its shared spans.
    """
    for part in in_parts(sorted(instead_of)):
        db.execute(delete(reuse_place).where(reuse_place.c.passage.in_(part)))
        db.execute(delete(reuse_passage).where(reuse_passage.c.number.in_(part)))
    for group, members in groups:
        row = {"id": group.passage.id, "words": group.passage.words}
        number = db.execute(insert(reuse_passage).values(row).returning(reuse_passage.c.number)).scalar_one()
        places = [
            {"passage": number, "key": key_of(place.page), "start": place.start, "end": place.end}
            for place in group.passage.places
        ]
        db.execute(insert(reuse_place), places)
        for part in in_parts(members):
            db.execute(update(reuse_span).where(reuse_span.c.number.in_(part)).values(passage=number))


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
