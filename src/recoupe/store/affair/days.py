"""The day under which an act or a step is listed."""

from recoupe.types.affair import Happening, Rung

UNDATED = "9999"
"""Sorts what nobody dates behind all else."""


def day_of(item: Happening) -> str | None:
    """Return the day under which a happening is listed: as told, else its bounds, else when pages told of it."""
    told = max((account.told.earliest or "" for account in item.accounts), default="")
    stated = item.day if item.day and item.day[:1].isdigit() else None
    return stated or item.when.earliest or told or item.when.latest or None


def day_of_rung(rung: Rung) -> str | None:
    """Return the day under which a step between two sides is listed."""
    stated = rung.day if rung.day and rung.day[:1].isdigit() else None
    return stated or rung.when.earliest or rung.told.earliest
