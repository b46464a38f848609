"""Two persons in one office at one time, where only one can be."""

from collections import defaultdict

import msgspec

from recoupe.lexicon.actor_rows import Tenure
from recoupe.lexicon.kb.dates import OPEN_END, first_day, is_date, last_day
from recoupe.lexicon.kb.entries import Base, Entry, add_at
from recoupe.lexicon.kb.finding import Findings


class Held(msgspec.Struct, frozen=True):
    """A tenure, and the days from which and to which it lasted for certain."""

    start: str
    end: str
    entry: Entry
    tenure: Tenure


def check_holders(base: Base, single: frozenset[str], found: Findings) -> None:
    """Add the persons who hold an office for certain while somebody else holds it, each beside one other.

    Args:
        base: the rows.
        single: offices of one holder at a time.
        found: where to add them.
    """
    by_office: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for entry in base.entries.values():
        for tenure in entry.row.tenures:
            if tenure.office in single and tenure.of and is_date(tenure.start) and (not tenure.end or is_date(tenure.end)):
                end = first_day(tenure.end) if tenure.end else OPEN_END
                by_office[tenure.office, tenure.of.removeprefix("state/")].append(
                    Held(last_day(tenure.start), end, entry, tenure)
                )
    for (office, of), held in by_office.items():
        for one, other in _overlaps(held):
            message = f"{_told(one)} and {_told(other)} are both {office} of {of}; only one person can be"
            add_at(one.entry, found, "office.two_holders", message, f"{office}|{of}")


def _overlaps(held: list[Held]) -> list[tuple[Held, Held]]:
    """Return each tenure that begins before somebody else's is over, with that one; the row that stands later comes first."""
    pairs = []
    longest: list[Held] = []
    for one in sorted(held, key=lambda one: (one.start, one.entry.order)):
        other = next((other for other in longest if other.entry is not one.entry), None)
        if other is not None and one.start < other.end:
            pairs.append((one, other) if one.entry.order > other.entry.order else (other, one))
        ends = sorted([one, *longest], key=lambda one: one.end, reverse=True)
        longest = [ends[0], *(end for end in ends[1:] if end.entry is not ends[0].entry)][:2]
    return pairs


def _told(held: Held) -> str:
    return f"{held.entry.place} from {held.tenure.start} to {held.tenure.end or 'today'}"
