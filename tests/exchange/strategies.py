"""Generated records and agreements; few values of each, so that they meet."""

from datetime import date, timedelta
from typing import get_args

from hypothesis import strategies as st

from recoupe.types.affair import Bounds, Theme
from recoupe.types.exchange import Caveats, Held, Item, Kind

NAMES = ("One", "Two")
FINGERPRINTS = tuple(" ".join([5 * digit] * 8) for digit in "12")
ACTORS = ("state/xv", "state/xm", "person/orsel", "group/barges")
THEMES = get_args(Theme)[:3]
KINDS: tuple[Kind, ...] = get_args(Kind)
FIRST = date(2020, 1, 1)

days = st.integers(0, 8).map(lambda number: FIRST + timedelta(days=number))
todays = st.integers(-1, 10).map(lambda number: FIRST + timedelta(days=number))
some_actors = st.lists(st.sampled_from(ACTORS), unique=True, max_size=3)
some_themes = st.lists(st.sampled_from(THEMES), unique=True, max_size=2)


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    first, last = sorted((draw(days), draw(days)))
    earliest = first.isoformat() if draw(st.integers(0, 5)) else None
    return Bounds(earliest=earliest, latest=last.isoformat() if draw(st.integers(0, 5)) else None)


held = st.builds(
    Held,
    partner=st.sampled_from((*FINGERPRINTS, "third")),
    agreement=st.just("a"),
    clause=st.just("c"),
    caveats=st.builds(
        Caveats,
        onward=st.booleans(),
        credit=st.none() | st.just("The first desk"),
        delete_by=st.none() | days.map(date.isoformat),
    ),
)
items = st.builds(
    Item,
    kind=st.sampled_from(KINDS),
    id=st.integers(0, 10**9).map("item/{}".format),
    themes=some_themes.map(tuple),
    actors=some_actors.map(tuple),
    when=bounds(),
    sources=st.integers(1, 3),
    reviewed=st.booleans(),
    held=st.just(()) | st.lists(held, max_size=2).map(tuple),
)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return value.isoformat() if isinstance(value, date) else str(value)


@st.composite
def clause_lines(draw: st.DrawFn, number: int) -> str:
    kinds = draw(st.lists(st.sampled_from(KINDS), unique=True, min_size=1, max_size=3))
    form = draw(st.sampled_from(["contact", "full"] if "captures" in kinds else ["contact", "summary", "full"]))
    first, last = sorted((draw(days), draw(days)))
    optional = {
        "senders": st.lists(st.sampled_from(NAMES), unique=True, max_size=2),
        "themes": some_themes,
        "actors": some_actors,
        "pairs": st.lists(st.lists(st.sampled_from(ACTORS), unique=True, min_size=2, max_size=2), max_size=2),
        "since": st.just(first),
        "until": st.just(last),
        "embargo": days,
        "sources": st.integers(1, 3),
        "reviewed": st.booleans(),
    }
    lines = [f'id = "c{number}"', f"kinds = {_toml(kinds)}", f'form = "{form}"']
    lines += [f"{name} = {_toml(draw(value))}" for name, value in optional.items() if not draw(st.integers(0, 2))]
    if draw(st.booleans()):
        lines += ["[clauses.caveats]", f"onward = {_toml(draw(st.booleans()))}"]
        lines += [f'credit = "Credit {number}"'] if draw(st.booleans()) else []
        lines += [f"delete_by = {_toml(draw(days) + timedelta(days=8))}"] if draw(st.booleans()) else []
    return "\n".join(["[[clauses]]", *lines, ""])


@st.composite
def agreements(draw: st.DrawFn) -> str:
    parties = "\n".join(
        f'[[parties]]\nname = "{name}"\nfingerprint = "{mark}"' for name, mark in zip(NAMES, FINGERPRINTS, strict=True)
    )
    clauses = "\n".join(draw(clause_lines(number)) for number in range(draw(st.integers(0, 4))))
    since = FIRST if draw(st.integers(0, 9)) else draw(days)
    until = FIRST + timedelta(days=8)
    head = f'id = "a"\ntitle = "t"\nsince = {since}\nuntil = {until}\n'
    contact = '[contact]\nover = ["actors"]\nlearn = "count"\n'
    return f"{head}{parties}\n{contact}{clauses}"
