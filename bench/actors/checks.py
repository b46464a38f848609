"""Whom the names mean, three questions of one page: is a link wrong, is a last name lost, is a state missed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench.page_scores import scorer

Row = dict[str, Any]
Pair = tuple[Row, Row | None]


@dataclass(frozen=True)
class Case:
    """One name that is asked about: its words, whom the gold and whom recoupe says; `ours` is None where recoupe has no name."""

    page: str
    start: int
    words: str
    gold: str
    ours: str | None
    right: bool


def pair_names(gold: list[Row], names: list[Row]) -> list[Pair]:
    """Return each name of the gold, in text order, with the name of ours that it overlaps most; a name of ours goes to one."""
    places = [scorer("score").span_of(name) for name in gold]
    by_gold = dict(scorer("score").match(places, names, lambda a, b: float(scorer("score").overlap(a, b)), 1.0))
    pairs = [(name, names[by_gold[i]] if i in by_gold else None) for i, name in enumerate(gold)]
    return sorted(pairs, key=lambda pair: pair[0]["span"]["start"])


def linked(names: list[Row], actors: list[Row]) -> list[Row]:
    """Return the names that recoupe gives to actors of the knowledge base only, none that this page alone knows."""
    local = {actor["id"] for actor in actors if actor.get("page")}
    return [name for name in names if not local.intersection(name["actor"].split(";"))]


def links(page: str, pairs: list[Pair], actors: list[Row]) -> Iterator[Case]:
    """Yield the names of the gold that recoupe gives to actors of the knowledge base; right where the gold means the same one."""
    aliases = scorer("score").alias_table({"actors": actors})
    for gold, ours in pairs:
        if ours is not None and linked([ours], actors):
            yield _case(page, gold, ours, right=scorer("score").agrees(gold["canonical"], ours["actor"], aliases))


def last_names(page: str, pairs: list[Pair]) -> Iterator[Case]:
    """Yield the persons named in one word whom the page also names in two or more; right where recoupe gives both one actor.

    Where recoupe gives the full names of one person several actors, any of them is right.
    """
    full: dict[str, set[str]] = {}
    for gold, ours in pairs:
        if gold["kind"] == "person" and len(_words(gold)) > 1:
            full.setdefault(gold["canonical"], set()).update([ours["actor"]] if ours else [])
    for gold, ours in pairs:
        if gold["kind"] == "person" and len(_words(gold)) == 1 and gold["canonical"] in full:
            yield _case(page, gold, ours, right=ours is not None and ours["actor"] in full[gold["canonical"]])


def states(page: str, pairs: list[Pair]) -> Iterator[Case]:
    """Yield the names of states, capitals and palaces that stand for them too; right where recoupe gives that state."""
    for gold, ours in pairs:
        if gold["kind"] == "state":
            yield _case(page, gold, ours, right=ours is not None and scorer("score").agrees(gold["canonical"], ours["actor"], {}))


def _words(name: Row) -> list[str]:
    words: list[str] = name["span"]["text"].split()
    return words


def _case(page: str, gold: Row, ours: Row | None, *, right: bool) -> Case:
    span = gold["span"]
    return Case(page, span["start"], span["text"], gold["canonical"], ours["actor"] if ours else None, right)
