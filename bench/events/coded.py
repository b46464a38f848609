"""The seeds coded by hand with modes, CAMEO codes and traps (`../shared/gold/extra`): how many rows a coder gets, how far."""

from collections import Counter
from typing import Any

from bench.events.scores import SIDES, countries_of, same_status
from bench.page_scores import rows, scorer
from bench.shared import SHARED
from recoupe.types.events import JOINT

Row = dict[str, Any]
CODED = SHARED / "gold/extra/seeds_events_coded.jsonl"
TRAPS = SHARED / "gold/extra/seeds_events_traps.jsonl"


def read_coded() -> tuple[list[Row], list[Row]]:
    """Return the rows and the traps; empty where they are not there."""
    return (rows(CODED) if CODED.exists() else []), (rows(TRAPS) if TRAPS.exists() else [])


class Coded:
    """What a coder gets of the hand-coded rows and of the traps; grows page by page.

    A row is a clause: an event goes with a row when its trigger stands in the clause, at best one of the same type.
    """

    def __init__(self, known: list[Row], traps: list[Row], states: dict[str, str]) -> None:
        self._known, self._traps, self._states = known, traps, states
        self._counts, self._modes, self._codes = Counter[str](), Counter[str](), Counter[str]()
        self.sprung: list[tuple[str, str]] = []

    def add(self, page: str, events: list[Row]) -> None:
        """Count one page, by the name of its file without the ending."""
        known = [row for row in self._known if row["file"].rpartition(".")[0] == page]
        self._counts["rows"] += len(known)
        matched = scorer("score").match(known, events, self._alike, 1.0)
        self._counts["found"] += len(matched)
        for i, j in matched:
            if known[i]["event"] == events[j]["type"]:
                self._count(known[i], events[j])
        for trap in self._traps:
            if trap["file"].rpartition(".")[0] == page:
                self._counts["traps"] += 1
                self._spring(trap, events)

    def told(self) -> dict[str, Any]:
        """Return the counts: rows, those found, with the right type, mode, CAMEO code, countries and status; traps, and hits.

        Of the rows with the right type only those that have a mode count for modes, and those with a code for codes; `cameo_root`
        is right when the first two digits are. Countries and status count rows.
        """
        names = ("rows", "found", "type", "countries", "status", "mode", "modes", "cameo", "cameo_root", "codes", "traps")
        return {name: self._counts[name] for name in names} | {"traps_hit": len(self.sprung)}

    def _count(self, known: Row, event: Row) -> None:
        self._counts["type"] += 1
        self._counts["status"] += same_status(known["status"], event["status"])
        self._counts["countries"] += self._same_countries(known, event)
        if known["mode"]:
            self._counts["modes"] += 1
            self._counts["mode"] += known["mode"] == event["mode"]
        if known["cameo"]:
            self._counts["codes"] += 1
            self._counts["cameo"] += known["cameo"] == event["cameo"]
            self._counts["cameo_root"] += known["cameo"][:2] == (event["cameo"] or "")[:2]

    def _spring(self, trap: Row, events: list[Row]) -> None:
        inside = [e for e in events if trap["start"] <= e["trigger"]["start"] and e["trigger"]["end"] <= trap["end"]]
        if inside:
            self.sprung.append((trap["evidence"], f"{inside[0]['type']} [{inside[0]['trigger']['text']}]"))

    def _alike(self, known: Row, event: Row) -> float:
        if not scorer("score").overlap(known, event["trigger"]):
            return 0.0
        same_type, same_sides = known["event"] == event["type"], self._same_countries(known, event)
        return 1.0 + (2.0 if same_type else 0.0) + (0.5 if same_sides else 0.0)

    def _same_countries(self, known: Row, event: Row) -> bool:
        """Return whether the states on either side are the row's; it names states by three letters."""
        sides = [{self._states[a["country"]] for a in known[side] if a["country"] in self._states} for side in SIDES]
        ours = [countries_of(event, side) for side in SIDES]
        return sides[0] | sides[1] == ours[0] | ours[1] if known["event"] in JOINT else sides == ours
