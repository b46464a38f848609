"""What kind of file some bytes are: the first bytes decide, then the ending."""

import gzip
import io
import tarfile
from pathlib import Path

import pytest

from recoupe.readers.sniff import kind_of
from tests.readers.opened import opened
from tests.readers.samples import SENTENCES, html_page, text_page, warc_records, write, zip_file

PAGE = b"<p>Le ministre</p>"


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"Le ministre", "a.txt", "text"),
        (b"Le ministre", "a", "text"),
        (b"Le ministre", "a.html", "html"),
        (b"Le ministre", "a.php?id=3", "html"),
        (b"Le ministre", "a.HTM", "html"),
        (b"<!DOCTYPE html>", "a.txt", "html"),
        (b"\n\n  <!doctype HTML PUBLIC", "a", "html"),
        (b"\xef\xbb\xbf<html>", "a.txt", "html"),
        (b"<!-- saved from url=(0020)http://a.example/ -->\n<!-- b --><html>", "a.txt", "html"),
        (b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML">', "a.txt", "html"),
        (b"<head><title>a", "a.txt", "html"),
        ("<html><body>".encode("utf-16"), "a.txt", "html"),
        ("<html><body>".encode("utf-16-le"), "a.txt", "html"),
        (b"<p>Le ministre</p>", "a.html", "html"),
        (b"<p>Le ministre</p>", "a.txt", "text"),
        (b"<3 le lac", "a.txt", "text"),
        (b"WARC/1.0\r\n", "a.html", "warc"),
        (b"\r\nWARC/1.1\r\n", "a", "warc"),
        (b"WARC/ est un format", "a.txt", "text"),
        (b"\x1f\x8b\x08", "a.txt", "gzip"),
        (b"PK\x03\x04", "a.txt", "zip"),
        (b"PK\x05\x06", "a.zip", "zip"),
        (b'{"text": "a"}\n', "a.txt", "jsonl"),
        (b'{"text": "a"}', "-", "jsonl"),
        (b"{une accolade}\n", "a.txt", "text"),
        (b'["a"]\n', "a.txt", "text"),
        (b'{"text": "' + b"a" * 70_000, "a.txt", "jsonl"),
        (b"n'importe quoi", "a.jsonl", "jsonl"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n", "a.txt", "mhtml"),
        (b"Content-Type: multipart/related\n\nMIME-Version: 1.0", "a.txt", "text"),
        (b"Subject: une lettre\n\nMIME-Version: 1.0\nContent-Type: text/html\n", "a.txt", "text"),
    ],
)
def test_kind(head: bytes, name: str, kind: str) -> None:
    assert kind_of(head, name) == kind


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.html"))
    return out.getvalue()


DOCUMENT = "save the document as plain text or HTML"
AS_TEXT = "save the page as text or HTML"
UNREADABLE = [
    (b"%PDF-1.7 ...", "is a PDF: save the page as text or HTML, or run 'pdftotext FILE' first"),
    (b"\xd0\xcf\x11\xe0rest", f"is an old office file or an Outlook message: {DOCUMENT}"),
    (b"{\\rtf1\\ansi", f"is an RTF document: {DOCUMENT}"),
    (b"\x89PNG\r\n", f"is a picture: {AS_TEXT}"),
    (b"\xff\xd8\xff\xe0", f"is a picture: {AS_TEXT}"),
    (b"GIF89a", f"is a picture: {AS_TEXT}"),
    (b"RIFF\0\0\0\0WEBPVP8", f"is a picture: {AS_TEXT}"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z file: unpack it first"),
    (b"Rar!\x1a\x07\x01", "is a RAR file: unpack it first"),
    (b"\xfd7zXZ\0", "is an xz file: unpack it first"),
    (b"BZh91AY&SY", "is a bzip2 file: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "is a zstd file: unpack it first"),
    (_tar(), "is a tar archive: unpack it first"),
    (gzip.compress(_tar()), "is a tar archive: unpack it first"),
    (gzip.compress(zip_file({"a.txt": b"a"})), "is a zip file packed with gzip: unpack it first"),
    (gzip.compress(gzip.compress(b"texte")), "is a gzip file packed with gzip: unpack it first"),
    (b"\x1f\x8b\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", "is packed with gzip, and damaged ("),
    (b"SQLite format 3\0", "is a database (SQLite), not a page; a store of recoupe is named with --store"),
    (b"bplist00", "is a web archive of Safari: save the page as 'page source', or as text"),
    (b"filedesc://a.arc 0.0.0.0 2001", "is an old web archive (ARC): run 'warcio recompress FILE FILE.warc.gz' first"),
    (b"<?php echo 1;", "is a PHP program, not the page that it makes: save the page from a browser"),
    (b'<?xml version="1.0"?><rss version="2.0">', "is a feed or a list of addresses: save the pages it points to"),
    (b'<?xml version="1.0"?><!-- a --><urlset>', "is a feed or a list of addresses: save the pages it points to"),
    (b'<?xml version="1.0"?>\n<NewsML>', f"is XML, not a page: {AS_TEXT}"),
]


@pytest.mark.parametrize(("data", "reason"), UNREADABLE, ids=[f"{n}-{r[:24]}" for n, (_, r) in enumerate(UNREADABLE)])
@pytest.mark.parametrize("name", ["page.txt", "page.html", "page.warc.gz"])
def test_what_is_no_page_is_refused_with_advice(tmp_path: Path, data: bytes, reason: str, name: str) -> None:
    [(record, found)] = opened(write(tmp_path / name, data)).reasons
    assert record is None
    assert found == reason or found.startswith(reason)


def test_what_is_called_html_and_has_no_tag_is_text(tmp_path: Path) -> None:
    capture = opened(write(tmp_path / "page.html", text_page())).one
    assert (capture.text, capture.markup) == (text_page(), None)


@pytest.mark.parametrize("name", ["page.html.gz", "page.txt.gz", "page.gz", "page.html"])
def test_a_packed_page_is_unpacked(tmp_path: Path, name: str) -> None:
    capture = opened(write(tmp_path / name, gzip.compress(html_page().encode()))).one
    assert capture.data == html_page().encode()
    assert capture.name == "page"


def test_a_packed_page_that_is_cut_is_refused(tmp_path: Path) -> None:
    [(_, reason)] = opened(write(tmp_path / "page.html.gz", gzip.compress(html_page().encode())[:-20])).reasons
    assert reason.startswith("is packed with gzip, and damaged or cut (")


def test_a_packed_page_does_not_fill_the_memory(tmp_path: Path) -> None:
    bomb = write(tmp_path / "page.html.gz", gzip.compress(b"<html>" + bytes(60_000_000)))
    assert opened(bomb).reasons == [(None, "is longer than one page can be (25,000,000 bytes): split it into pages")]


@pytest.mark.parametrize(
    "head", [b"<!--" * 20_000, b"<?xml ?>" + b"<!-- -->" * 8_000, b"A: b\n" * 13_000, b" " * 65_000, b"<" * 65_000]
)
def test_no_beginning_takes_for_ever(tmp_path: Path, head: bytes) -> None:
    kind_of(head, "a.html")
    opened(write(tmp_path / "a.html", head))


def test_an_archive_is_told_by_its_first_bytes(tmp_path: Path) -> None:
    assert len(opened(write(tmp_path / "page.html", b"".join(warc_records()))).captures) == 3
    assert SENTENCES[0] in opened(write(tmp_path / "x.bin", zip_file({"a.html": html_page().encode()}))).one.text
