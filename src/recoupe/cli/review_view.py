"""Decisions about items, for people to read: on a line each, and beside the item that they are about."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, assert_never

from rich.text import Text

from recoupe.cli.output import harmless
from recoupe.cli.quotes_view import cut
from recoupe.types.base import Record

if TYPE_CHECKING:
    from recoupe.store.decisions import Item, ItemDecision, Overlay, Reviewed

_WORDS = 80
"""Characters of an item's words that are shown."""


class Waiting(Record, frozen=True, kw_only=True):
    """Something that waits for a person to look at it: where (`PAGE:OFFSET`), what it is, and why somebody should."""

    place: str
    what: str
    why: str


def reviewed_lines(found: "Reviewed | Waiting") -> Iterator[Text]:
    """Yield the line of a decision and what became of it, or of what waits for one."""
    if isinstance(found, Waiting):
        yield Text(harmless(f"waits  {found.place}  {_one_line(found.what)}: {_one_line(found.why)}"))
        return
    decision = found.decision
    told = f"{_what(decision, found.machine)}: {decision.why}" if decision.why else _what(decision, found.machine)
    states = [
        f"undone by {found.undone_by}" if found.undone_by else "",
        f"overruled by {found.overruled_by}" if found.overruled_by else "",
        *(f"orphan: {key.type} at {key.start} is not there (any more)" for key in found.orphans),
    ]
    state = ", ".join(filter(None, states))
    parts = [str(decision.number), decision.at, decision.who, _one_line(told), *([f"({state})"] if state else [])]
    yield Text(harmless("  ".join(parts)))


def decision_lines(decision: "ItemDecision") -> Iterator[Text]:
    """Yield the line of a decision that was just made."""
    told = f"{_what(decision, ())}: {decision.why}" if decision.why else _what(decision, ())
    yield Text(harmless("  ".join([str(decision.number), decision.at, decision.who, _one_line(told)])))


def overlay_note(overlay: "Overlay") -> str:
    """Return what was decided about an item, to stand beside what the machine says; "" for nothing."""
    if not overlay.decisions:
        return ""
    parts = [
        "rejected" if overlay.rejected else "",
        f"status {overlay.status}" if overlay.status else "",
        f"date {overlay.date}" if overlay.date else "",
        *(f"note: {note}" for note in overlay.notes),
    ]
    told = "; ".join(filter(None, parts)) or "same or not the same happening as another"
    return f"  [decided: {told} ({', '.join(map(str, overlay.decisions))})]"


def _what(decision: "ItemDecision", machine: "tuple[str | None, ...]") -> str:
    """Return what a decision says of which item, and after it, in brackets, what the machine says there."""
    items = [_item(item) for item in decision.items]
    says = f" [{machine[0]}]" if machine and machine[0] else ""
    match decision.kind:
        case "same_happening":
            told = f"same happening: {items[0]} and {items[1]}"
        case "not_same_happening":
            told = f"different happenings: {items[0]} and {items[1]}"
        case "status" | "date":
            told = f"{decision.kind} {decision.value}: {items[0]}{says}"
        case "reject" | "note":
            told = f"{decision.kind} {items[0]}{says}"
        case "undo":
            told = f"undo {decision.undoes}"
        case _:
            assert_never(decision.kind)
    return told


def _item(item: "Item") -> str:
    return f"{item.key.type} {item.page}:{item.key.start} « {cut(item.words, most=_WORDS)} »"


def _one_line(text: str) -> str:
    return " ".join(text.split())
