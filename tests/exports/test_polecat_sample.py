"""The table of events of the sample affair: whole rows, and the way back to the page."""

from dataclasses import dataclass

import pytest

from recoupe.cli.demo import SAMPLE
from recoupe.exports import COLUMNS, polecat_rows
from recoupe.exports.polecat import CUT, event_id
from recoupe.exports.tsv import safe
from recoupe.pipeline import load_language, read_pages
from recoupe.pipeline.corpus import ReadPage
from recoupe.readers import open_captures, read_manifest
from recoupe.types.record import PageRecord
from tests.exports.tables import written

STATES = {"fr": "FRA", "ru": "RUS"}
ROW = {
    "Event Type": "ASSAULT",
    "Event Mode": "aerial",
    "Intensity": "-9.5",
    "Quad Code": "MATERIAL CONFLICT",
    "Contexts": "military",
    "Actor Name": "Ostrane",
    "Actor Country": "XO",
    "Primary Actor Sector": "GOV",
    "Actor Sectors": "GOV",
    "Actor Name Raw": "l'armée ostranienne",
    "Recipient Name": "Hautelisse",
    "Recipient Country": "XV",
    "Recipient Name Raw": "Hautelisse",
    "Source": "Karsk Info",
    "Publication Date": "2021-03-05",
    "Story People": "Viktor Selm",
    "Story Organizations": "Karsk Info; Front du Lac",
    "Story Locations": "Karsk; Hautelisse; Ostrane; Valdorie; Lisse",
    "Language": "fr",
    "status": "denied",
    "status_cue": "démenti",
    "attributed_to": "person/viktor-selm",
    "evidence": "que l'armée ostranienne ait bombardé la ville de Hautelisse",
    "evidence_at": "145-204",
    "trigger": "ait bombardé",
    "start": "169",
    "end": "181",
    "zone": "body",
    "rule": "events.bombarder",
    "score": "1",
    "cameo": "195",
    "actor_ids": "state/xo",
    "recipient_ids": "place/hautelisse",
    "page_name": "dementi_karsk",
}
"""The row of an attack that is denied, but for what says which page and version it is of."""


@dataclass(frozen=True)
class Read:
    record: PageRecord
    text: str


@pytest.fixture(scope="module")
def sample() -> dict[str, Read]:
    language = load_language(actor_files=(SAMPLE / "actors.csv",))
    given = read_manifest(SAMPLE / "manifest.jsonl")
    pages = read_pages(open_captures([str(SAMPLE)], given=given), language=language, given=given)
    read = [page for page in pages if isinstance(page, ReadPage)]
    return {page.record.page.name: Read(page.record, page.capture.text) for page in read}


def table(record: PageRecord) -> list[dict[str, str]]:
    return written(polecat_rows(record, states=STATES), COLUMNS)


def test_whole_row_of_the_sample_affair(sample: dict[str, Read]) -> None:
    record = sample["dementi_karsk"].record
    [row] = [row for row in table(record) if row["start"] == "169"]
    event = next(event for event in record.events if event.trigger.start == 169)
    page = {"Version": record.page.engine, "page_id": record.page.id, "page_path": record.page.path}
    own = {"Event ID": event_id(record.page.id, event), "group": event.group}
    assert row == dict.fromkeys(COLUMNS, "") | ROW | page | own


def test_every_row_leads_back_to_the_page(sample: dict[str, Read]) -> None:
    total = 0
    for read in sample.values():
        rows = table(read.record)
        assert len(rows) == len(read.record.events)
        total += len(rows)
        for row in rows:
            assert row["page_id"] == read.record.page.id
            assert safe(read.text[int(row["start"]) : int(row["end"])]) == row["trigger"].split(CUT)[0]
            places = [place.split("-") for place in row["evidence_at"].split("; ")]
            assert safe(CUT.join(read.text[int(start) : int(end)] for start, end in places)) == row["evidence"]
    assert total >= 60


def test_ids_are_unique_and_stay(sample: dict[str, Read]) -> None:
    ids = [row["Event ID"] for read in sample.values() for row in polecat_rows(read.record, states=STATES)]
    assert len(set(ids)) == len(ids)
    again = [row["Event ID"] for read in sample.values() for row in polecat_rows(read.record, states={})]
    assert again == ids


def test_no_day_of_publication_is_a_day_of_an_event(sample: dict[str, Read]) -> None:
    for read in sample.values():
        rows = polecat_rows(read.record, states=STATES)
        for event, row in zip(read.record.events, rows, strict=True):
            own = event.date.value if event.date and "X" not in (event.date.value or "X") else None
            assert row["Event Date"] == (own if own and len(own) == 10 else None)
