"""FollowTheMoney: entities that its schemata know, references to entities of the right kind, and no denial as a fact."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from recoupe.exports.ftm import ftm_lines
from recoupe.types.affair import Affair, Bounds
from tests.exports.affairs import AFFAIR, BOMBING, DENIED, EMPTY, material, without

Schema = dict[str, Any]
SCHEMATA: dict[str, Schema] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))[path.stem]
    for path in (Path(__file__).parent / "schemas/ftm").glob("*.yaml")
}
VALUES = {
    "date": r"\d{4}(-\d{2}(-\d{2})?)?",
    "country": r"[a-z]{2}",
    "url": r"https?://\S+",
    "number": r"-?\d+(\.\d+)?",
    "mimetype": r"\w+/\w+",
    "identifier": r"\S+",
}


def entities(affair: Affair = AFFAIR) -> list[dict[str, Any]]:
    return [msgspec.json.decode(line) for line in ftm_lines(material(affair))]


def ancestors(schema: str) -> list[str]:
    """Return a schema and all that it extends."""
    return [schema, *(above for parent in SCHEMATA[schema].get("extends", ()) for above in ancestors(parent))]


def faults(found: list[dict[str, Any]]) -> list[str]:
    """Return what FollowTheMoney's model would refuse."""
    schemas = {entity["id"]: entity["schema"] for entity in found}
    wrong = ["ids stand twice"] if len(schemas) < len(found) else []
    for entity in found:
        known = {name: prop for s in ancestors(entity["schema"]) for name, prop in (SCHEMATA[s].get("properties") or {}).items()}
        needed = {name for s in ancestors(entity["schema"]) for name in SCHEMATA[s].get("required", ())}
        if SCHEMATA[entity["schema"]].get("abstract"):
            wrong.append(f"{entity['schema']} is abstract")
        wrong += [f"{entity['id']} lacks {name}" for name in needed - entity["properties"].keys()]
        for name, values in entity["properties"].items():
            wrong += [f"{entity['id']}.{name}: {v!r}" for v in values if name not in known or not fits(v, known[name], schemas)]
    return wrong


def fits(value: object, prop: Schema, schemas: dict[str, str]) -> bool:
    if not isinstance(value, str) or not value.strip():
        return False
    if prop.get("type") == "entity":
        return value in schemas and prop["range"] in ancestors(schemas[value])
    return re.fullmatch(VALUES.get(prop.get("type", ""), r".+"), value) is not None


@pytest.mark.parametrize("affair", [AFFAIR, EMPTY], ids=["full", "empty"])
def test_entities_are_valid(affair: Affair) -> None:
    assert faults(entities(affair)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"name": ["x"], "pig": ["y"]}, "a.pig: 'y'"),
        ({"alias": ["x"]}, "a lacks name"),
        ({"name": ["x"], "proof": ["nowhere"]}, "a.proof: 'nowhere'"),
        ({"name": ["x"], "proof": ["a"]}, "a.proof: 'a'"),
        ({"name": [""]}, "a.name: ''"),
        ({"name": ["x"], "country": ["Valdorie"]}, "a.country: 'Valdorie'"),
    ],
)
def test_the_check_finds_what_is_wrong(change: dict[str, list[str]], fault: str) -> None:
    assert faults([{"id": "a", "schema": "Person", "properties": change}]) == [fault]


def test_there_is_an_entity_for_each_thing() -> None:
    count: dict[str, int] = {}
    for entity in entities():
        count[entity["schema"]] = count.get(entity["schema"], 0) + 1
    assert count == {
        "Organization": 2, "Person": 1, "Address": 2, "PublicBody": 2, "LegalEntity": 1, "Article": 4, "Event": 4, "Note": 3,
    }  # fmt: skip


def test_an_event_in_full() -> None:
    [event] = [entity for entity in entities() if entity["id"] == f"recoupe-happening.{BOMBING.id}"]
    urls = [f"https://{name}.example/sarn?a=1&b=<2>" for name in ("gazette-des-dunes", "portail-matin", "observatoire")]
    assert event["properties"] == {
        "name": ["attaque, @Armée ostranienne → Valdorie (contesté)"],
        "summary": ["contesté ; 2 + / 1 - ; agency/avp, publisher/observatoire-du-nord"],
        "description": [
            'rapporté comme fait, selon AVP, citant Irène "Rien" Orsel, 8 blessés, 2021-03-03 [AVP, 2 reprises = 1 source]',
            "rapporté comme fait, 0-2 morts, ≥ 25 blessés, 2021-03-03 [-Observatoire du Nord]",
            "démenti, selon @Armée ostranienne, 2021-03-03 [-Observatoire du Nord]",
        ],
        "date": ["2021-03-03"],
        "involved": ["recoupe-org.xo-mod", "recoupe-state.xv"],
        "location": ["Sarn"],
        "addressEntity": ["recoupe-place.sarn"],
        "keywords": ["ASSAULT", "disputed", "military"],
        "recordId": ["h-00000000b0"],
        "proof": ["recoupe-page.a1", "recoupe-page.a2", "recoupe-page.b3"],
        "sourceUrl": urls,
    }


def test_what_is_only_denied_is_called_so() -> None:
    account = without(BOMBING.accounts[2])
    denied = without(BOMBING, accounts=(account,), tellings=(DENIED,), support=0, against=1)
    [event] = [
        entity for entity in entities(without(AFFAIR, happenings=(denied,), contradictions=())) if entity["schema"] == "Event"
    ]
    assert event["properties"]["name"] == ["attaque, @Armée ostranienne → Valdorie (démenti)"]


@pytest.mark.parametrize(
    ("day", "earliest", "latest", "said"),
    [
        ("2021-03", "2021-03-01", "2021-03-31", {"date": ["2021-03"]}),
        ("2021-03-XX", "2021-03-01", "2021-03-31", {"startDate": ["2021-03-01"], "endDate": ["2021-03-31"]}),
        (None, "2021-03-01", "2021-03-31", {"startDate": ["2021-03-01"], "endDate": ["2021-03-31"]}),
        (None, "2021-03-01", None, {}),
        (None, None, None, {}),
    ],
)
def test_a_bound_alone_is_no_beginning(
    day: str | None, earliest: str | None, latest: str | None, said: dict[str, list[str]]
) -> None:
    dated = without(BOMBING, day=day, when=Bounds(earliest=earliest, latest=latest))
    [event] = [
        entity for entity in entities(without(AFFAIR, happenings=(dated,), contradictions=())) if entity["schema"] == "Event"
    ]
    assert {name: event["properties"][name] for name in ("date", "startDate", "endDate") if name in event["properties"]} == said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("fr", ["fr"]),
        ("RU", ["ru"]),
        ("xk", ["xk"]),
        ("xv", None),
        ("zz", None),
        ("qm", None),
        ("", None),
        ("fra", None),
        (None, None),
    ],
)
def test_only_codes_of_iso_3166_are_countries(code: str | None, said: list[str] | None) -> None:
    actors = tuple(without(actor, country=code) for actor in AFFAIR.actors[:1])
    [first, *_] = entities(without(AFFAIR, actors=actors, happenings=(), contradictions=()))
    assert first["properties"].get("country") == said
