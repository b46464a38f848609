"""`verify` finds every way in which a store and its raw files can disagree."""

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text

from recoupe.readers.text import read_text
from recoupe.store import Mismatch, Store, save_page, verify_records, verify_store
from recoupe.types.capture import Capture
from recoupe.types.record import PageRecord
from tests.store.pages import TALKS, page_of, write_page


def _mismatches(store: Store) -> list[Mismatch]:
    return [wrong for check in verify_store(store) for wrong in check.mismatches]


def _fields(store: Store) -> list[tuple[str, int | None, str]]:
    return [(wrong.layer, wrong.position, wrong.field) for wrong in _mismatches(store)]


def test_a_sound_store_has_no_mismatch(store: Store, tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        save_page(store, write_page(tmp_path, name))
    checks = list(verify_store(store))
    assert [(check.name, check.reread, check.mismatches) for check in checks] == [(n, True, ()) for n in ("one", "two", "three")]


def test_a_changed_file_is_found(store: Store, tmp_path: Path) -> None:
    save_page(store, write_page(tmp_path))
    (tmp_path / "talks.txt").write_text(TALKS.replace("mardi", "lundi"))
    messages = [wrong.message for wrong in _mismatches(store)]
    assert "the file has changed" in messages[0]
    assert f"from character {TALKS.index('mardi')}" in messages[1]
    assert "reads 'lundi', the record says 'mardi'" in messages[2]


def test_a_lost_file_is_found(store: Store, tmp_path: Path) -> None:
    save_page(store, write_page(tmp_path))
    (tmp_path / "talks.txt").unlink()
    (wrong,) = _mismatches(store)
    assert "talks.txt: cannot be read (No such file" in wrong.message


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE capture SET text = replace(text, 'mardi', 'jeudi')", ("times", 0, "")),
        ("UPDATE capture SET text = text || 'x'", ("page", None, "length")),
        ('UPDATE record SET line = replace(line, \'"text":"mardi"\', \'"text":"jeudi"\')', ("times", 0, "")),
        ("UPDATE time SET value = '1999'", ("time", 0, "")),
        ("DELETE FROM event", ("event", 0, "")),
        ("UPDATE span SET start = start + 1 WHERE layer = 'quotes' AND field = 'cue'", ("span", 0, "cue")),
        ("INSERT INTO problem(page, position, code) VALUES (1, 9, 'x')", ("problem", 9, "")),
    ],
)
def test_a_tampered_store_is_found(store: Store, tmp_path: Path, change: str, found: tuple[str, int | None, str]) -> None:
    save_page(store, write_page(tmp_path))
    with store.writing() as db:
        db.execute(text(change.replace(":", "\\:")))
    assert found in _fields(store)


def test_a_page_from_standard_input_is_checked_against_the_text_kept(store: Store) -> None:
    capture = read_text(TALKS.encode(), name="stdin", path="-")
    assert isinstance(capture, Capture)
    save_page(store, page_of(capture))
    (check,) = verify_store(store)
    assert (check.reread, check.mismatches) == (False, ())
    with store.writing() as db:
        db.execute(text("UPDATE capture SET text = replace(text, 'mardi', 'jeudi')"))
    assert [(wrong.layer, wrong.field) for wrong in _mismatches(store)] == [("times", ""), ("page", "sha256")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_the_digest_of_standard_input_is_checked_in_any_encoding(store: Store, encoding: str) -> None:
    capture = read_text(TALKS.encode(encoding), name="stdin", path="-")
    assert isinstance(capture, Capture)
    save_page(store, page_of(capture))
    assert _mismatches(store) == []


def test_bytes_that_were_no_characters_leave_the_digest_unchecked(store: Store) -> None:
    capture = read_text(TALKS.encode() + b"\xc3", name="stdin", path="-")
    assert isinstance(capture, Capture)
    page = page_of(capture)
    problem = msgspec.structs.replace(page.record.problems[0], code="capture.truncated_utf8")
    save_page(store, msgspec.structs.replace(page, record=msgspec.structs.replace(page.record, problems=(problem,))))
    assert _mismatches(store) == []


def test_records_are_checked_against_the_files_they_name(tmp_path: Path) -> None:
    sound, moved = write_page(tmp_path, "one").record, write_page(tmp_path, "two").record
    event = msgspec.structs.replace(moved.events[0], evidence=(msgspec.structs.replace(moved.events[0].evidence[0], start=3),))
    checks = list(verify_records([sound, msgspec.structs.replace(moved, events=(event,))]))
    assert [[(w.layer, w.position, w.field) for w in check.mismatches] for check in checks] == [
        [],
        [("events", 0, "evidence[0]")],
    ]


def test_a_record_from_standard_input_needs_its_text() -> None:
    capture = read_text(TALKS.encode(), name="stdin", path="-")
    assert isinstance(capture, Capture)
    record = page_of(capture).record
    with_text = msgspec.structs.replace(record, page=msgspec.structs.replace(record.page, text=TALKS))
    without, whole = verify_records([record, with_text])
    assert "use --with-text" in without.mismatches[0].message
    assert (whole.reread, whole.mismatches) == (False, ())


def test_segments_that_overlap_are_found(tmp_path: Path) -> None:
    record: PageRecord = write_page(tmp_path).record
    first = msgspec.structs.replace(record.segments[0], end=record.segments[1].start + 1)
    (check,) = verify_records([msgspec.structs.replace(record, segments=(first, *record.segments[1:]))])
    assert [(w.layer, w.position, w.field) for w in check.mismatches] == [("segments", 1, "start")]
