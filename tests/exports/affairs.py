"""An invented affair, built by hand from the pages of `affair_pages`: disputed status and figures, unnamed parties, missing days
and places, a span in several pieces, names that begin like formulas."""

from typing import Any, TypeVar

import msgspec

from recoupe.exports.material import Material, gather
from recoupe.types.affair import (
    Account,
    Affair,
    AffairActor,
    AffairPage,
    Bounds,
    Contradiction,
    EventKey,
    Happening,
    Party,
    Rung,
    Telling,
)
from recoupe.types.events import EventType
from recoupe.types.record import SpanRow
from recoupe.types.reuse import Origin
from tests.exports.affair_pages import RECORDS, TEXTS, span

T = TypeVar("T", bound=msgspec.Struct)

AVP = Origin(id="agency/avp", name="AVP", rule="credit")
NORTH = Origin(id="publisher/observatoire-du-nord", name="-Observatoire du Nord", rule="publisher")
ALONE = Origin(id="page/c4", name="=courrier", rule="page")
ORIGINS = {"a1": AVP, "a2": AVP, "b3": NORTH, "c4": ALONE}

VALDORIE = Party(id="state/xv", kind="state", state="state/xv")
OSTRANE = Party(id="state/xo", kind="state", state="state/xo")
REBELS = Party(id="unknown/rebelles-du-nord", kind="group", named=False)
ARMY = Party(id="org/xo-mod", kind="org", state="state/xo")
DAY = Bounds(earliest="2021-03-03", latest="2021-03-03")

PAGES = tuple(
    AffairPage(
        id=record.page.id,
        name=record.page.name,
        title=record.meta.title,
        publisher=record.meta.publisher,
        published=record.meta.published.value,
        url=record.page.url,
        origin=ORIGINS[record.page.id],
    )
    for record in RECORDS
)
ACTORS = (
    AffairActor(id="org/xo-mod", kind="org", label="@Armée ostranienne", aliases=("=2+2", "+armée"), country="xo"),
    AffairActor(id="person/irene-orsel", kind="person", label='Irène "Rien" Orsel', aliases=("Mme Orsel",), wikidata="Q42"),
    AffairActor(id="place/sarn", kind="place", label="Sarn", country="xv", lat=-12.5, lon=45.25),
    AffairActor(id="place/karsk", kind="place", label="Karsk", country="xo"),
    AffairActor(id="media/avp", kind="media", label="AVP"),
    AffairActor(id="state/xo", kind="state", label="Ostrane", country="xo"),
    AffairActor(id="state/xv", kind="state", label="Valdorie", country="xv"),
)


def telling(page: str, type: EventType, trigger: SpanRow, *words: SpanRow, **more: Any) -> Telling:
    """Return a telling with what this affair's have in common."""
    record = next(record for record in RECORDS if record.page.id == page)
    day = record.meta.published.value
    plain: dict[str, Any] = {
        "key": EventKey(page=page, start=trigger.start, end=trigger.end, type=type),
        "page_name": record.page.name,
        "trigger": trigger,
        "words": words,
        "status": "happened",
        "actors": (),
        "recipients": (),
        "according_to": (),
        "origin": ORIGINS[page],
        "published": Bounds(earliest=day, latest=day),
        "when": Bounds(),
        "group": "g1",
        "zone": "body",
        "rule": "assault.bomb",
        "score": 0.5,
    }
    return Telling(**(plain | more))


_BOMBED: dict[str, Any] = {
    "actors": (ARMY,), "recipients": (VALDORIE,), "day": "2021-03-03", "when": DAY, "place": "place/sarn", "wounded": (8, 8),
    "according_to": ("person/irene-orsel", "media/avp"), "mode": "aerial", "cameo": "195", "themes": ("military",),
}  # fmt: skip
BOMBED_1 = telling(
    "a1", "ASSAULT", span("a1", "bombardé"),
    span("a1", "Des avions ostraniens ont bombardé\tle pont", "de Sarn mercredi, faisant 8 blessés"), passage="p-1", **_BOMBED,
)  # fmt: skip
BOMBED_2 = telling(
    "a2", "ASSAULT", span("a2", "ont bombardé"), span("a2", "ont bombardé le pont de Sarn mercredi"), passage="p-1",
    flagged=True, decided=(3, 4), **_BOMBED,
)  # fmt: skip
DENIED = telling(
    "b3", "ASSAULT", span("b3", "avoir bombardé"), span("b3", "L'armée ostranienne dément avoir bombardé le pont"),
    **(_BOMBED | {"status": "denied", "according_to": ("org/xo-mod",), "wounded": None}),
)  # fmt: skip
COUNTED = telling(
    "b3", "ASSAULT", span("b3", "25 blessés"), span("b3", "L'Observatoire parle de 25 blessés"),
    **(_BOMBED | {"according_to": (), "wounded": (25, None), "killed": (0, 2), "partial": True}),
)  # fmt: skip
THREAT = telling(
    "b3", "THREATEN", span("b3", "ont menacé"), actors=(REBELS,), recipients=(VALDORIE,), place="place/karsk",
    when=Bounds(latest="2021-03-06"), themes=("military",),
)  # fmt: skip
DEAL = telling(
    "b3", "AGREE", span("b3", "ont signé"), actors=(VALDORIE,), recipients=(OSTRANE,), object="-un accord", day="2021-03",
    themes=("diplomatic",), when=Bounds(earliest="2021-03-01", latest="2021-03-31"),
)  # fmt: skip
ASKED = telling("c4", "REQUEST", span("c4", "demandé"), actors=(VALDORIE,), status="alleged", themes=("diplomatic",))


def _account(*tellings: Telling, voice: Any = "asserts", **more: Any) -> Account:
    first = tellings[0]
    days = sorted(telling.published.earliest for telling in tellings if telling.published.earliest)
    plain: dict[str, Any] = {
        "voice": voice,
        "status": first.status,
        "according_to": first.according_to,
        "interested": False,
        "killed": first.killed,
        "wounded": first.wounded,
        "day": first.day,
        "origins": tuple({telling.origin.id: telling.origin for telling in tellings}.values()),
        "pages": len({telling.key.page for telling in tellings}),
        "told": Bounds(earliest=days[0], latest=days[-1]) if days else Bounds(),
        "tellings": tuple(telling.key for telling in tellings),
    }
    return Account(**(plain | more))


def _happening(ident: str, *accounts: Account, tellings: tuple[Telling, ...], support: int, against: int = 0) -> Happening:
    first = tellings[0]
    return Happening(
        id=ident,
        type=first.key.type,
        actors=first.actors,
        recipients=first.recipients,
        place=first.place,
        day=first.day,
        when=first.when,
        themes=first.themes,
        object=first.object,
        accounts=accounts,
        support=support,
        against=against,
        tellings=tellings,
    )


BOMBING = _happening(
    "h-00000000b0",
    _account(BOMBED_1, BOMBED_2, voice="claims", interested=True),
    _account(COUNTED),
    _account(DENIED, voice="denies", interested=True),
    tellings=(BOMBED_1, BOMBED_2, DENIED, COUNTED),
    support=2,
    against=1,
)
THREATENING = _happening("h-00000000c1", _account(THREAT), tellings=(THREAT,), support=1)
AGREEMENT = _happening("h-00000000d2", _account(DEAL), tellings=(DEAL,), support=1)
REQUEST = _happening("h-00000000e3", _account(ASKED, voice="doubts"), tellings=(ASKED,), support=1)


def rung(**fields: Any) -> Rung:
    """Return a step; `tellings` is given where the type has that field."""
    keys = {"tellings": ()} if "tellings" in Rung.__struct_fields__ else {}
    return Rung(**(keys | fields))


RUNGS = (
    rung(
        pair=("state/xo", "state/xv"), theme="military", level="force", status="happened", day="2021-03-03", when=DAY,
        told=Bounds(earliest="2021-03-04", latest="2021-03-06"), happening=BOMBING.id, type="ASSAULT", by=("org/xo-mod",),
        according_to=(("person/irene-orsel", "media/avp"), ()), origins=(AVP, NORTH), disputed=True,
    ),
    rung(
        pair=("state/xo", "state/xv"), theme="diplomatic", level="agreement", status="happened", day="2021-03",
        when=DEAL.when, told=DEAL.published, happening=AGREEMENT.id, type="AGREE", by=("state/xv",), according_to=((),),
        origins=(NORTH,), object="-un accord",
    ),
)  # fmt: skip
CONTRADICTIONS = (
    Contradiction(
        id="c-1", about="status", rule="contradictions.status", happening=BOMBING.id, one=(BOMBED_1.key, BOMBED_2.key),
        against=(DENIED.key,), says=("happened", "denied"),
    ),
    Contradiction(
        id="c-2", about="wounded", rule="contradictions.figures", happening=BOMBING.id, one=(BOMBED_1.key,),
        against=(COUNTED.key,), says=("8", "≥ 25"), updated=True,
    ),
    Contradiction(
        id="c-3", about="one_sided", rule="contradictions.one_sided", happening=AGREEMENT.id, one=(DEAL.key,), against=(),
        says=("=told", ""), missing=("state/xo",),
    ),
)  # fmt: skip
AFFAIR = Affair(
    name="Le pont de Sarn (affaire inventée)",
    pages=PAGES,
    actors=ACTORS,
    happenings=(BOMBING, THREATENING, AGREEMENT, REQUEST),
    contradictions=CONTRADICTIONS,
    rungs=RUNGS,
)
EMPTY = Affair()


def material(affair: Affair = AFFAIR) -> Material:
    """Return the affair with its records and texts."""
    return gather(affair, RECORDS, TEXTS, states={"xv": "XVA", "xo": "XOS"})


def without(item: T, **changes: Any) -> T:
    """Return a record with some fields replaced."""
    return msgspec.structs.replace(item, **changes)
