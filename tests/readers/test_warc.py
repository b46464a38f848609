"""Web archives: every page with its place, whatever is wrong with the archive around it."""

import gzip
import io
import zlib
from pathlib import Path

import pytest
from fastwarc.stream_io import ZstdWriter

from recoupe.types.capture import Capture
from tests.readers.opened import Opened, opened
from tests.readers.samples import SENTENCES, SITE, html_page, offsets, text_page, warc_record, warc_records, write


def read(tmp_path: Path, *parts: bytes, name: str = "crawl.warc.gz") -> Opened:
    return opened(write(tmp_path / name, b"".join(parts)))


def assert_is_page(capture: Capture, number: int) -> None:
    assert capture.data == html_page(number).encode()
    assert (capture.url, capture.encoding) == (f"{SITE}/{number}", "utf-8")
    assert all(sentence in capture.text for sentence in SENTENCES)
    assert f"Point n°\u00a0{number}" in capture.text
    assert str(capture.crawled) == "2021-03-05 10:11:12+00:00"


@pytest.mark.parametrize("packed", [True, False])
def test_every_page_has_its_offset_address_and_day(tmp_path: Path, packed: bool) -> None:
    records = warc_records(packed=packed)
    found = read(tmp_path, *records, name="crawl.warc.gz" if packed else "crawl.warc")
    assert found.refusals == []
    assert found.records == offsets(records)
    assert found.names == [f"crawl#{offset}" for offset in offsets(records)]
    for number, capture in enumerate(found.captures):
        assert_is_page(capture, number)
        assert capture.path == str(tmp_path / ("crawl.warc.gz" if packed else "crawl.warc"))
    assert len({capture.id for capture in found.captures}) == 3
    assert [passed.counts for passed in found.passed] == [{}]


def test_the_first_bytes_decide_not_the_ending(tmp_path: Path) -> None:
    assert len(read(tmp_path, *warc_records(), name="crawl.txt").captures) == 3


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    html = html_page().encode()
    found = read(
        tmp_path,
        warc_record(b"software: x\r\n", kind="warcinfo", content_type="application/warc-fields"),
        warc_record(html, status="404 Not Found"),
        warc_record(html, status="301 Moved"),
        warc_record(html, status="404 Not Found"),
        warc_record(b"\x89PNG....", headers=[("Content-Type", "image/png")]),
        warc_record(b"%PDF-1.7", headers=[("Content-Type", "text/html")]),
        warc_record(b"<html><body></body></html>"),
        warc_record(b'{"ok": true}', headers=[("Content-Type", "text/plain")]),
        warc_record(b"[1]"),
        warc_record(b"OK"),
        warc_record(b""),
        warc_record(b"User-agent: *\n", url=f"{SITE}/robots.txt", headers=[("Content-Type", "text/plain")]),
        warc_record(b"GET / HTTP/1.1\r\n\r\n", kind="request", content_type="application/http; msgtype=request"),
        warc_record(b"fetchTimeMs: 3\r\n", kind="metadata", content_type="application/warc-fields"),
        warc_record(b"HTTP/1.1 304\r\n\r\n", kind="revisit", content_type="application/http; msgtype=response"),
        warc_record(html, kind="resource", url=f"urn:text:{SITE}/0", content_type="text/html"),
        warc_record(b"20210305", kind="resource", url="dns:courrier.example", content_type="text/dns"),
        warc_record(html, url=f"{SITE}/last"),
    )
    assert [capture.url for capture in found.captures] == [f"{SITE}/last"]
    assert found.refusals == []
    assert found.passed[0].counts == {
        "http 404": 2,
        "text/html that is something else": 3,
        "text/html without text": 2,
        "warcinfo": 1,
        "http 301": 1,
        "image/png": 1,
        "text/plain that is something else": 1,
        "for machines": 1,
        "request": 1,
        "metadata": 1,
        "revisit": 1,
        "urn: address": 1,
        "dns: address": 1,
    }


def test_an_archive_without_a_page_is_refused_with_what_it_has(tmp_path: Path) -> None:
    found = read(tmp_path, warc_record(b"\x89PNG", headers=[("Content-Type", "image/png")]))
    assert found.reasons == [(None, "holds no page, only image/png: 1")]
    assert found.passed == []


def test_texts_made_from_pages_are_text_captures(tmp_path: Path) -> None:
    wet = warc_record(text_page().encode(), kind="conversion", content_type="text/plain")
    capture = read(tmp_path, wet, name="crawl.warc.wet.gz").one
    assert (capture.text, capture.markup, capture.url) == (text_page(), None, f"{SITE}/0")
    assert capture.name == "crawl.warc#0"


def test_files_are_pages(tmp_path: Path) -> None:
    capture = read(tmp_path, warc_record(html_page().encode(), kind="resource", content_type="text/html; charset=utf-8")).one
    assert SENTENCES[0] in capture.text


@pytest.mark.parametrize(
    ("charset", "encoding"), [("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("iso-8859-15", "iso8859-15")]
)
def test_the_server_names_the_encoding(tmp_path: Path, charset: str, encoding: str) -> None:
    page = html_page(head="").replace("<h1>", "<h1>Été : ").encode(charset, "xmlcharrefreplace")
    record = warc_record(page, headers=[("Content-Type", f'text/html; charset="{charset}"')])
    capture = read(tmp_path, record).one
    assert capture.encoding == encoding
    assert "Été : " in capture.text


def _chunked(data: bytes) -> bytes:
    pieces = [data[at : at + 100] for at in range(0, len(data), 100)]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def _deflated(data: bytes, window: int) -> bytes:
    packer = zlib.compressobj(wbits=window)
    return packer.compress(data) + packer.flush()


def _zstd(data: bytes) -> bytes:
    out = io.BytesIO()
    writer = ZstdWriter(out)
    writer.write(data)
    writer.close()
    return out.getvalue()


def _brotli(data: bytes) -> bytes:
    import brotli

    return bytes(brotli.compress(data))


PACKINGS = {
    "chunked": (_chunked, [("Transfer-Encoding", "chunked")]),
    "gzip": (gzip.compress, [("Content-Encoding", "gzip")]),
    "x-gzip": (gzip.compress, [("content-encoding", "X-GZIP")]),
    "deflate": (zlib.compress, [("Content-Encoding", "deflate")]),
    "raw deflate": (lambda data: _deflated(data, -15), [("Content-Encoding", "deflate")]),
    "zstd": (_zstd, [("Content-Encoding", "zstd")]),
    "brotli": (_brotli, [("Content-Encoding", "br")]),
    "both": (lambda data: _chunked(gzip.compress(data)), [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]),
    "named and not done": (bytes, [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]),
    "named brotli and not done": (bytes, [("Content-Encoding", "br")]),
    "unknown": (bytes, [("Content-Encoding", "aes128gcm")]),
}


@pytest.mark.parametrize("name", PACKINGS)
def test_the_body_is_unpacked(tmp_path: Path, name: str) -> None:
    pack, headers = PACKINGS[name]
    page = html_page(7).encode()
    found = read(tmp_path, warc_record(pack(page), headers=[("Content-Type", "text/html"), *headers]))
    assert (found.one.data, found.codes) == (page, [[]])


def test_a_body_that_breaks_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    page = html_page(7, more="<p>" + "Les barges restent à quai. " * 4000 + "</p>").encode()
    packed = gzip.compress(page)
    found = read(
        tmp_path, warc_record(packed[: len(packed) - 30], headers=[("Content-Encoding", "gzip"), ("Content-Type", "text/html")])
    )
    assert SENTENCES[0] in found.one.text
    assert found.codes == [["capture.cut"]]


def test_a_page_that_the_crawler_cut_says_so(tmp_path: Path) -> None:
    found = read(tmp_path, warc_record(html_page().encode(), fields={"WARC-Truncated": "length"}))
    assert found.codes == [["capture.cut"]]
    assert "kept only its beginning (length)" in found.one.problems[0].message
