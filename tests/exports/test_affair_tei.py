"""TEI: valid by the schema, the captured text character for character, and pointers that lead to the words."""

import re
from pathlib import Path

import pytest
from lxml import etree

from recoupe.exports.tei import tei_lines
from recoupe.exports.tei_text import Marked, nested
from recoupe.types.affair import Affair
from recoupe.types.errors import RecoupeError
from tests.exports.affair_pages import RECORDS, TEXTS
from tests.exports.affairs import AFFAIR, EMPTY, material, without

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "schemas/tei.rng"))
TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
RANGE = re.compile(r"#string-range\(([^,]+),(\d+),(\d+)\)")


def document(affair: Affair = AFFAIR) -> etree._Element:
    return etree.fromstring(b"".join(tei_lines(material(affair))))


def texts(root: etree._Element) -> dict[str, str]:
    return {ab.get(ID): "".join(ab.itertext()) for ab in root.iter(f"{TEI}ab")}


BARE = without(AFFAIR, happenings=(), rungs=(), contradictions=(), actors=())


@pytest.mark.parametrize("affair", [AFFAIR, BARE], ids=["full", "bare"])
def test_document_is_valid(affair: Affair) -> None:
    SCHEMA.assertValid(document(affair))


@pytest.mark.parametrize("path", ["TEI/text", "standOff/listEvent/event/label", "teiHeader/fileDesc/titleStmt"])
def test_schema_refuses_a_document_that_lacks_something(path: str) -> None:
    root = document()
    found = root.find("/".join(f"{TEI}{step}" for step in path.split("/")))
    found.getparent().remove(found)
    assert not SCHEMA.validate(root)


def test_affair_without_a_page_is_refused() -> None:
    with pytest.raises(RecoupeError, match="the affair has no page, and a TEI document needs one"):
        list(tei_lines(material(EMPTY)))


def test_text_of_a_page_is_the_capture() -> None:
    forbidden = str.maketrans(dict.fromkeys("\x00\x0b", "\ufffd"))
    assert texts(document()) == {f"page.{page}.text": text.translate(forbidden) for page, text in TEXTS.items()}


def test_pointers_lead_to_the_words_of_the_tellings() -> None:
    root = document()
    found = texts(root)
    pointed = [
        found[ident][int(start) : int(start) + int(length)]
        for note in root.iter(f"{TEI}note")
        if note.get("type") == "account"
        for ptr in note.iter(f"{TEI}ptr")
        for ident, start, length in [RANGE.fullmatch(ptr.get("target")).groups()]  # type: ignore[union-attr]
    ]
    assert pointed == [
        "Des avions ostraniens ont bombardé\tle pont",
        "de Sarn mercredi, faisant 8 blessés",
        "ont bombardé le pont de Sarn mercredi",
        "L'Observatoire parle de 25 blessés",
        "L'armée ostranienne dément avoir bombardé le pont",
        "ont menacé",
        "ont signé",
        "demandé",
    ]


def test_every_id_stands_once_and_every_pointer_has_its_target() -> None:
    root = document()
    ids = [element.get(ID) for element in root.iter() if element.get(ID)]
    assert len(ids) == len(set(ids))
    named = [
        name
        for element in root.iter()
        for attribute in ("ref", "who", "where", "mutual", "corresp", "source")
        for name in (element.get(attribute) or "").split()
    ]
    assert named
    assert [name for name in named if name.removeprefix("#") not in ids] == []


def test_an_event_says_where_it_stands() -> None:
    event = document().find(f"{TEI}standOff/{TEI}listEvent/{TEI}event")
    assert {key: value for key, value in event.attrib.items() if key != ID} == {
        "type": "ASSAULT", "subtype": "disputed", "when": "2021-03-03", "where": "#place.sarn",
    }  # fmt: skip
    assert [note.get("subtype") for note in event.iter(f"{TEI}note") if note.get("type") == "account"] == [
        "claims",
        "asserts",
        "denies",
    ]
    second = event.getnext()
    assert (second.get("when"), second.get("notBefore"), second.get("notAfter")) == (None, None, "2021-03-06")


def test_speech_names_and_days_are_marked_in_the_text() -> None:
    ab = next(document().iter(f"{TEI}ab"))
    assert [(child.tag.removeprefix(TEI), child.text) for child in ab] == [
        ("date", "mercredi"),
        ("rs", "Mme Orsel"),
        ("said", "Nous n'avons <rien> signé & rien promis"),
        ("rs", "Irène Orsel"),
    ]
    assert len(RECORDS) == 4


def test_marks_that_cross_are_left_out() -> None:
    def mark(start: int, end: int) -> Marked:
        return Marked(start=start, end=end, name="rs", attributes={})

    kept = nested([mark(0, 10), mark(2, 4), mark(3, 6), mark(8, 12), mark(10, 11), mark(5, 5), mark(2, 4)])
    assert [(one.start, one.end) for one in kept] == [(0, 10), (2, 4), (2, 4), (10, 11)]
