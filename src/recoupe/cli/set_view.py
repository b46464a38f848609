"""A decision about a page, for people to read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, assert_never

from rich.text import Text

from recoupe.cli.output import harmless

if TYPE_CHECKING:
    from recoupe.store.housekeeping.decided import PageDecision


def page_decision_lines(decision: "PageDecision") -> Iterator[Text]:
    """Yield the line of a decision about a page: number, time, person, what, why."""
    match decision.kind:
        case "set":
            parts = (("published", decision.published), ("publisher", decision.publisher))
            what = f"set {decision.name}: {', '.join(f'{part} {value}' for part, value in parts if value)}"
        case "unset":
            what = f"take back what was set for {decision.name}"
        case "remove":
            what = f"remove {decision.name} ({decision.page_id})"
        case "restore":
            what = f"let {decision.name} ({decision.page_id}) in again"
        case _:
            assert_never(decision.kind)
    told = f"{what}: {decision.why}" if decision.why else what
    yield Text(harmless("  ".join([str(decision.number), decision.at, decision.who, " ".join(told.split())])))
