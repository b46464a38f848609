"""A claim of a partner as lines: what it says, what of ours stands beside it, whether it is a further source, what binds us."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.text import Text

from recoupe.cli.output import harmless

if TYPE_CHECKING:
    from recoupe.exchange.claims import Beside, Differs
    from recoupe.types.affair import Party
    from recoupe.types.claims import DecisionMade
    from recoupe.types.record import SpanRow


def claim_lines(found: "Beside") -> Iterator[Text]:
    """Yield the lines of a claim."""
    yield Text(f"according to {harmless(found.partner)}: {harmless(found.item)}").append(f"  ({found.form})", style="dim")
    yield Text(f"  {harmless(_said(found.body))}")
    if found.happenings:
        yield Text(f"  ours: {', '.join(found.happenings)}")
    for point in found.differs:
        yield Text(f"  differs in {_differs(point)}")
    yield Text(f"  {_standing(found)}{_caveats(found)}", style="dim")


def _said(body: Any) -> str:
    from recoupe.types.claims import Accounts, EventCoded, EventFull

    match body:
        case EventFull():
            told = body.telling
            return f"{told.key.type} {_sides(told.actors, told.recipients)}, {told.status}: {_quoted(told.words)}"
        case EventCoded():
            return f"{body.key.type} {_sides(body.actors, body.recipients)}, {body.status}"
        case Accounts():
            statuses = ", ".join(dict.fromkeys(account.status for account in body.accounts))
            return f"{body.type} {_sides(body.actors, body.recipients)}, {body.day or 'no day'}: {statuses}"
        case _:
            return _other(body)


def _other(body: Any) -> str:
    """Return what a record says that is about no act."""
    from recoupe.types.claims import CaptureSent, DecisionMade, QuoteFull

    match body:
        case QuoteFull():
            return f"{body.quote.speaker_actor or 'somebody'}, {body.quote.stance}: {_quoted(body.quote.content)}"
        case CaptureSent():
            return f"{body.page.title or body.page.id}, {body.size:,} bytes"
        case DecisionMade():
            return _decided(body)
        case _:
            return f"{body.speaker_actor or 'somebody'}, {body.stance}, {body.page.id}:{body.start}"


def _decided(made: "DecisionMade") -> str:
    items = (f"{item.type} at {item.page}:{item.start}{f' « {item.words} »' if item.words else ''}" for item in made.items)
    what = " and ".join([*items, *made.ids, *made.pages]) or f"decision {made.undoes}"
    said = " ".join(part for part in (made.value, made.label) if part)
    by = f" ({made.who}: {made.why})" if made.who and made.why else f" ({made.who})" if made.who else ""
    return f"decided: {made.kind}{f' {said}' if said else ''}, {what}{by}"


def _sides(actors: "Sequence[Party]", recipients: "Sequence[Party]") -> str:
    one, other = (", ".join(party.id for party in side) for side in (actors, recipients))
    return f"{one or '?'} -> {other}" if other else one or "?"


def _quoted(spans: "Sequence[SpanRow]") -> str:
    return "« " + " ".join(" ".join(span.text for span in spans).split()) + " »"


def _differs(point: "Differs") -> str:
    return f"{point.point}: {harmless(', '.join(point.theirs))} (ours: {harmless(', '.join(point.ours)) or 'nothing'})"


def _standing(found: "Beside") -> str:
    if found.kind == "decisions":
        return "a decision of the partner; nothing of ours is changed by it"
    if found.further:
        return "a further source"
    return (
        "rests on a passage of ours" if found.same_passage else "its source told us already" if found.same_source else "no source"
    )


def _caveats(found: "Beside") -> str:
    caveats = found.caveats
    said = (
        "" if caveats.onward else "not to be passed on",
        f"credit {harmless(caveats.credit)}" if caveats.credit else "",
        f"delete by {caveats.delete_by}" if caveats.delete_by else "",
    )
    return "".join(f"; {one}" for one in said if one)
