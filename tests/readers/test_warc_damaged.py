"""Archives that are damaged, cut, packed in odd ways or written by careless programs: every page that can be read is read."""

import gzip
import io
import itertools
import random
import time
from pathlib import Path

import pytest

from recoupe.readers.warc.packed import packed_blocks
from recoupe.readers.warc.window import Window
from tests.readers.samples import SITE, html_page, offsets, warc_record, warc_records, whole_gzip
from tests.readers.test_warc import assert_is_page, read


@pytest.mark.parametrize("line", [b"HTTP/2 200\r\n", b"HTTP/1.0 200\n", b"http/1.1  200 OK\r\n", b"HTTP/1.1 200 \xe9\r\n"])
def test_odd_status_lines(tmp_path: Path, line: bytes) -> None:
    end = b"\r\n" if line.endswith(b"\r\n") else b"\n"
    block = (
        line + b"Content-Type : text/html; charset=utf-8" + end + b"X-Long: a" + end + b" b" + end + end + html_page(1).encode()
    )
    record = _record_of(block)
    assert_is_page(read(tmp_path, record, name="crawl.warc").one, 1)


def _record_of(
    block: bytes, *, end: bytes = b"\r\n", length: int | None = None, kind: str = "response", extra: bytes = b""
) -> bytes:
    """Return a record written by hand, as no writer would write it."""
    head = [b"WARC/1.0", b"WARC-Type: " + kind.encode(), b"WARC-Target-URI: <" + SITE.encode() + b"/1>"]
    head += [b"WARC-Date: 2021-03-05T10:11:12Z", b"Content-Type: application/http; msgtype=response"]
    head += [b"Content-Length: %d" % (len(block) if length is None else length), *([extra] if extra else [])]
    return end.join(head) + end + end + block + end + end


BLOCK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html_page(1).encode()


def test_line_ends_of_unix_are_read(tmp_path: Path) -> None:
    records = [_record_of(BLOCK, end=b"\n") for _ in range(3)]
    found = read(tmp_path, *records, name="crawl.warc")
    assert found.records == offsets(records)
    assert (found.refusals, found.codes) == ([], [[], [], []])


@pytest.mark.parametrize("wrong", [-40, 40])
@pytest.mark.parametrize("packed", [True, False])
def test_a_wrong_length_is_mended_and_told(tmp_path: Path, wrong: int, packed: bool) -> None:
    bad = _record_of(BLOCK, length=len(BLOCK) + wrong)
    records = warc_records(2, packed=packed)
    parts = [records[0], gzip.compress(bad) if packed else bad, records[1]]
    found = read(tmp_path, *parts, name="crawl.warc.gz" if packed else "crawl.warc")
    assert found.records == offsets(parts)
    assert found.codes == [[], ["capture.wrong_length"], []]
    assert_is_page(found.captures[1], 1)
    assert found.captures[1].problems[0].message == (
        f"its record in the archive says {len(BLOCK) + wrong} bytes, and {len(BLOCK):,} stand before the next one; all are read"
    )


@pytest.mark.parametrize("packed", [True, False])
def test_a_hole_does_not_make_one_page_of_two(tmp_path: Path, packed: bool) -> None:
    records = warc_records(4, packed=packed)
    whole = b"".join(records)
    hole = len(records[0]) + len(records[1]) // 2
    found = read(tmp_path, whole[:hole], whole[hole + len(records[1]) + 10 :], name="crawl.warc.gz" if packed else "crawl.warc")
    assert [capture.url for capture in found.captures] == [f"{SITE}/0", f"{SITE}/3"]
    [(record, reason)] = found.reasons
    assert record == offsets(records)[1]
    assert reason.startswith("is damaged (") if packed else reason.endswith("does not fit its digest: bytes are missing")


@pytest.mark.parametrize("packed", [True, False])
def test_bytes_between_records_are_listed(tmp_path: Path, packed: bool) -> None:
    first, second, third = warc_records(packed=packed)
    stray = b"nothing that belongs here\r\n\r\n" * 3
    found = read(tmp_path, first, stray, second, third, name="crawl.warc.gz" if packed else "crawl.warc")
    assert len(found.captures) == 3
    belongs = "no packed record" if packed else "no record"
    assert found.reasons == [(str(len(first)), f"{len(stray)} bytes that belong to {belongs}")]


def test_blank_bytes_between_records_are_nothing(tmp_path: Path) -> None:
    first, second, third = warc_records()
    found = read(tmp_path, first, b"\0" * 512, second, third, b"\0" * 1024)
    assert (len(found.captures), found.refusals) == (3, [])


@pytest.mark.parametrize("at", [3, 40, -6, -2])
def test_a_damaged_packed_record_is_lost_alone(tmp_path: Path, at: int) -> None:
    first, second, third = warc_records()
    damaged = bytearray(second)
    damaged[at] ^= 0x55
    found = read(tmp_path, first, bytes(damaged), third)
    assert [capture.url for capture in found.captures] == [f"{SITE}/0", f"{SITE}/2"]
    assert [record for record, _ in found.reasons] == [str(len(first))]
    assert found.reasons[0][1].startswith("is damaged (")


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_is_cut_gives_all_but_the_last_page(tmp_path: Path, packed: bool) -> None:
    records = warc_records(packed=packed)
    whole = b"".join(records)
    found = read(tmp_path, whole[:-200], name="crawl.warc.gz" if packed else "crawl.warc")
    assert [capture.url for capture in found.captures] == [f"{SITE}/0", f"{SITE}/1"]
    [(record, reason)] = found.reasons
    assert record == offsets(records)[2]
    assert reason.startswith("is cut: ")


def test_a_record_without_type_or_length_is_listed(tmp_path: Path) -> None:
    first, second = warc_records(2, packed=False)
    typeless = _record_of(BLOCK).replace(b"WARC-Type: response\r\n", b"")
    endless = _record_of(BLOCK).replace(b"Content-Length: %d\r\n" % len(BLOCK), b"")
    headless = b"WARC/1.0\r\nthis is no field\r\n\r\n" + BLOCK + b"\r\n\r\n"
    found = read(tmp_path, first, typeless, endless, second, headless, name="crawl.warc")
    assert [capture.url for capture in found.captures] == [f"{SITE}/0", f"{SITE}/1", f"{SITE}/1"]
    assert found.codes == [[], ["capture.wrong_length"], []]
    assert found.captures[1].data == html_page(1).encode()
    assert found.reasons == [
        (str(len(first)), "does not say what it is: it has no WARC-Type"),
        (str(len(first + typeless + endless + second)), "does not say what it is: it has no WARC-Type"),
    ]


def test_an_answer_without_http_is_listed(tmp_path: Path) -> None:
    found = read(tmp_path, _record_of(html_page().encode()), name="crawl.warc")
    assert found.reasons == [("0", "is said to be the answer of a server, and holds no HTTP")]


def test_changed_bytes_do_not_fit_the_digest(tmp_path: Path) -> None:
    first, second = warc_records(2, packed=False)
    found = read(tmp_path, first.replace(b"Viktor", b"Victor"), second, name="crawl.warc")
    assert found.codes == [["capture.digest_mismatch"], []]
    assert "Victor Selm" in found.captures[0].text


def test_archives_joined_are_one(tmp_path: Path) -> None:
    found = read(tmp_path, *warc_records(), *warc_records(2))
    assert len(found.captures) == 5
    assert len(set(found.records)) == 5


def test_an_archive_packed_as_one_stream(tmp_path: Path) -> None:
    records = warc_records(packed=False)
    found = read(tmp_path, whole_gzip(records))
    assert found.records == ["0", *(f"0+{offset}" for offset in offsets(records)[1:])]
    for number, capture in enumerate(found.captures):
        assert_is_page(capture, number)


def test_an_archive_packed_in_blocks_of_any_size(tmp_path: Path) -> None:
    records = warc_records(8, packed=False)
    plain = b"".join(records)
    blocks = [gzip.compress(plain[at : at + 1000]) for at in range(0, len(plain), 1000)]
    found = read(tmp_path, *blocks)
    assert found.records == ["0", *(f"0+{offset}" for offset in offsets(records)[1:])]
    assert found.refusals == []


def test_many_odd_records_in_one_stream_take_no_time(tmp_path: Path) -> None:
    records = [_record_of(BLOCK, end=b"\n") for _ in range(3_000)]
    begun = time.monotonic()
    blocks = list(packed_blocks(io.BytesIO(whole_gzip(records))))
    assert [block.record for block in blocks[1:]] == [f"0+{offset}" for offset in offsets_of(records)[1:]]
    assert time.monotonic() - begun < 20


def offsets_of(records: list[bytes]) -> list[int]:
    return list(itertools.accumulate(map(len, records[:-1]), initial=0))


def test_a_damaged_record_that_unpacks_to_more_is_lost_alone(tmp_path: Path) -> None:
    """A member with a wrong check sum, and much after its record, is no archive packed as one stream."""
    first, second, third = warc_records(packed=False)
    swollen = bytearray(gzip.compress(second + second + bytes(100_000)))
    swollen[-6] ^= 1
    found = read(tmp_path, gzip.compress(first), bytes(swollen), gzip.compress(third))
    assert [capture.url for capture in found.captures] == [f"{SITE}/0", f"{SITE}/2"]
    assert len(found.refusals) == 1


def test_an_archive_packed_as_one_stream_that_is_cut(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(40_000).hex()
    records = [warc_record(html_page(n, more=f"<p>{noise}</p>").encode(), url=f"{SITE}/{n}", packed=False) for n in range(3)]
    whole = whole_gzip(records)
    found = read(tmp_path, whole[: len(whole) * 5 // 6])
    assert [capture.url for capture in found.captures] == [f"{SITE}/0", f"{SITE}/1"]
    assert [record for record, _ in found.reasons] == [f"0+{offsets(records)[2]}"]


def test_a_long_record_is_passed_over_without_being_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("packed", "stream", "mend"):
        monkeypatch.setattr(f"recoupe.readers.warc.{module}.MOST", 200_000)
    film = bytes(1_000_000)
    for packed in (True, False):
        found = read(
            tmp_path,
            warc_record(html_page(0).encode(), packed=packed),
            warc_record(film, headers=[("Content-Type", "video/mp4")], packed=packed),
            warc_record(film, packed=packed),
            warc_record(html_page(1).encode(), url=f"{SITE}/1", packed=packed),
            name=f"{packed}.warc",
        )
        assert [capture.url for capture in found.captures] == [f"{SITE}/0", f"{SITE}/1"]
        assert found.passed[0].counts == {"video/mp4": 1}
        assert [reason[-35:] for _, reason in found.reasons] == ["bytes long, more than one page can be"[-35:]]


def test_an_empty_archive(tmp_path: Path) -> None:
    assert read(tmp_path, b"", name="crawl.warc").reasons == [(None, "is empty: there is no text to read")]
    assert read(tmp_path, gzip.compress(b"")).reasons == [(None, "is empty: there is no text to read")]


def test_a_window_goes_back_as_far_as_it_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.readers.warc.window._KEPT", 100_000)
    monkeypatch.setattr("recoupe.readers.warc.window._WORTH", 50_000)
    data = random.Random(2).randbytes(1_000_000)
    window = Window(io.BytesIO(data))
    assert (window.read(10), window.seek(5), window.read(10)) == (data[:10], 5, data[5:15])
    assert (window.seek(500_000), window.read(7), window.seek(450_000), window.read(7)) == (
        500_000,
        data[500_000:500_007],
        450_000,
        data[450_000:450_007],
    )
    with pytest.raises(ValueError, match="cannot go back to 5"):
        window.seek(5)
    assert (window.seek(2_000_000), window.read(3), window.tell()) == (1_000_000, b"", 1_000_000)
