"""The table of events: POLECAT's header, and every kind of cell of a row."""

from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from recoupe.exports import COLUMNS, alpha3_of_states, polecat_rows
from recoupe.exports.polecat import HEADER, OWN
from recoupe.exports.polecat_codes import load_polecat_codes
from recoupe.exports.polecat_sides import joined
from recoupe.lexicon.event_codebook import Codebook
from recoupe.lexicon.load import read_yaml
from recoupe.pipeline.language import Language
from recoupe.types.events import Casualties, EventType
from recoupe.types.record import (
    ActorRow,
    EventDateRow,
    EventRow,
    MentionRow,
    MetaRow,
    PageRecord,
    PageRow,
    Piece,
    PublishedRow,
    SpanRow,
)
from tests.exports.tables import written

POLECAT = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\tActor COW\t"
    "Primary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\tRecipient Country\t"
    "Recipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\tWikipedia Recipient ID\t"
    "Placename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature Type\tSource\t"
    "Publication Date\tStory People\tStory Organizations\tStory Locations\tLanguage\tVersion"
)
"""The first line of the files on Dataverse, as programs that load them quote it."""

STATES = {"fr": "FRA", "ru": "RUS"}


def test_header_is_that_of_polecat_and_ours_follows() -> None:
    assert list(HEADER) == POLECAT.split("\t")
    assert (*HEADER, *OWN) == COLUMNS
    assert len(set(COLUMNS)) == len(COLUMNS) == 73


def span(start: int, text: str, *pieces: Piece) -> SpanRow:
    row = SpanRow(start=start, end=start + len(text), text=text)
    return msgspec.structs.replace(row, pieces=pieces) if pieces else row


def actor(ident: str, label: str, **more: Any) -> ActorRow:
    plain: dict[str, Any] = {"aliases": (), "country": None, "codes": (), "wikidata": None, "page": None}
    return ActorRow(id=ident, kind=ident.partition("/")[0], label=label, **(plain | more))  # type: ignore[arg-type]


def mention(start: int, text: str, actor: str) -> MentionRow:
    return MentionRow(
        start=start,
        end=start + len(text),
        text=text,
        form="name",
        kind="state",
        actor=actor,
        metonym=False,
        zone="body",
        rule="r",
    )


def event(**more: Any) -> EventRow:
    plain: dict[str, Any] = {
        "type": "CONSULT", "mode": None, "cameo": None, "contexts": (), "trigger": span(10, "vu"), "actors": (), "recipients": (),
        "actor_countries": (), "recipient_countries": (), "status": "happened", "status_cue": None, "attributed_to": (),
        "date": None, "place": None, "casualties": None, "repeat": None, "object": None, "group": "g1",
        "evidence": (span(0, "A et B ont vu"),), "zone": "body", "rule": "r", "score": 0.5,
    }  # fmt: skip
    return EventRow(**(plain | more))


def record(*events: EventRow, actors: tuple[ActorRow, ...] = (), mentions: tuple[MentionRow, ...] = ()) -> PageRecord:
    published = PublishedRow(value="2021-03-05", earliest=None, latest=None, evidence=(), flags=())
    return PageRecord(
        page=PageRow(name="p1", id="0" * 16, sha256="", path="p1.txt", url=None, length=99, language="fr", engine="e"),
        meta=MetaRow(title=None, publisher=None, authors=(), agencies=(), section=None, published=published),
        segments=(), times=(), mentions=mentions, actors=actors, quotes=(), events=events, problems=(),
    )  # fmt: skip


def test_several_actors_share_their_cells() -> None:
    actors = (
        actor("state/fr", "France", country="fr", wikidata="Q142"),
        actor("org/russia-mod", "ministère russe de la Défense", country="ru", codes=("RUSGOVMIL",)),
        actor("org/un", "ONU", codes=("IGO",)),
        actor("group/front", "Front; de la mer"),
        actor("place/port", "Port-Sel", country="xs", lat=-12.5, lon=-1.0),
    )
    mentions = (mention(0, "A", "state/fr"), mention(5, "B\n b", "org/russia-mod;org/un"), mention(80, "Port", "place/port"))
    several = event(
        actors=("state/fr", "org/russia-mod", "org/un", "group/front", "unknown/sailors-fr", "unknown/cooks"),
        actor_countries=("fr", "ru"),
        recipients=("unknown/cooks",),
        place="place/port",
    )
    [row] = written(polecat_rows(record(several, actors=actors, mentions=mentions), states=STATES), COLUMNS)
    known = {
        "Actor Name": "France; ministère russe de la Défense; ONU; Front, de la mer; sailors; cooks",
        "Actor Country": "FRA; RUS; IGO; None; FRA; None",
        "Primary Actor Sector": "GOV; GOV; None; None; None; None",
        "Actor Sectors": "GOV; GOV MIL; None; None; None; None",
        "Actor Name Raw": "A; B b; B b; None; None; None",
        "Recipient Name": "cooks",
        "actor_ids": "state/fr; org/russia-mod; org/un; group/front; unknown/sailors-fr; unknown/cooks",
        "actor_wikidata": "Q142; None; None; None; None; None",
        "recipient_ids": "unknown/cooks",
        "Placename": "Port-Sel",
        "Country": "XS",
        "Latitude": "-12.5",
        "Longitude": "-1",
        "place_id": "place/port",
    }
    sides = [column for column in COLUMNS if column.split()[0] in ("Actor", "Recipient", "Primary", "Wikipedia")]
    asked = {*sides, *known, "Raw Placename", "City", "recipient_wikidata"}
    assert {column: row[column] for column in asked} == dict.fromkeys(asked, "") | known


LISTS = [
    ((), ""),
    (("",), ""),
    (("", ""), ""),
    (("a",), "a"),
    (("a", "b"), "a; b"),
    (("", "b"), "None; b"),
    (("a; b", "c"), "a, b; c"),
]


@pytest.mark.parametrize(("items", "cell"), LISTS)
def test_lists(items: tuple[str, ...], cell: str) -> None:
    assert joined(items) == cell


DAYS = [
    ("2021-03-03", "2021-03-03"),
    ("2021-03", ""),
    ("2021-W09", ""),
    ("XXXX-11-26", ""),
    ("XXXX-WXX-2", ""),
    ("2021-03-03T10:30", ""),
    (None, ""),
]


@pytest.mark.parametrize(("value", "day"), DAYS)
def test_day(value: str | None, day: str) -> None:
    date = EventDateRow(value=value, earliest="2021-03-01", latest="2021-03-05", anchor="none", flags=(), rule="bound")
    [row] = written(polecat_rows(record(event(date=date)), states={}), COLUMNS)
    assert (row["Event Date"], row["date"], row["date_rule"]) == (day, value or "", "bound")
    assert (row["date_earliest"], row["date_latest"], row["Publication Date"]) == ("2021-03-01", "2021-03-05", "2021-03-05")


CASUALTIES = [
    (None, ("", "", "", "", "")),
    (Casualties(killed=(4, 6)), ("4", "6", "", "", "total")),
    (Casualties(wounded=(20, None), scope="part"), ("", "", "20", "", "part")),
    (Casualties(killed=(0, 0), wounded=(1, 1)), ("0", "0", "1", "1", "total")),
]


@pytest.mark.parametrize(("told", "cells"), CASUALTIES)
def test_casualties(told: Casualties | None, cells: tuple[str, ...]) -> None:
    [row] = written(polecat_rows(record(event(casualties=told)), states={}), COLUMNS)
    assert tuple(row[name] for name in ("killed_min", "killed_max", "wounded_min", "wounded_max", "casualties_scope")) == cells


def test_an_interrupted_trigger_and_two_events_on_one() -> None:
    trigger = span(10, "a", Piece(start=20, end=22, text="vu"))
    acts = [event(trigger=trigger), event(trigger=trigger, status="denied"), event(trigger=trigger, type="AID"), event()]
    rows = written(polecat_rows(record(*acts), states={}), COLUMNS)
    assert [(row["trigger"], row["start"], row["end"]) for row in rows] == [("a [...] vu", "10", "11")] * 3 + [("vu", "10", "12")]
    first = rows[0]["Event ID"]
    assert rows[1]["Event ID"] == f"{first}-2"
    assert len({row["Event ID"] for row in rows}) == 4
    assert len(first) == 16


def test_a_page_without_events_has_no_row() -> None:
    assert list(polecat_rows(record(), states={})) == []


CODEBOOK = Path(__file__).parents[2] / "src/recoupe/languages/fr/data/events/codebook.yaml"


def test_every_type_has_codes_and_modes_are_those_of_the_codebook() -> None:
    codes = load_polecat_codes()
    assert sorted(codes.types) == sorted(get_args(EventType))
    book = read_yaml(CODEBOOK, Codebook)
    assert {name: set(row.modes) - set(book.row(name).modes) for name, row in codes.types.items() if row.modes} == {
        "ACCUSE": set(),
        "ASSAULT": set(),
        "CONSULT": set(),
    }
    assert all((row.intensity > 0) == row.quad.endswith("COOPERATION") for row in codes.types.values())
    assert (codes.types["ASSAULT"].intensity_of("unconventional"), codes.types["ASSAULT"].intensity_of("beat")) == (-10, -9)


def test_states_have_three_letters(french: Language) -> None:
    states = alpha3_of_states(french.pack.actors)
    assert (states["fr"], states["sy"], states["gb"]) == ("FRA", "SYR", "GBR")
    assert len(states) > 190
    assert all(len(code) == 3 and code.isupper() for code in states.values())
