"""Passages that lost shared spans: most still hold together, as a look at the pages that lost them shows."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import Connection, or_, select

from recoupe.stages.reuse import join_spans
from recoupe.stages.reuse.passages import Side, Told, sides_of
from recoupe.store.questions import in_parts
from recoupe.store.reuse.rows import key_of
from recoupe.store.reuse.spans import Lost, drop_sides, keep_sides, shared_spans
from recoupe.store.reuse.tables import reuse_side, reuse_span
from recoupe.types.reuse import SharedSpans


def mend_passages(db: Connection, lost: Lost) -> set[int]:
    """Bring the sides of passages that lost shared spans up to date; return those passages that may have come apart.

    Only the pages that lost something are looked at. When all that they still share in a passage hangs together, then whatever
    was joined through something lost is joined without it, and the passage is whole, however many other pages it has.

    Args:
        db: a connection that writes.
        lost: the passages, each with the pages on which it lost shared spans.
    """
    left = _left(db, lost)
    apart = {passage for passage, spans in left.items() if len(join_spans(spans, {})) > 1}
    whole = {passage: sides_of(left.get(passage, ())) for passage in lost.keys() - apart}
    _keep_only(db, {passage: _on(lost[passage], sides) for passage, sides in whole.items()}, lost)
    return apart


def _left(db: Connection, lost: Lost) -> dict[int, list[SharedSpans]]:
    """Return what the pages that lost something still share with any page, passage by passage."""
    row = reuse_span.c
    asked = (select(reuse_span).where(or_(row.first.in_(part), row.second.in_(part))) for part in in_parts(_pages(lost)))
    rows = {
        span.number: span
        for question in asked
        for span in db.execute(question)
        if not lost.get(span.passage, _NONE).isdisjoint((span.first, span.second))
    }
    left: dict[int, list[SharedSpans]] = defaultdict(list)
    for number, spans in shared_spans(db, list(rows.values())).items():
        left[rows[number].passage].append(spans)
    return left


_NONE: frozenset[int] = frozenset()


def _keep_only(db: Connection, sides: Mapping[int, Mapping[Side, Told]], lost: Lost) -> None:
    """Let passages have these sides on the pages that lost something, and no other ones."""
    wanted = {(key_of(side[0]), *side[1:]): told.words for found in sides.values() for side, told in found.items()}
    row = reuse_side.c
    stored = {
        (side.key, side.start, side.end): side.words
        for part in in_parts(_pages(lost))
        for side in db.execute(select(reuse_side).where(row.key.in_(part)))
        if side.passage in sides and side.key in lost[side.passage]
    }
    drop_sides(db, (side for side, words in stored.items() if wanted.get(side) != words))
    fresh = {
        passage: {side: told for side, told in found.items() if stored.get((key_of(side[0]), *side[1:])) != told.words}
        for passage, found in sides.items()
    }
    keep_sides(db, fresh)


def _on(keys: set[int], sides: Mapping[Side, Told]) -> dict[Side, Told]:
    """Return the sides on some pages, of which all shared spans were looked at."""
    return {side: told for side, told in sides.items() if key_of(side[0]) in keys}


def _pages(lost: Lost) -> list[int]:
    return sorted({key for keys in lost.values() for key in keys})
