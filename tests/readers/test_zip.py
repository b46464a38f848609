"""Zip files and WACZ: members are read as files are, what must not be read is named."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.readers.opened import Opened, opened
from tests.readers.samples import (
    SENTENCES,
    SITE,
    html_page,
    jsonl,
    mhtml,
    offsets,
    text_page,
    warc_record,
    warc_records,
    write,
    zip_file,
)

HTML = html_page().encode()


def read(tmp_path: Path, data: bytes, name: str = "pages.zip") -> Opened:
    return opened(write(tmp_path / name, data))


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_are_read_as_files(tmp_path: Path, compression: int) -> None:
    data = zip_file(
        {
            "a/lac.html": HTML,
            "a/style.css": b"p {}",
            "b/note.txt": text_page().encode(),
            "b/save.mht": mhtml(html_page(2).encode()),
            "logo.PNG": b"\x89PNG",
            "README": b"x",
            "c/": b"",
        },
        compression=compression,
    )
    found = read(tmp_path, data)
    assert (found.refusals, found.names) == ([], ["pages#lac", "pages#note", "pages#save"])
    assert found.records == ["a/lac.html", "b/note.txt", "b/save.mht"]
    assert [capture.data for capture in found.captures] == [HTML, text_page().encode(), html_page(2).encode()]
    assert [passed.counts for passed in found.passed] == [{".css": 1, ".png": 1, "no ending": 1}]
    assert {capture.path for capture in found.captures} == {str(tmp_path / "pages.zip")}


def test_an_archive_of_the_web_in_it_is_read_record_by_record(tmp_path: Path) -> None:
    records = warc_records()
    for compression in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        found = read(tmp_path, zip_file({"d/crawl.warc.gz": b"".join(records)}, compression=compression))
        assert found.names == [f"pages#crawl#{offset}" for offset in offsets(records)]
        assert found.records == [f"d/crawl.warc.gz!{offset}" for offset in offsets(records)]
        assert [capture.url for capture in found.captures] == [f"{SITE}/{n}" for n in range(3)]


def test_a_long_archive_is_read_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.readers.zip_members._HELD", 100)
    records = warc_records(9)
    for compression in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        found = read(tmp_path, zip_file({"x.txt": b"", "crawl.warc.gz": b"".join(records)}, compression=compression))
        assert found.records == [f"crawl.warc.gz!{offset}" for offset in offsets(records)]


def test_of_a_wacz_only_the_archives_are_read(tmp_path: Path) -> None:
    records = warc_records(2)
    members = {
        "archive/data.warc.gz": b"".join(records),
        "pages/pages.jsonl": jsonl({"format": "json-pages-1.0"}, {"url": f"{SITE}/0", "text": "un texte"}),
        "indexes/index.cdx.gz": b"\x1f\x8b",
        "notes.html": HTML,
        "archive/pictures.warc.gz": warc_record(b"\x89PNG", headers=[("Content-Type", "image/png")]),
        "datapackage.json": b"{}",
        ".": b"",
    }
    found = read(tmp_path, zip_file(members, compression=zipfile.ZIP_STORED), "affaire.wacz")
    assert (found.names, found.refusals) == (["affaire#data#0", "affaire#data#" + offsets(records)[1]], [])
    assert [passed.counts for passed in found.passed] == [{"image/png": 1}]


def test_one_stem_in_two_folders(tmp_path: Path) -> None:
    found = read(tmp_path, zip_file({"a/page.html": HTML, "b/page.html": HTML, "b/page.txt": b"Un texte."}))
    assert found.names == ["pages#a/page.html", "pages#b/page.html", "pages#b/page.txt"]
    assert found.codes == [["capture.name_clash"]] * 3


def test_folders_of_pages_saved_complete_are_no_pages(tmp_path: Path) -> None:
    members = {"lac.html": HTML, "lac_fichiers/pub.html": HTML, "lac_fichiers/a.js": b"", "__MACOSX/._lac.html": b"\0\5\x16\7"}
    assert read(tmp_path, zip_file(members)).one.name == "pages#lac"


REFUSED = [
    ("../lac.html", "has a name that leads out of the archive, as no honest one does: it was not read"),
    ("/etc/lac.html", "has a name that leads out of the archive, as no honest one does: it was not read"),
    ("a/../../lac.html", "has a name that leads out of the archive, as no honest one does: it was not read"),
    ("C:\\lac.html", "has a name that leads out of the archive, as no honest one does: it was not read"),
    ("..\\..\\lac.png", "has a name that leads out of the archive, as no honest one does: it was not read"),
    ("inner.zip", "is a zip file inside another: unpack it first"),
    ("rows.jsonl", "is JSON lines inside a zip file: unpack it first"),
    ("report.pdf", "is a PDF: save the page as text or HTML, or run 'pdftotext FILE' first"),
    ("letter.docx", "is a Word document: save it as plain text or HTML"),
    ("empty.html", "is empty: there is no text to read"),
]
CONTENTS = {
    "inner.zip": zip_file({"a.txt": b"x"}),
    "rows.jsonl": jsonl({"text": "a"}),
    "report.pdf": b"%PDF-1.4",
    "letter.docx": zip_file({"[Content_Types].xml": b"", "word/document.xml": b""}),
    "empty.html": b"",
}


@pytest.mark.parametrize(("name", "reason"), REFUSED)
def test_what_must_not_be_read_is_named_and_the_rest_is_read(tmp_path: Path, name: str, reason: str) -> None:
    found = read(tmp_path, zip_file({name: CONTENTS.get(name, HTML), "lac.html": HTML}))
    assert found.names == ["pages#lac"]
    assert found.reasons == [(name, reason)]


def test_windows_names_are_paths(tmp_path: Path) -> None:
    assert read(tmp_path, zip_file({"dossier\\lac.html": HTML})).one.name == "pages#lac"


def _patched(data: bytes, name: bytes, **changes: int) -> bytes:
    """Return a zip file with fields of the two heads of a member overwritten."""
    places = {"flags": (6, 8, 2), "crc": (14, 16, 4), "size": (22, 24, 4), "method": (8, 10, 2)}
    out = bytearray(data)
    for head, signature, name_at in ((0, b"PK\3\4", 30), (1, b"PK\1\2", 46)):
        at = data.index(name) - name_at if head == 0 else data.rindex(name) - name_at
        assert data[at : at + 4] == signature
        for field, value in changes.items():
            place, width = places[field][head], places[field][2]
            out[at + place : at + place + width] = value.to_bytes(width, "little")
    return bytes(out)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"flags": 1}, "is encrypted: unpack the archive with its password first"),
        ({"crc": 1}, "cannot be unpacked (Bad CRC-32 for file 'bad.html')"),
        ({"method": 9}, "cannot be unpacked (That compression method is not supported)"),
        ({"size": 20}, "cannot be unpacked (Bad CRC-32 for file 'bad.html')"),
        ({"size": 1 << 31}, "unpacks to more than 300 times its size, as no page does: it was not read"),
    ],
)
def test_a_damaged_member_is_lost_alone(tmp_path: Path, change: dict[str, int], reason: str) -> None:
    data = _patched(zip_file({"good.html": HTML, "bad.html": html_page(4).encode()}), b"bad.html", **change)
    found = read(tmp_path, data)
    assert (found.names, found.reasons) == (["pages#good"], [("bad.html", reason)])


def test_a_bomb_is_named_and_not_unpacked(tmp_path: Path) -> None:
    found = read(tmp_path, zip_file({"bombe.html": bytes(50_000_000), "lac.html": HTML}))
    assert found.names == ["pages#lac"]
    assert found.reasons == [("bombe.html", "unpacks to more than 300 times its size, as no page does: it was not read")]


def test_all_members_together_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.readers.zip_members.TOTAL", 2 * len(HTML))
    found = read(tmp_path, zip_file({f"p{n}.html": HTML for n in range(3)}))
    assert (len(found.captures), [record for record, _ in found.reasons]) == (2, ["p2.html"])


def test_members_that_share_their_bytes_are_a_bomb(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("p0.html", SENTENCES[0] * 1000)
        for number in range(1, 300):
            copy = zipfile.ZipInfo(f"p{number}.html")
            first = archive.infolist()[0]
            for field in ("header_offset", "compress_size", "file_size", "CRC", "compress_type", "flag_bits"):
                setattr(copy, field, getattr(first, field))
            archive.filelist.append(copy)
    found = read(tmp_path, out.getvalue())
    assert found.reasons == [(None, "has members that share their bytes, as only a zip bomb does: it was not read")]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("lac.html", HTML)
        archive.writestr("lac.html", html_page(9))
    found = read(tmp_path, out.getvalue())
    assert found.captures[0].data == HTML
    assert found.reasons == [("lac.html", "has the name of another member: it was not read")]


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"[Content_Types].xml": b"", "word/document.xml": b""}, "is a Word document: save it as plain text or HTML"),
        ({"[Content_Types].xml": b"", "xl/a.xml": b""}, "is an Excel workbook: save the pages in it as text, or as JSON lines"),
        ({"mimetype": b"", "content.xml": b""}, "is an OpenDocument file: save it as plain text or HTML"),
        ({"mimetype": b"", "META-INF/container.xml": b"", "a.xhtml": HTML}, "is an e-book (EPUB): save its text"),
        ({}, "holds no page"),
        ({"a.css": b"", "b.css": b""}, "holds no page, only .css: 2"),
    ],
)
def test_office_files_and_zips_without_pages(tmp_path: Path, members: dict[str, bytes], reason: str) -> None:
    assert read(tmp_path, zip_file(members), "x.docx").reasons == [(None, reason)]


def test_a_damaged_zip(tmp_path: Path) -> None:
    assert read(tmp_path, zip_file({"a.html": HTML})[:-30]).reasons == [(None, "is a damaged zip file (File is not a zip file)")]
