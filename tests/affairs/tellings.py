"""Tellings in a few words: who did what to whom on which day, by which page, says who."""

from collections.abc import Iterable, Mapping

import msgspec

from recoupe.types.affair import Bounds, EventKey, Figure, Party, Telling, Theme
from recoupe.types.base import Record
from recoupe.types.events import EventType, Status
from recoupe.types.record import SpanRow
from recoupe.types.reuse import Origin

NAMED = {
    "Ostrane": Party(id="state/xo", kind="state", state="state/xo", sector="state"),
    "Valdorie": Party(id="state/xv", kind="state", state="state/xv", sector="state"),
    "Maravie": Party(id="state/xm", kind="state", state="state/xm", sector="state"),
    "Selm": Party(id="person/viktor-selm", kind="person", state="state/xo", sector="state"),
    "Brask": Party(id="person/anton-brask", kind="person", state="state/xo", sector="state"),
    "Orsel": Party(id="person/irene-orsel", kind="person", state="state/xv", sector="state"),
    "Doury": Party(id="person/lena-doury", kind="person", state="state/xm", sector="state"),
    "Tavel": Party(id="person/marc-tavel", kind="person"),
    "army of Ostrane": Party(id="org/xo-army", kind="org", state="state/xo", sector="state"),
    "ministry of Ostrane": Party(id="org/xo-mod", kind="org", state="state/xo", sector="state"),
    "opponent of Ostrane": Party(id="person/rada-venn", kind="person", state="state/xo", sector="against"),
    "Front": Party(id="group/front-du-lac", kind="group"),
    "Ligue": Party(id="group/ligue-des-rives", kind="group"),
    "Observatoire": Party(id="org/observatoire-du-lac", kind="org"),
    "Hautelisse": Party(id="place/hautelisse", kind="place", state="state/xv"),
    "AVP": Party(id="media/avp", kind="media", state="state/xv"),
}
UNNAMED = {
    "rebels of Valdorie": Party(id="unknown/rebels-xv", kind="unknown", state="state/xv", named=False, sector="against"),
    "civilians of Valdorie": Party(id="unknown/civilians-xv", kind="unknown", state="state/xv", named=False, sector="people"),
    "soldiers of Valdorie": Party(id="unknown/soldiers-xv", kind="unknown", state="state/xv", named=False, sector="state"),
    "soldiers of Ostrane": Party(id="unknown/soldiers-xo", kind="unknown", state="state/xo", named=False, sector="state"),
    "rebels": Party(id="unknown/rebels", kind="unknown", named=False, sector="against"),
    "civilians": Party(id="unknown/civilians", kind="unknown", named=False, sector="people"),
    "somebody": Party(id="unknown/individus", kind="unknown", named=False),
}
PARTIES = NAMED | UNNAMED
STATES: dict[str, str | None] = {party.id: party.state if party.named else None for party in PARTIES.values()}
PLACES = {
    "Hautelisse": ("place/hautelisse", "state/xv"),
    "Karsk": ("place/karsk", "state/xo"),
    "Valdorie": ("state/xv", "state/xv"),
}


class Short(Record, frozen=True, kw_only=True):
    """A telling in a few words; what is left out is an attack that the page tells in its own voice on 2021-03-04.

    `by` and `to` are names of `PARTIES` joined with " + "; `says` is the chain of sources, innermost first;
    `understood` are the parties that the clause does not mention. `day` is also the
    bounds, where `when` ("2021-03-01 2021-03-07", "- 2021-03-04") does not say other ones. `source` is the origin, the page's
    publisher when left out. A page `published` on "-" has no day. `order` is the place in the page.
    """

    page: str = ""
    order: int = 0
    type: EventType = "ASSAULT"
    by: str = ""
    to: str = ""
    status: Status = "happened"
    cue: str | None = None
    says: str = ""
    understood: str = ""
    source: str | None = None
    published: str = "2021-03-04"
    day: str | None = None
    when: str | None = None
    flagged: bool = False
    place: str | None = None
    killed: str | None = None
    wounded: str | None = None
    partial: bool = False
    trigger: str = "bombardé"
    words: str | None = None
    passage: str | None = None
    object: str | None = None
    mode: str | None = None
    cameo: str | None = None
    themes: str = "military"
    group: str | None = None


def telling(name: str, short: Short) -> Telling:
    """Return a telling; `name` is its page where none is said, and what tells it from others of that page."""
    start = 100 * short.order
    trigger = SpanRow(start=start, end=start + len(short.trigger), text=short.trigger)
    page = short.page or f"page {name}"
    day = None if short.published == "-" else short.published
    place, place_state = PLACES[short.place] if short.place else (None, None)
    source = short.source or f"journal of {page}"
    return Telling(
        key=EventKey(page=page, start=start, end=trigger.end, type=short.type),
        page_name=page,
        trigger=trigger,
        words=(SpanRow(start=start, end=start + len(short.words), text=short.words),) if short.words else (),
        status=short.status,
        status_cue=SpanRow(start=0, end=len(short.cue), text=short.cue) if short.cue else None,
        actors=_parties(short.by),
        recipients=_parties(short.to),
        according_to=tuple(party.id for party in _parties(short.says)),
        shown=tuple(party.id for party in _parties(short.by) + _parties(short.to) if party not in _parties(short.understood)),
        origin=Origin(id=f"publisher/{source}", name=source, rule="publisher"),
        passage=short.passage,
        published=Bounds(earliest=day, latest=day),
        day=short.day,
        when=_bounds(short.when) if short.when else Bounds(earliest=short.day, latest=short.day),
        flagged=short.flagged,
        place=place,
        place_state=place_state,
        killed=_figure(short.killed),
        wounded=_figure(short.wounded),
        partial=short.partial,
        object=short.object,
        mode=short.mode,
        cameo=short.cameo,
        themes=_themes(short.themes),
        group=short.group or name,
        zone="body",
        rule="events.own",
        score=1.0,
    )


def tellings_of(shorts: Mapping[str, Short]) -> dict[str, Telling]:
    """Return tellings by their names; those of one page that say no order stand in it one behind the other."""
    return {
        name: telling(name, short if short.order else msgspec.structs.replace(short, order=order))
        for order, (name, short) in enumerate(shorts.items())
    }


def names_of(keys: Iterable[EventKey], tellings: Mapping[str, Telling]) -> str:
    """Return the names of tellings by their keys, joined with spaces."""
    by_key = {told.key: name for name, told in tellings.items()}
    return " ".join(by_key[key] for key in keys)


def _parties(names: str) -> tuple[Party, ...]:
    return tuple(PARTIES[name] for name in names.split(" + ")) if names else ()


def _bounds(text: str) -> Bounds:
    first, last = (None if day == "-" else day for day in text.split())
    return Bounds(earliest=first, latest=last)


def _figure(text: str | None) -> Figure | None:
    """Return the figure that "8", "8-10" or "8+" says."""
    if text is None:
        return None
    low, dash, high = text.partition("-")
    if text.endswith("+"):
        return int(text[:-1]), None
    return int(low), int(high if dash else low)


def _themes(names: str) -> tuple[Theme, ...]:
    return tuple(names.split())  # type: ignore[return-value]
