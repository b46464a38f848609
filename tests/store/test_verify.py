"""`verify` finds every way in which a store and its raw files can disagree."""

import io
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text, update

from recoupe.readers.text import read_text
from recoupe.store import Mismatch, Store, save_page, source_of, stored_pages, tables, verify_records, verify_store
from recoupe.store.packing import pack_map
from recoupe.types.capture import Capture
from recoupe.types.markup import ByteRun
from recoupe.types.record import PageRecord
from tests.readers.opened import opened
from tests.readers.samples import FILES, html_page, jsonl, warc_records, write
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
    assert wrong.message == f"{tmp_path / 'talks.txt'}: does not exist: check the path"


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


@pytest.mark.parametrize("name", FILES)
def test_pages_of_every_kind_of_file_are_checked(store: Store, tmp_path: Path, name: str) -> None:
    captures = opened(write(tmp_path / name, FILES[name])).captures
    for capture in captures:
        save_page(store, page_of(capture))
    checks = list(verify_store(store))
    assert [(check.name, check.record, check.reread, check.mismatches) for check in checks] == [
        (capture.name, capture.record, True, ()) for capture in captures
    ]
    again = list(verify_records([page.record for page in stored_pages(store)]))
    assert again == checks


def test_one_changed_page_in_an_archive_is_found(store: Store, tmp_path: Path) -> None:
    records = warc_records(packed=False)
    path = write(tmp_path / "crawl.warc", b"".join(records))
    for capture in opened(path).captures:
        save_page(store, page_of(capture))
    path.write_bytes(records[0] + records[1].replace(b"Viktor Selm", b"Victor Selm") + records[2])
    sound, changed, after = verify_store(store)
    assert (sound.mismatches, after.mismatches) == ((), ())
    assert [(wrong.layer, wrong.field) for wrong in changed.mismatches] == [("page", "sha256"), ("page", "text")]
    path.write_bytes(records[0] + records[2])
    _, gone, moved = verify_store(store)
    assert "the file has changed" in gone.mismatches[0].message
    assert moved.mismatches[0].message == f"{path}#{moved.record}: there is no such page in the file any more"


def test_a_page_from_standard_input_is_checked_against_what_was_kept(store: Store) -> None:
    capture = read_text(TALKS.encode(), name="stdin", path="-")
    assert isinstance(capture, Capture)
    save_page(store, page_of(capture))
    (check,) = verify_store(store)
    assert (check.reread, check.mismatches) == (False, ())
    with store.writing() as db:
        db.execute(text("UPDATE capture SET text = replace(text, 'mardi', 'jeudi')"))
    assert [(wrong.layer, wrong.field) for wrong in _mismatches(store)] == [("times", ""), ("page", "text")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_standard_input_is_checked_in_any_encoding(store: Store, encoding: str) -> None:
    capture = read_text(TALKS.encode(encoding), name="stdin", path="-")
    assert isinstance(capture, Capture)
    save_page(store, page_of(capture))
    assert _mismatches(store) == []


def test_a_row_and_a_page_of_html_from_standard_input_are_checked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (jsonl({"title": "A", "text": TALKS}), html_page().encode(), TALKS.encode() + b"\xc3"):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        save_page(store, page_of(opened("-").one))
    assert [(check.reread, check.mismatches) for check in verify_store(store)] == [(False, ())] * 3


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("UPDATE source SET data = :zeros", "the bytes that were kept are damaged ("),
        ("UPDATE source SET bytemap = :zeros", "the bytes that were kept are damaged ("),
        ("UPDATE source SET sha256 = 'x'", "the bytes that were kept are not those that were read"),
    ],
)
def test_bytes_that_were_kept_and_changed_are_found(store: Store, tmp_path: Path, change: str, message: str) -> None:
    save_page(store, page_of(opened(write(tmp_path / "a.html", html_page())).one))
    with store.writing() as db:
        db.execute(text(change), {"zeros": bytes(9)})
    (wrong,) = _mismatches(store)
    assert wrong.message.startswith(message)


def test_a_map_that_leads_to_other_bytes_is_found(store: Store, tmp_path: Path) -> None:
    save_page(store, page_of(opened(write(tmp_path / "a.html", html_page())).one))
    source = source_of(store, 1)
    assert source is not None
    assert source.runs is not None
    moved = tuple(ByteRun(run.text, run.start + (i > 0), run.length, run.width, run.even) for i, run in enumerate(source.runs))
    for runs in (moved, source.runs[:1] + source.runs[2:]):
        with store.writing() as db:
            db.execute(update(tables.source).values(bytemap=pack_map(runs)))
        found = _mismatches(store)
        assert found[0].layer == "bytes"
    assert found[0].message == "nothing leads from 'Lac de Valdorie : Ostrane dément' (from 36) to the bytes of the page"


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
