"""One coder on one set: the scores of `../shared/eval/score.py` for events, and those of each type of act."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from bench.page_scores import scorer
from recoupe.types.events import JOINT, EventType

Row = dict[str, Any]
SIDES = ("actor", "recipient")
REAL = {"happened", "ongoing"}
TYPES: tuple[EventType, ...] = get_args(EventType)
LEVELS = {"trigger": "trigger", "type": "type", "actors": "type+actors", "status": "type+actors+status", "full": "full"}
SHARES = {
    "status_of_type": "status|type",
    "source_of_type": "source|type",
    "unreal_as_happened": "unreal_as_happened|matched",
    "alleged_as_happened": "alleged_as_happened|matched",
}


@dataclass(frozen=True)
class Pair:
    """An event of the gold and the coder's that goes with it; one of them is None where the other stands alone."""

    gold: Row | None
    found: Row | None


def pair_events(gold: list[Row], found: list[Row]) -> Iterator[Pair]:
    """Yield the events of a page in pairs, as the scorer matches them, then what is left of the gold and of the coder's."""
    judge = scorer("score")
    matched = judge.match(gold, found, judge.event_similarity, 0.5)
    yield from (Pair(gold[i], found[j]) for i, j in matched)
    used_gold, used_found = {i for i, _ in matched}, {j for _, j in matched}
    yield from (Pair(event, None) for i, event in enumerate(gold) if i not in used_gold)
    yield from (Pair(None, event) for j, event in enumerate(found) if j not in used_found)


def same_type(pair: Pair) -> bool:
    """Return whether a pair has both events, of one type."""
    return pair.gold is not None and pair.found is not None and pair.gold["type"] == pair.found["type"]


def countries_of(event: Row, side: str) -> set[str]:
    """Return the countries of a side ("actor", "recipient") of an event, of the gold or of a coder."""
    told = event["countries"].get(side, ()) if "countries" in event else event[f"{side}_countries"]
    return {country.lower() for country in told}


def same_sides(gold: Row, found: Row) -> bool:
    """Return whether the countries on either side are those of the gold; parties of joint acts stand on one side."""
    known, ours = ([countries_of(event, side) for side in SIDES] for event in (gold, found))
    return known[0] | known[1] == ours[0] | ours[1] if gold["type"] in JOINT else known == ours


def same_status(one: str, other: str) -> bool:
    """Return whether two statuses are one; "happened" and "ongoing" are."""
    return one == other or {one, other} <= REAL


def same_source(gold: Row, found: Row, aliases: dict[str, list[str]]) -> bool:
    """Return whether the innermost source is that of the gold."""
    judge = scorer("score")
    return bool(judge.agrees(judge.attribution(gold), judge.attribution(found), aliases))


class Score:
    """Grows page by page."""

    def __init__(self) -> None:
        self._tally = scorer("score").Tally()
        self._gold, self._found, self._right, self._sides = Counter[str](), Counter[str](), Counter[str](), Counter[str]()

    def add(self, gold: list[Row], found: list[Row], actors: list[Row]) -> None:
        """Count one page; `actors` are those of the coder's record."""
        aliases = scorer("score").alias_table({"actors": actors})
        scorer("score").score_events(gold, found, aliases, self._tally)
        self._gold.update(event["type"] for event in gold)
        self._found.update(event["type"] for event in found)
        for pair in pair_events(gold, found):
            if pair.gold and pair.found and same_type(pair):
                self._right[pair.gold["type"]] += 1
                self._sides[pair.gold["type"]] += same_sides(pair.gold, pair.found)

    def told(self) -> dict[str, Any]:
        """Return the figures: F1 by level, shares of what has the right type, predicted events to the gold's, and by type."""
        report = self._tally.report()
        gold, found = sum(self._gold.values()), sum(self._found.values())
        levels = {name: report[f"events.{level}"] for name, level in LEVELS.items()}
        shares = {name: {key: report[f"events.{share}"][key] for key in ("hit", "gold")} for name, share in SHARES.items()}
        return {
            "gold": gold,
            "predicted": found,
            "predicted_to_gold": round(found / gold, 3) if gold else None,
            "f1": {name: level["f1"] for name, level in levels.items()},
            "precision": {name: level["precision"] for name, level in levels.items()},
            "recall": {name: level["recall"] for name, level in levels.items()},
            "of": shares,
            "by_type": {type_: self._of_type(type_) for type_ in TYPES if self._gold[type_] or self._found[type_]},
        }

    def _of_type(self, type_: str) -> dict[str, Any]:
        """Return how many acts of a type there are, and its precision, recall and F1 with the right actors (None: of nothing)."""
        gold, found, right, sides = (count[type_] for count in (self._gold, self._found, self._right, self._sides))
        return {
            "gold": gold,
            "predicted": found,
            "precision": round(right / found, 3) if found else None,
            "recall": round(right / gold, 3) if gold else None,
            "actors_f1": round(2 * sides / (gold + found), 3),
        }
