"""For which state somebody speaks."""

from collections.abc import Mapping

from recoupe.types.affair import AffairActor


def states_of(actors: Mapping[str, AffairActor]) -> dict[str, str | None]:
    """Return the state for which each actor speaks, by id; an armed group and a body of several states speak for none."""
    return {
        ident: f"state/{actor.country}" if actor.country and actor.kind != "group" else None for ident, actor in actors.items()
    }
