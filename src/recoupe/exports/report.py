"""A short report on some pages as plain lines: who said what, what happened, and where accounts differ."""

from collections.abc import Iterator

from recoupe.exports.names import figures_of, name_of_actor, sides_of
from recoupe.exports.overview import Account, Cited, Difference, Happening, Overview

MOST = 12
"""Statements and acts shown a section; the rest is counted."""


def write_report(overview: Overview, *, most: int = MOST) -> Iterator[str]:
    """Yield the lines of a report, without line ends.

    Args:
        overview: what the pages say together.
        most: lines a section at most; how many are left out is said.
    """
    yield from _section("Where accounts differ", [_difference(d, overview) for d in overview.differences], most)
    for status, heading in _HEADINGS.items():
        yield from _section(heading, list(_acts(overview, status)), most)
    sayings = [
        f"{name_of_actor(s.speaker, overview.labels)} [{s.stance}]: {s.words}  {_origins(s.cited)}" for s in overview.sayings
    ]
    yield from _section("Who said what", sayings, most)
    yield from _section("To check by hand", [f"{doubt.name}: {doubt.message}" for doubt in overview.doubts], most)


_HEADINGS = {
    "happened": "Reported as happened",
    "ongoing": "Reported as going on",
    "alleged": "Alleged",
    "announced": "Announced",
    "requested": "Asked for",
    "conditional": "Only under a condition",
    "denied": "Denied",
}


def _section(heading: str, lines: list[str], most: int) -> Iterator[str]:
    if lines:
        yield ""
        yield f"{heading} ({len(lines)})"
        yield from (part for line in lines[:most] for part in f"  - {line}".split("\n"))
        if len(lines) > most:
            yield f"  ... and {len(lines) - most} more in the dossier"


def _acts(overview: Overview, status: str) -> Iterator[str]:
    for happening in overview.happenings:
        for account in happening.accounts:
            if account.status == status:
                yield f"{_name(happening, overview)}{_details(account, overview)}"


def _name(happening: Happening, overview: Overview) -> str:
    return f"{happening.type} {sides_of(happening, overview.labels)}"


def _details(account: Account, overview: Overview) -> str:
    source = ", citing ".join(name_of_actor(actor, overview.labels) for actor in reversed(account.according_to))
    figures = figures_of(account, killed="killed", wounded="wounded")
    parts = [f"according to {source}" if source else "in the outlet's own voice", figures, account.day or ""]
    return ", " + ", ".join(part for part in parts if part) + "  " + _origins(account.cited)


def _difference(difference: Difference, overview: Overview) -> str:
    """Return a difference as lines: the act, then one account a line, one side after the other."""
    head = f"{_name(difference.happening, overview)} ({difference.about})"
    accounts = [f"{account.status}{_details(account, overview)}" for account in (*difference.one, *difference.other)]
    return "\n      ".join([head, *accounts])


def _origins(cited: tuple[Cited, ...]) -> str:
    """Return the origins of some places; several pages of one origin are counted once, and said so."""
    origins = list(dict.fromkeys(item.origin for item in cited))
    pages = len({item.page for item in cited})
    count = f", {pages} pages = {len(origins)} source" + ("s" if len(origins) > 1 else "") if pages > 1 else ""
    return f"[{'; '.join(origins)}{count}]"
