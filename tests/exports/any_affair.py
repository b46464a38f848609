"""Affairs of any kind: every field of every type drawn, and affairs whose tellings stand in real pages."""

from collections.abc import Callable
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from recoupe.types.affair import Affair, Bounds, EventKey, Telling
from recoupe.types.record import Piece, SpanRow
from tests.exports.affair_pages import TEXTS
from tests.exports.affairs import ACTORS, PAGES

TEXT = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=12),
    st.sampled_from(
        ["=1+1", "-x", "@a", "\t=2", 'a"b', "a;b", "<p>&", "]]>", "\r\n", "\x00", "\ufffe", "state/xv", "person/irene-orsel"]
    ),
)
DAYS = st.sampled_from(["2021-03-03", "2021-03-04", "0001-01-01", "9999-12-31"])


def any_of(kind: inspect.Type) -> st.SearchStrategy[Any]:
    """Return a strategy for what msgspec says of a type."""
    return MADE[type(kind)](kind)


def _struct(kind: inspect.StructType) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: st.builds(lambda fields: kind.cls(**fields), _fields(kind)))


def _fields(kind: inspect.StructType) -> st.SearchStrategy[dict[str, Any]]:
    needed = {field.name: any_of(field.type) for field in kind.fields if field.required}
    optional = {field.name: any_of(field.type) for field in kind.fields if not field.required}
    return st.fixed_dictionaries(needed, optional=optional)


MADE: dict[type, Callable[[Any], st.SearchStrategy[Any]]] = {
    inspect.StructType: _struct,
    inspect.VarTupleType: lambda kind: st.lists(any_of(kind.item_type), max_size=2).map(tuple),
    inspect.TupleType: lambda kind: st.tuples(*map(any_of, kind.item_types)),
    inspect.UnionType: lambda kind: st.one_of(*map(any_of, kind.types)),
    inspect.LiteralType: lambda kind: st.sampled_from(kind.values),
    inspect.StrType: lambda kind: TEXT,
    inspect.IntType: lambda kind: st.integers(0, 2**53),
    inspect.FloatType: lambda kind: st.floats(-200, 200, allow_nan=False),
    inspect.BoolType: lambda kind: st.booleans(),
    inspect.NoneType: lambda kind: st.none(),
}
"""What makes a value of each kind of type."""

ANY_AFFAIR: st.SearchStrategy[Affair] = any_of(inspect.type_info(Affair))


@st.composite
def grounded_affairs(draw: st.DrawFn) -> Affair:
    """Draw an affair whose tellings stand in the pages of `affair_pages`, with days that are days, and ids that stand once."""
    drawn = draw(ANY_AFFAIR)
    happenings = []
    for number, happening in enumerate(drawn.happenings):
        tellings = tuple(draw(_grounded(telling)) for telling in happening.tellings)
        accounts = tuple(msgspec.structs.replace(a, tellings=tuple(t.key for t in tellings)) for a in happening.accounts)
        ident = f"h-{number:010x}"
        place = draw(st.sampled_from([None, "place/sarn", "place/karsk", "place/nulle-part"]))
        when = _days(draw(DAYS), draw(DAYS))
        changes = {"id": ident, "tellings": tellings, "accounts": accounts, "place": place, "when": when}
        happenings.append(msgspec.structs.replace(happening, **changes))
    rungs = tuple(msgspec.structs.replace(rung, when=_days(draw(DAYS), draw(DAYS))) for rung in drawn.rungs)
    numbered = tuple(msgspec.structs.replace(found, id=f"c-{n}") for n, found in enumerate(drawn.contradictions))
    changes = {"happenings": tuple(happenings), "rungs": rungs, "contradictions": numbered}
    return msgspec.structs.replace(drawn, pages=PAGES, actors=ACTORS, **changes)


def _days(one: str, other: str) -> Bounds:
    return Bounds(earliest=min(one, other), latest=max(one, other))


@st.composite
def _grounded(draw: st.DrawFn, telling: Telling) -> Telling:
    page = draw(st.sampled_from(sorted(TEXTS)))
    words = tuple(draw(_place(page)) for _ in telling.words)
    trigger = draw(_place(page))
    key = EventKey(page=page, start=trigger.start, end=trigger.end, type=telling.key.type)
    when = _days(draw(DAYS), draw(DAYS))
    return msgspec.structs.replace(telling, key=key, trigger=trigger, words=words, when=when)


@st.composite
def _place(draw: st.DrawFn, page: str) -> SpanRow:
    """Draw a span of a page, of one stretch or two."""
    text = TEXTS[page]
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4, unique=True)))
    one, other = ((cuts[0], cuts[1]), (cuts[2], cuts[3]))
    row = SpanRow(start=one[0], end=one[1], text=text[slice(*one)])
    if draw(st.booleans()):
        return row
    return msgspec.structs.replace(row, pieces=(Piece(start=other[0], end=other[1], text=text[slice(*other)]),))
