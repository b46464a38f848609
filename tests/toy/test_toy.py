"""A language of some twenty invented words goes the whole way of a page: no stage knows French."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from recoupe.pipeline.language import Language
from recoupe.types.record import PageRecord, decode_record
from tests.property.test_page import check_record
from tests.toy.walk import PAGE, read, told

ROOT = Path(__file__).parents[2]
ATTACK = {"type": "ASSAULT", "mode": "heavy-weapons", "cameo": "194", "contexts": ["military"], "rule": "events.attack"}
BY_PAGE = {"latest": "2015-10-08", "anchor": "publication", "rule": "publication"}


@pytest.fixture(scope="module")
def record(toy: Language) -> PageRecord:
    return read(PAGE, toy)


def test_roles(record: PageRecord) -> None:
    assert [(segment.role, PAGE[segment.start : segment.end]) for segment in record.segments] == [
        ("title", "Varo ruka Osmar"),
        ("body", "Varo ruka Osmar ve tolk."),
        ("ad", "Zibo kupu"),
        ("body", "『Osmar ruka Limba』, saga kapta varoki Jena Kolt."),
        ("related", "Lego ani : Osmar ruka Varo"),
        ("body", "Jena Kolt nela ka Varo ruka Osmar. Limba saga ka Varo ruka ve Limba."),
        ("body", "Varo nu ruka osmari ve 6 brum."),
    ]


def test_times(record: PageRecord) -> None:
    assert told(record.times) == [
        _day("tolk", "2015-10-07", "publication", "weekday"),
        _day("6 brum", "2015-10-06", "publication", "date"),
    ]


def _day(text: str, value: str, anchor: str, rule: str) -> dict[str, str]:
    days = dict.fromkeys(("value", "edtf", "earliest", "latest"), value)
    return {"text": text, "type": "DATE", **days, "granularity": "day", "anchor": anchor, "rule": f"times.{rule}"}


def test_mentions(record: PageRecord) -> None:
    """The capital is a city that is attacked, and a government that speaks."""
    assert [(m.text, m.form, m.kind, m.actor, m.metonym) for m in record.mentions] == [
        *[("Varo", "name", "state", "state/vr", False), ("Osmar", "name", "state", "state/os", False)] * 2,
        ("Osmar", "name", "state", "state/os", False),
        ("Limba", "name", "place", "place/limba", False),
        ("kapta varoki", "nominal", "person", "person/jena-kolt", False),
        ("Jena Kolt", "name", "person", "person/jena-kolt", False),
        ("Jena Kolt", "name", "person", "person/jena-kolt", False),
        ("Varo", "name", "state", "state/vr", False),
        ("Osmar", "name", "state", "state/os", False),
        ("Limba", "name", "state", "state/os", True),
        ("Varo", "name", "state", "state/vr", False),
        ("Limba", "name", "place", "place/limba", False),
        ("Varo", "name", "state", "state/vr", False),
        ("osmari", "demonym", "state", "state/os", False),
    ]


def test_actors(record: PageRecord) -> None:
    assert sorted(told(record.actors), key=lambda actor: actor["id"]) == [
        {"id": "person/jena-kolt", "kind": "person", "label": "Jena Kolt", "country": "vr"},
        {"id": "place/limba", "kind": "place", "label": "Limba", "country": "os"},
        {"id": "state/os", "kind": "state", "label": "Osmar", "country": "os"},
        {"id": "state/vr", "kind": "state", "label": "Varo", "country": "vr"},
    ]


def test_quotes(record: PageRecord) -> None:
    kolt = {"speaker": "Jena Kolt", "speaker_actor": "person/jena-kolt"}
    says = {"cue": "saga", "cue_lemma": "sagim", "stance": "affirm", "modality": "asserted"}
    denies = {"cue": "nela", "cue_lemma": "nelim", "stance": "deny", "modality": "asserted"}
    limba = {"speaker": "Limba", "speaker_actor": "state/os"}
    assert told(record.quotes) == [
        {"type": "direct", "content": ["Osmar ruka Limba"], **says, **kolt, "rule": "quotes.incise:sagim"},
        {"type": "indirect", "content": ["Varo ruka Osmar"], **denies, **kolt, "rule": "quotes.que:nelim"},
        {"type": "indirect", "content": ["Varo ruka ve Limba"], **says, **limba, "rule": "quotes.que:sagim"},
    ]


def test_events(record: PageRecord) -> None:
    """The attack: told, told of the day, said by Kolt of Osmar, denied by Kolt, said by Limba, and negated by the page."""
    attack = ATTACK | {"trigger": "ruka", "actors": ["state/vr"], "recipients": ["state/os"]}
    kolt, limba = ["person/jena-kolt"], ["state/os"]
    dated = {"anchor": "publication", "rule": "clause"}
    tolk = dated | {"value": "2015-10-07", "earliest": "2015-10-07", "latest": "2015-10-07"}
    sixth = dated | {"value": "2015-10-06", "earliest": "2015-10-06", "latest": "2015-10-06"}
    denial = {"type": "REJECT", "cameo": "016", "trigger": "nela", "rule": "events.deny", "recipients": ["state/os"]}
    back = {"actors": ["state/os"], "recipients": ["place/limba"]}
    assert told(record.events) == [
        attack | {"status": "happened", "date": BY_PAGE},
        attack | {"status": "happened", "date": tolk},
        attack | back | {"status": "happened", "attributed_to": kolt, "date": BY_PAGE},
        denial | {"actors": kolt, "status": "happened", "date": BY_PAGE},
        attack | {"status": "denied", "status_cue": "nela", "attributed_to": kolt},
        attack | {"status": "happened", "attributed_to": limba, "place": "place/limba", "date": BY_PAGE},
        attack | {"status": "denied", "status_cue": "nu", "date": sixth},
    ]


def test_office_of_a_state_is_its_holder(toy: Language) -> None:
    found = read("Kapta ko Varo saga: 『Osmar ruka Varo』.", toy)
    assert [(quote["speaker"], quote["speaker_actor"]) for quote in told(found.quotes)] == [("Kapta ko Varo", "person/jena-kolt")]
    assert [event["attributed_to"] for event in told(found.events)] == [["person/jena-kolt"]]


def test_passive(toy: Language) -> None:
    """The auxiliary and the preposition of the agent are the toy language's own."""
    [event] = read("Osmar bema rukut bo Varo.", toy).events
    assert (event.actors, event.recipients, event.trigger.text) == (("state/vr",), ("state/os",), "bema rukut")


def test_no_layer_reads_the_advertisement_or_the_related_title(record: PageRecord) -> None:
    furniture = [s for s in record.segments if s.role in ("ad", "related")]
    items = [*record.times, *record.mentions, *(event.trigger for event in record.events)]
    items += [span for quote in record.quotes for span in quote.content]
    assert len(furniture) == 2
    assert [item.text for item in items for s in furniture if s.start <= item.start < s.end] == []


def test_every_place_leads_back_to_the_raw_text(record: PageRecord) -> None:
    check_record(record, PAGE)
    assert record.problems == ()


def test_toy_finds_nothing_in_french(toy: Language) -> None:
    text = "\n".join(
        [
            "Paris accuse Moscou",
            "Le ministre russe des Affaires étrangères a déclaré mardi 6 octobre que l'armée n'avait pas bombardé la ville.",
            "« Nous démentons », a-t-il ajouté lundi à la presse, selon un communiqué de l'Élysée.",
        ]
    )
    found = read(text, Language(pack=toy.pack, parser=toy.parser, detector=lambda _: (toy.pack.code, 1.0)))
    assert found.page.language == toy.pack.code
    assert (found.times, found.mentions, found.quotes, found.events) == ((), (), (), ())


def test_french_finds_nothing_in_toy(french: Language) -> None:
    found = read(PAGE, Language(pack=french.pack, parser=french.parser, detector=lambda _: ("fr", 1.0)))
    assert (found.times, found.quotes, found.events) == ((), (), ())
    assert {actor.id for actor in found.actors}.isdisjoint({"state/vr", "state/os", "place/limba"})
    assert {segment.role for segment in found.segments}.isdisjoint({"ad", "related"})


def test_page_in_another_language_is_not_read(toy: Language) -> None:
    found = read("Un titre\n\nUne phrase assez longue pour que la langue du texte puisse être reconnue sans aucun doute.\n", toy)
    assert [problem.code for problem in found.problems] == ["idiom.not_this_language"]


WITHOUT_FRENCH = """
import sys, types
sys.modules["recoupe.languages"] = types.SimpleNamespace(load_pack=None)
sys.modules["spacy"] = sys.modules["py3langid"] = None
from recoupe.types.record import encode_record
from tests.toy.pack import load_toy
from tests.toy.walk import PAGE, read
sys.stdout.buffer.write(encode_record(read(PAGE, load_toy())))
late = [name for name in sys.modules if name.startswith(("recoupe.languages.", "spacy.", "py3langid."))]
sys.exit(f"imported: {late}" if late else 0)
"""


def test_walk_needs_neither_french_nor_spacy(record: PageRecord) -> None:
    """With French and spaCy taken away, the record is the same."""
    done = subprocess.run([sys.executable, "-c", WITHOUT_FRENCH], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert msgspec.to_builtins(decode_record(done.stdout)) == msgspec.to_builtins(record)
