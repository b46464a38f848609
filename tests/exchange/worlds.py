"""Generated stores: a few acts on a few pages, and what people decided about them; with what decides, read off the plan itself.

`facts` is the oracle's side: it looks at the plan, never at the store, and shares no code with `recoupe.exchange.offers`.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from recoupe.types.affair import Telling
from tests.exchange.deciding import decide, decide_page
from tests.exchange.made import Act, Desk, fill, make_desk
from tests.exchange.strategies import ACTORS, FIRST, THEMES

DAYS = [(FIRST + timedelta(days=number)).isoformat() for number in range(9)]
PAGES = ("une", "deux", "trois")
Plan = tuple[str, tuple[int, ...], str | None, int | None]
"""A decision: its kind, the acts by number, its value, the number of the decision that it undoes."""


@dataclass
class World:
    """A plan of a store; `tellings` are there once it is built."""

    acts: tuple[Act, ...]
    decisions: tuple[Plan, ...]
    removed: tuple[str, ...]
    tellings: list[Telling] = field(default_factory=list)

    def build(self, folder: Path, name: str) -> Desk:
        desk = make_desk(name, folder)
        self.tellings = fill(desk, self.acts)
        for kind, about, value, undoes in self.decisions:
            decide(desk, kind, *(self.tellings[number] for number in about), value=value, undoes=undoes)  # type: ignore[arg-type]
        for page in self.removed:
            decide_page(desk, "remove", self.page_id(page))
        return desk

    def page_id(self, page: str) -> str:
        return next(telling.key.page for telling, act in zip(self.tellings, self.acts, strict=True) if act.page == page)

    def facts(self) -> dict[str, dict[str, Any]]:
        """Return what decides about every record of the store, by its id."""
        found: dict[str, dict[str, Any]] = {}
        for number, telling in enumerate(self.tellings):
            key = telling.key
            found[f"events/{key.page}@{key.start}-{key.end}/{key.type}"] = self._of_act(number)
        for name in {act.happening for act in self.acts}:
            found[f"accounts/{name}"] = self._of_happening(name)
        for page in {act.page for act in self.acts}:
            told = [act for act in self.acts if act.page == page]
            days = {"earliest": told[0].published, "latest": told[0].published}
            themes = sorted({theme for act in told for theme in act.themes})
            whole = _item("captures", themes, ["person/ministre", "state/va"], days)
            found[f"captures/{self.page_id(page)}"] = whole
        for number in range(1, len(self.decisions) + 1):
            found[f"decisions/item/{number}"] = self._of_decision(number)
        for number, page in enumerate(self.removed, start=1):
            found[f"decisions/page/{number}"] = found[f"captures/{self.page_id(page)}"] | {"kind": "decisions", "reviewed": True}
        return found

    def _of_act(self, number: int) -> dict[str, Any]:
        act = self.acts[number]
        sources = len({one.publisher for one in self.acts if one.happening == act.happening})
        return _item("events", act.themes, [*act.actors, *act.recipients], _days(act)) | {
            "sources": sources,
            "reviewed": bool(act.decided),
        }

    def _of_happening(self, name: str) -> dict[str, Any]:
        told = [act for act in self.acts if act.happening == name]
        parties = {party for act in told for party in (*act.actors, *act.recipients)}
        return _item("accounts", told[0].themes, parties, _days(told[0])) | {
            "sources": len({act.publisher for act in told}),
            "reviewed": not [act for act in told if not act.decided],
        }

    def _of_decision(self, number: int) -> dict[str, Any]:
        kind, about, value, undoes = self.decisions[number - 1]
        while undoes is not None:
            kind, about, value, undoes = self.decisions[undoes - 1]
        acts = [self._of_act(one) for one in about]
        firsts, lasts = ([act[side] for act in acts] for side in ("earliest", "latest"))
        if kind == "date":
            firsts.append(value)
            lasts.append(value)
        days = {
            "earliest": None if None in firsts else min(firsts),
            "latest": None if None in lasts else max(lasts),
        }
        themes = {theme for act in acts for theme in act["themes"]} if all(act["themes"] for act in acts) else set()
        parties = {party for act in acts for party in act["actors"]}
        return _item("decisions", themes, parties, days) | {"reviewed": True, "sources": min(act["sources"] for act in acts)}


def _days(act: Act) -> dict[str, str | None]:
    day = act.day or act.published
    return {"earliest": day, "latest": day}


def _item(kind: str, themes: Any, actors: Any, days: dict[str, str | None]) -> dict[str, Any]:
    plain = {"kind": kind, "themes": list(themes), "actors": list(actors), "sources": 1, "reviewed": False, "held": []}
    return plain | days


@st.composite
def worlds(draw: st.DrawFn) -> World:
    pages = {
        page: {"published": draw(st.none() | st.sampled_from(DAYS)), "publisher": draw(st.sampled_from(("A", "B")))}
        for page in PAGES
    }
    acts = []
    for number in range(draw(st.integers(1, 5))):
        page = draw(st.sampled_from(PAGES))
        day = draw(st.none() | st.sampled_from(DAYS))
        actor, recipient = draw(st.permutations(ACTORS))[:2]
        themes = tuple(draw(st.lists(st.sampled_from(THEMES), unique=True, max_size=2)))
        happening = f"h-{draw(st.integers(1, 3)):010d}"
        decided = (9,) if draw(st.booleans()) else ()
        acts.append(
            Act(
                page=page, happening=happening, actors=(actor,), recipients=(recipient,), themes=themes, day=day, decided=decided,
                text=f"le poste {number}", **pages[page],
            )
        )  # fmt: skip
    acts.sort(key=lambda act: PAGES.index(act.page))
    decisions = draw(st.lists(plans(len(acts)), max_size=4))
    kept = [one if one[3] is None or one[3] <= number else (*one[:3], None) for number, one in enumerate(decisions)]
    here = sorted({act.page for act in acts}, key=PAGES.index)
    removed = draw(st.lists(st.sampled_from(here), unique=True, max_size=1))
    return World(acts=tuple(acts), decisions=tuple(map(_whole, kept)), removed=tuple(removed))


@st.composite
def plans(draw: st.DrawFn, acts: int) -> Plan:
    kind = draw(st.sampled_from(("reject", "status", "date", "note", "same_happening", "undo")))
    one, other = draw(st.integers(0, acts - 1)), draw(st.integers(0, acts - 1))
    value = {"status": "denied", "date": draw(st.sampled_from(DAYS))}.get(kind)
    about = (one, other) if kind == "same_happening" else (one,)
    return kind, about, value, draw(st.integers(1, 4)) if kind == "undo" else None


def _whole(plan: Plan) -> Plan:
    """Return a decision that can be: an undoing undoes something and is about nothing itself; else it is a note."""
    kind, about, value, undoes = plan
    if kind != "undo":
        return plan
    return ("undo", (), None, undoes) if undoes is not None else ("note", about, value, None)


def today_of(number: int) -> date:
    return FIRST + timedelta(days=number)
