"""Figures of accounts: whether two can both be right."""

from typing import Literal

from recoupe.types.affair import Figure, Telling

Counted = Literal["killed", "wounded"]


def figure_of(telling: Telling, kind: Counted) -> Figure | None:
    """Return how many a telling says were killed or wounded; None when it does not."""
    return telling.killed if kind == "killed" else telling.wounded


def agree(one: Figure | None, other: Figure | None) -> bool:
    """Return whether two figures can both be right; none agrees with any."""
    if one is None or other is None:
        return True
    (low, high), (other_low, other_high) = one, other
    return (high is None or other_low <= high) and (other_high is None or low <= other_high)


def figures_agree(one: Telling, other: Telling) -> bool:
    """Return whether what two tellings say of killed and wounded can both be right; a part agrees with every total."""
    if one.partial or other.partial:
        return True
    return agree(one.killed, other.killed) and agree(one.wounded, other.wounded)


def written(figure: Figure) -> str:
    """Return a figure as digits: "8", "8-10", "8+" when it is open upwards."""
    low, high = figure
    if high is None:
        return f"{low}+"
    return str(low) if low == high else f"{low}-{high}"
