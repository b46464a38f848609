"""The events of a page that count as wrong, each with its sentence: missed, extra, or wrong in something."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench.events.scores import SIDES, Pair, countries_of, pair_events, same_sides, same_source, same_status
from bench.page_scores import scorer

Row = dict[str, Any]
AROUND = 80
"""Characters shown on either side of a trigger that stands in no sentence of ours."""


@dataclass(frozen=True)
class Mistake:
    """One event that is wrong: what about it, where, what the gold and the coder say, and the sentence."""

    what: str
    page: str
    start: int
    gold: str
    ours: str
    sentence: str


def mistakes(
    page: str, text: str, gold: list[Row], found: list[Row], actors: list[Row], sentences: list[tuple[int, int]]
) -> Iterator[Mistake]:
    """Yield what is wrong in a page, in text order; an event is named once, by the first thing that is wrong with it.

    Args:
        page: its name.
        text: as captured; gold, events and sentences are places in it.
        gold: the events that are known.
        found: the coder's.
        actors: those of the coder's record.
        sentences: where they begin and end.
    """
    aliases = scorer("score").alias_table({"actors": actors})
    wrong = [(pair, what) for pair in pair_events(gold, found) if (what := _wrong(pair, aliases))]
    for pair, what in sorted(wrong, key=lambda item: _trigger(item[0])["start"]):
        trigger = _trigger(pair)
        sentence = _sentence(text, trigger, sentences)
        yield Mistake(what, page, trigger["start"], told(pair.gold), told(pair.found), sentence)


def _wrong(pair: Pair, aliases: dict[str, list[str]]) -> str | None:
    gold, found = pair.gold, pair.found
    if gold is None:
        return "extra"
    if found is None:
        return "missed"
    checks = {
        "type": gold["type"] == found["type"],
        "actors": same_sides(gold, found),
        "status": same_status(gold["status"], found["status"]),
        "source": same_source(gold, found, aliases),
    }
    return next((name for name, right in checks.items() if not right), None)


def _trigger(pair: Pair) -> Row:
    event = pair.gold or pair.found or {}
    trigger: Row = event["trigger"]
    return trigger


def told(event: Row | None) -> str:
    """Return an event on a line: its trigger, type, sides, status and who says so; "-" for none."""
    if event is None:
        return "-"
    sides = [",".join(sorted(countries_of(event, side))) or "?" for side in SIDES]
    by = f" by {' < '.join(event['attributed_to'])}" if event.get("attributed_to") else ""
    return f"[{event['trigger']['text']}] {event['type']} {sides[0]} -> {sides[1]} {event['status']}{by}"


def _sentence(text: str, trigger: Row, sentences: list[tuple[int, int]]) -> str:
    inside = (place for place in sentences if place[0] <= trigger["start"] < place[1])
    start, end = next(inside, (max(trigger["start"] - AROUND, 0), trigger["end"] + AROUND))
    return " ".join(text[start:end].split())
