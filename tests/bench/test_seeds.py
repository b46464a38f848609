"""The first affair, on the machines where its five pages are: what the product must never get wrong."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from bench.shared import SHARED

from recoupe.types.record import PageRecord, decode_record

SEEDS = SHARED / "seeds"
RECOUPE = str(Path(sys.executable).with_name("recoupe"))

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the five pages of the first affair are not at {SEEDS}")


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    paths = [str(path) for path in sorted(SEEDS.glob("*.txt"))]
    command = [RECOUPE, "read", *paths, "--manifest", str(SEEDS / "manifest.jsonl"), "--jsonl"]
    done = subprocess.run(command, capture_output=True, check=True)
    file = tmp_path_factory.mktemp("seeds") / "records.jsonl"
    file.write_bytes(done.stdout)
    return file


@pytest.fixture(scope="module")
def records(lines: Path) -> dict[str, PageRecord]:
    found = [decode_record(line) for line in lines.read_bytes().splitlines()]
    return {record.page.name[:3]: record for record in found}


def test_five_records_that_verify(lines: Path, records: dict[str, PageRecord]) -> None:
    assert sorted(records) == ["000", "001", "002", "003", "004"]
    done = subprocess.run([RECOUPE, "verify", str(lines)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_layer_is_there(records: dict[str, PageRecord]) -> None:
    for name, record in records.items():
        for layer in ("segments", "times", "mentions", "actors", "quotes", "events"):
            assert getattr(record, layer), f"{name}: no {layer}"


def test_no_cooperation_is_a_denial_by_its_speaker(records: dict[str, PageRecord]) -> None:
    denied = [event for event in records["000"].events if event.type == "COOPERATE" and event.status == "denied"]
    assert denied
    assert {event.attributed_to[0] for event in denied} == {"person/bachar-al-assad"}
    assert not [event for event in records["000"].events if event.type == "COOPERATE" and event.status == "happened"]


def test_no_event_comes_from_another_story(records: dict[str, PageRecord]) -> None:
    for record in records.values():
        noise = [segment for segment in record.segments if segment.role in ("related", "tags", "body_repeat", "teaser_repeat")]
        assert noise or record.page.name.startswith("003")
        for event in record.events:
            assert not [s for s in noise if s.start < event.trigger.end and event.trigger.start < s.end]


def test_no_trap_is_an_event(records: dict[str, PageRecord]) -> None:
    """Words that look like acts and are none, coded by hand beside the gold."""
    traps = [json.loads(line) for line in (SHARED / "gold/extra/seeds_events_traps.jsonl").read_text("utf-8").splitlines()]
    hit = [
        (trap["seed"], event.trigger.text)
        for trap in traps
        for event in records[str(trap["seed"]).zfill(3)].events
        if "start" in trap and trap["start"] < event.trigger.end and event.trigger.start < trap["end"]
    ]
    assert hit == []
