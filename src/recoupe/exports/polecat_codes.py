"""What POLECAT's columns hold beside what a record says: PLOVER's quadrants, intensities and sectors (`polecat.yaml`)."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.lexicon.load import read_yaml
from recoupe.types.actors import ActorKind
from recoupe.types.base import Record
from recoupe.types.events import EventType
from recoupe.types.record import ActorRow

Quad = Literal["VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"]


class TypeCodes(Record, frozen=True, kw_only=True):
    """The quadrant of a type and its intensity, -10 to 10; modes that have another one."""

    quad: Quad
    intensity: float
    modes: dict[str, float] = msgspec.field(default_factory=dict)

    def intensity_of(self, mode: str | None) -> float:
        """Return the intensity of an act with a mode or without one."""
        return self.modes.get(mode or "", self.intensity)


class PolecatCodes(Record, frozen=True, kw_only=True):
    """`polecat.yaml`."""

    types: dict[EventType, TypeCodes]
    sectors: frozenset[str]
    kinds: dict[ActorKind, str]
    nowhere: frozenset[str]

    def sectors_of(self, actor: ActorRow) -> tuple[str, ...]:
        """Return the sectors that an actor's codes name, in their order, else that of its kind; often none."""
        codes = [code[i : i + 3] for code in actor.codes if code not in self.nowhere for i in range(0, len(code), 3)]
        found = tuple(dict.fromkeys(code for code in codes if code in self.sectors))
        of_kind = self.kinds.get(actor.kind)
        return found or ((of_kind,) if of_kind else ())

    def country_of(self, country: str | None, actor: ActorRow | None, states: Mapping[str, str]) -> str:
        """Return the three letters of a state, else IGO and the like, else nothing.

        Args:
            country: ISO 3166 alpha-2 in small letters.
            actor: whose country it is.
            states: alpha-3 by alpha-2; a state that is not in it keeps its two letters, in capitals.
        """
        if country:
            return states.get(country, country.upper())
        return next((code for code in (actor.codes if actor else ()) if code in self.nowhere), "")


def alpha3_of_states(actors: ActorsLexicon) -> dict[str, str]:
    """Return the three letters of each state by its two (small); states of a user's file have them when their `codes` do."""
    return {row.id.removeprefix("state/"): row.codes[0] for row in actors.rows.values() if row.kind == "state" and row.codes}


@cache
def load_polecat_codes() -> PolecatCodes:
    """Return the codes."""
    return read_yaml(Path(__file__).parent / "polecat.yaml", PolecatCodes)
