"""Files of many pages that are read in parts give what they give as a whole: nothing lost, nothing twice, every name the same."""

import gzip
import random
from collections import Counter
from pathlib import Path

import pytest

from recoupe.readers import Fields
from recoupe.readers.jsonl import HOPELESS
from recoupe.readers.open import open_captures, read_path
from recoupe.readers.origin import Origin
from recoupe.readers.page import Item
from recoupe.readers.parts import split_file
from recoupe.types.capture import Passed
from tests.readers.samples import html_page, jsonl, text_page, warc_record, warc_records, whole_gzip, write, zip_file

FIELDS = Fields()


def in_parts(path: Path, *, most_bytes: int = 3_000, most_pages: int = 4) -> tuple[int, list[Item]]:
    """Return how many parts a file has, and what they give, one after the other."""
    origin = Origin(path=str(path), shown=str(path), name=path.name.split(".")[0])
    parts = split_file(path, most_bytes=most_bytes, most_pages=most_pages, fields=FIELDS)
    return len(parts), [item for part in parts or [None] for item in read_path(path, origin, fields=FIELDS, part=part)]


def assert_same(path: Path, parts: list[Item]) -> None:
    whole = list(open_captures([str(path)]))
    assert [item for item in parts if not isinstance(item, Passed)] == [item for item in whole if not isinstance(item, Passed)]
    passed = [Counter(item.counts) for found in (parts, whole) for item in found if isinstance(item, Passed)]
    assert sum(passed[:-1], Counter()) == passed[-1] if passed else True


def rows() -> bytes:
    """Lines of which some take an earlier one's name, some are wrong, blank or without a name."""
    named = [{"name": f"n{number % 9}", "text": text_page(number)} for number in range(20)]
    return b"\xef\xbb\xbf" + jsonl(*named[:7]) + b"\n[]\nnot json\n" + jsonl({"text": text_page(99)}, {"name": "x"}, *named[7:])


@pytest.mark.parametrize("packed", [False, True])
def test_lines(tmp_path: Path, packed: bool) -> None:
    data = gzip.compress(rows()) if packed else rows()
    path = write(tmp_path / f"rows.jsonl{'.gz' if packed else ''}", data)
    count, found = in_parts(path)
    assert count >= 6
    assert_same(path, found)


def test_lines_that_are_all_wrong_at_first_are_given_up_once(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.jsonl", b"{}x\n" * HOPELESS + rows())
    count, found = in_parts(path)
    assert count == 0
    assert_same(path, found)


def test_lines_that_are_all_wrong_later_stop_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.jsonl", rows() + b"{}x\n" * 30 + rows())
    count, found = in_parts(path)
    assert count > 6
    assert_same(path, found)


def test_a_packed_archive(tmp_path: Path) -> None:
    records = warc_records(20)
    records.insert(3, warc_record(b"\x89PNG....", headers=[("Content-Type", "image/png")]))
    records.insert(15, warc_record(html_page().encode(), status="404 Not Found"))
    path = write(tmp_path / "crawl.warc.gz", b"".join(records))
    for most in (700, 1_000, 2_500, 7_001):
        count, found = in_parts(path, most_bytes=most)
        assert count > 1
        assert_same(path, found)


def test_a_damaged_archive(tmp_path: Path) -> None:
    chance = random.Random(7)
    for _ in range(20):
        data = bytearray(b"".join(warc_records(12)))
        for _ in range(3):
            at = chance.randrange(1_000, len(data) - 40)
            data[at : at + 20] = chance.choice([b"", chance.randbytes(30), bytes(20)])
        path = write(tmp_path / "crawl.warc.gz", bytes(data))
        count, found = in_parts(path, most_bytes=chance.randrange(700, 3_000))
        assert count > 1
        assert_same(path, found)


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_is_one_stream_is_read_as_a_whole(tmp_path: Path, packed: bool) -> None:
    records = warc_records(9, packed=False)
    path = write(tmp_path / "crawl.warc.gz", whole_gzip(records) if packed else b"".join(records))
    count, found = in_parts(path, most_bytes=500)
    assert count == 0
    assert_same(path, found)


def test_members_of_a_zip_file(tmp_path: Path) -> None:
    members = {f"{number % 3}/page{number // 3}.html": html_page(number).encode() for number in range(10)}
    members |= {"style.css": b"p {}", "crawl.warc.gz": b"".join(warc_records()), "note.pdf": b"%PDF-1.7"}
    path = write(tmp_path / "pages.zip", zip_file(members))
    count, found = in_parts(path)
    assert count >= 3
    assert_same(path, found)


@pytest.mark.parametrize("name", ["cut.jsonl.gz", "page.txt", "none.zip", "gone.warc.gz"])
def test_what_has_no_parts_is_left_to_its_reader(tmp_path: Path, name: str) -> None:
    data = {"cut.jsonl.gz": gzip.compress(rows())[:-40], "page.txt": text_page().encode(), "none.zip": b"PK\x03\x04"}
    path = write(tmp_path / name, data[name]) if name in data else tmp_path / name
    count, found = in_parts(path)
    assert count == 0
    assert_same(path, found)
