"""The actors of a store, for people to read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, assert_never

from rich.text import Text

from recoupe.cli.columns import Columns
from recoupe.cli.output import counted, harmless
from recoupe.cli.page_view import event_line, quote_line

if TYPE_CHECKING:
    from recoupe.store.actors import ActorDetails, ActorSummary, Decision
    from recoupe.store.actors.details import OfficeHeld
    from recoupe.store.actors.on_page import Act, PageOfActor

_HEAD = ("id", "label", "kind", "country", "pages", "mentions", "statements", "events", "other names")
_NUMBERS = range(4, 8)
_NAMES = 3
"""Other names that the list shows of an actor."""

_WHY = {
    "country": "other country",
    "gender": "other gender",
    "role": "other role",
    "one_word": "one word is not enough to join by",
    "decision": "split off by a decision",
    "unclear": "it may be one of several",
}


def actor_table(found: "Sequence[ActorSummary]") -> "Callable[[ActorSummary], Iterator[Text]]":
    """Return what gives the line of each of some actors, in columns, with a head before the first."""
    rows = {actor.id: _cells(actor) for actor in found}
    columns = Columns(_HEAD, rows.values(), numbers=_NUMBERS)

    def lines(actor: "ActorSummary") -> Iterator[Text]:
        if actor is found[0]:
            yield Text(columns.line(_HEAD), style="bold")
        yield Text(columns.line(rows[actor.id]))

    return lines


def actor_lines(found: "ActorDetails", *, most: int | None) -> Iterator[Text]:
    """Yield the lines that show all there is of one actor.

    Args:
        found: the actor.
        most: how many pages, statements, and events of each side at most; None for all.
    """
    pages = {page.id: page.name for page in found.pages}
    yield from _head(found)
    yield from _section("names", (f"{name.name}: {name.count}" for name in found.actor.names))
    roles = (f"{pages[role.page]}: {role.span.text} @{role.span.start}-{role.span.end}" for role in found.roles)
    yield from _section("roles told", roles, most=most)
    yield from _section("offices in the knowledge base", (_office(office, pages) for office in found.offices))
    yield from _section("pages", map(_page, found.pages), most=most)
    statements = (f"{pages[item.page]}: {quote_line(item.quote, found.labels[item.page])}" for item in found.statements)
    yield from _section("statements", statements, most=most)
    for side in ("by", "with", "against"):
        acts = (_act(act, found, pages) for act in found.events if act.side == side)
        yield from _section(f"events {side} it", acts, most=most)
    yield from _section("same name, kept apart", (f"{other.id} ({other.label}): {_WHY[other.why]}" for other in found.apart))
    if found.decisions:
        yield from _section("decisions", [", ".join(map(str, found.decisions))])


def decision_lines(decision: "Decision", *, undone_by: int | None = None, note: str | None = None) -> Iterator[Text]:
    """Yield the line of a decision: number, time, person, what, why, and whether it still counts."""
    match decision.kind:
        case "merge":
            what = f"merge {decision.ids[0]} and {decision.ids[1]}"
        case "split":
            what = f"split {decision.ids[0]} on pages {', '.join(decision.pages)}"
        case "rename":
            what = f"rename {decision.ids[0]} {decision.label!r}"
        case "undo":
            what = f"undo {decision.undoes}"
        case _:
            assert_never(decision.kind)
    told = f"{what}: {decision.why}" if decision.why else what
    state = f"undone by {undone_by}" if undone_by else f"changes nothing: {note}" if note else ""
    parts = [str(decision.number), decision.at, decision.who, _one_line(told), *([f"({state})"] if state else [])]
    yield Text(harmless("  ".join(parts)))


def _cells(actor: "ActorSummary") -> tuple[str, ...]:
    others = [name.name for name in actor.names if name.name != actor.label]
    shown = ", ".join(others[:_NAMES]) + (f" and {len(others) - _NAMES} more" if len(others) > _NAMES else "")
    counts = (actor.pages, actor.mentions, actor.statements, actor.events)
    cells = (actor.id, actor.label, actor.kind, actor.country or "", *(f"{count:,}" for count in counts), shown)
    return tuple(_one_line(cell) for cell in cells)


def _head(found: "ActorDetails") -> Iterator[Text]:
    actor = found.actor
    yield Text(harmless(actor.label), style="bold")
    known = "in the knowledge base" if actor.known else "unknown to the knowledge base"
    about = [actor.id, actor.kind, actor.country or "", known]
    yield Text("  " + harmless(", ".join(part for part in about if part)), style="dim")
    counts = {"page": actor.pages, "mention": actor.mentions, "statement": actor.statements, "event": actor.events}
    yield Text("  " + ", ".join(counted(count, noun) for noun, count in counts.items()))


def _office(office: "OfficeHeld", pages: dict[str, str]) -> str:
    of = f" of {office.of}" if office.of else ""
    return f"{office.name}{of}, {office.start or '?'} to {office.end or 'now'}: {', '.join(pages[page] for page in office.pages)}"


def _page(page: "PageOfActor") -> str:
    about = [page.publisher or "", page.published or "", counted(page.mentions, "mention"), page.id]
    title = f"{page.name}: {page.title}" if page.title else page.name
    return f"{title}  ({', '.join(part for part in about if part)})"


def _act(act: "Act", found: "ActorDetails", pages: dict[str, str]) -> str:
    return f"{pages[act.page]}: {event_line(act.event, found.labels[act.page])}"


def _section(title: str, lines: Iterable[str], *, most: int | None = None) -> Iterator[Text]:
    found = list(lines)
    if found:
        yield Text(f"  {title}", style="bold")
    for line in found[:most]:
        yield Text("    " + harmless(_one_line(line)))
    if most is not None and len(found) > most:
        yield Text(f"    and {len(found) - most} more; --all shows them", style="dim")


def _one_line(text: str) -> str:
    return " ".join(text.split())
