"""The commands on files that hold many pages: what is said, what is left out, what comes again."""

import gzip
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from recoupe.readers import limits
from recoupe.types.record import PageRecord, decode_record
from tests.cli.conftest import PAGE, Ran, Run
from tests.readers.samples import (
    FILES,
    SENTENCES,
    TITLE,
    europresse_article,
    europresse_articles,
    html_page,
    jsonl,
    offsets,
    warc_record,
    warc_records,
    write,
    zip_file,
)


def records(ran: Ran) -> list[PageRecord]:
    return [decode_record(line) for line in ran.out.splitlines()]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive with two pages, two records that are none, and one that is damaged."""
    first, second = warc_records(2)
    picture = warc_record(b"\x89PNG", headers=[("Content-Type", "image/png")])
    missing = warc_record(b"<p>nothing</p>", status="404 Not Found")
    damaged = bytearray(warc_record(html_page(5).encode()))
    damaged[-6] ^= 1
    return write(tmp_path / "crawl.warc.gz", b"".join((first, picture, bytes(damaged), missing, second)))


def test_an_archive_is_read_and_what_is_no_page_is_said(run: Run, archive: Path) -> None:
    data = archive.read_bytes()
    damaged = [at for at in range(len(data)) if data[at : at + 3] == b"\x1f\x8b\x08"][2]
    ran = run("read", "crawl.warc.gz", "--jsonl")
    assert ran.code == 3
    assert ran.err == (
        f"recoupe: crawl.warc.gz#{damaged}: is damaged (incorrect data check)\n"
        "recoupe: crawl.warc.gz: 2 pages; passed over 2 records that are no pages (image/png: 1, http 404: 1)\n"
    )
    first, last = records(ran)
    assert (first.page.name, first.page.record, first.page.path) == ("crawl#0", "0", str(archive))
    assert (first.page.url, first.page.crawled) == ("http://courrier.example/0", "2021-03-05T10:11:12+00:00")
    assert first.meta.published.value != "2021-03-05" or first.meta.published.evidence[0].kind != "crawl"
    assert last.page.url == "http://courrier.example/1"


def test_an_archive_in_a_store(run: Run, archive: Path) -> None:
    run("init")
    added = run("add", archive)
    assert added.code == 3
    assert "recoupe.db: 2 added, 0 replaced, 0 unchanged, 1 failed" in added.err
    assert f"{archive}#" in run("status").out
    again = run("add", archive)
    assert "0 added, 0 replaced, 2 unchanged, 1 failed" in again.err
    assert "is not what it was" not in again.err
    checked = run("verify")
    assert (checked.code, checked.out) == (0, "")
    assert "2 pages verified, 0 with mismatches" in checked.err
    assert run("show", "crawl#0").code == 0
    assert len(json.loads(run("status", "--json").out)["failures"]) == 1


def test_a_failure_in_an_archive_goes_once_it_is_mended(run: Run, tmp_path: Path) -> None:
    run("init")
    good, bad = warc_records(2, packed=False)
    path = write(tmp_path / "crawl.warc", good + bad[:-200])
    assert "1 added, 0 replaced, 0 unchanged, 1 failed" in run("add", path).err
    write(path, good + bad)
    assert "1 added, 0 replaced, 1 unchanged, 0 failed" in run("add", path).err
    assert json.loads(run("status", "--json").out)["failures"] == []


def test_a_page_changed_inside_a_file_is_said(run: Run, tmp_path: Path) -> None:
    run("init")
    path = write(tmp_path / "rows.jsonl", jsonl({"name": "a", "text": PAGE}, {"name": "b", "text": PAGE + "Fin."}))
    assert run("add", path).err.endswith("2 added, 0 replaced, 0 unchanged, 0 failed\n")
    write(path, jsonl({"name": "a", "text": PAGE}, {"name": "b", "text": PAGE + "La fin."}))
    said = run("add", path).err
    assert f"{path}#2: is not what it was when page " in said
    assert f"{path}#1" not in said
    assert run("verify").code == 3


@pytest.mark.parametrize("name", FILES)
def test_records_of_every_kind_of_file_are_verified(run: Run, tmp_path: Path, name: str) -> None:
    write(tmp_path / name, FILES[name])
    ran = run("read", name, "--jsonl")
    assert ran.code == 0
    write(tmp_path / "records.jsonl.txt", ran.out)
    checked = run("verify", "records.jsonl.txt")
    assert (checked.code, checked.out) == (0, "")


def test_fields_are_named_on_the_command_line(run: Run, tmp_path: Path) -> None:
    row = {"titre": TITLE, "contenu": SENTENCES[0], "date_pub": "2021-03-06T08:00:00Z", "journal": "Karsk Info"}
    write(tmp_path / "rows.jsonl", jsonl(row))
    written = "title=titre,text=contenu,published=date_pub,publisher=journal"
    ran = run("read", "rows.jsonl", "--fields", written, "--jsonl", "--with-text")
    assert (ran.code, ran.err) == (0, "")
    (record,) = records(ran)
    assert record.page.text == f"{TITLE}\n\n{SENTENCES[0]}"
    assert (record.page.record, record.page.fields) == ("1", written)
    assert (record.meta.published.value, record.meta.published.evidence[0].kind) == ("2021-03-06", "given")
    assert record.meta.publisher == "Karsk Info"
    write(tmp_path / "records.txt", ran.out)
    assert run("verify", "records.txt").code == 0
    run("init")
    assert "1 added" in run("add", "rows.jsonl", "--fields", written).err
    assert run("verify").code == 0
    assert run("inspect", "roles", "rows.jsonl", "--fields", written).code == 0


def test_a_wrong_field_is_a_usage_error_that_lists_the_parts(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "rows.jsonl", jsonl({"text": PAGE}))
    ran = run("read", "rows.jsonl", "--fields", "texte=contenu")
    assert (ran.code, ran.out) == (2, "")
    words = " ".join(ran.err.replace("│", " ").split())
    assert "'texte=contenu' is no field: expected PART=NAME, where PART is one of name, title, standfirst" in words


def test_who_says_what_of_a_page(run: Run, tmp_path: Path) -> None:
    """The manifest counts first, then what the row says, then `--published`."""
    rows = [{"name": "a", "published": "2021-03-01", "publisher": "AVP"}, {"name": "b", "published": "2021-03-02"}, {"name": "c"}]
    write(tmp_path / "rows.jsonl", jsonl(*[row | {"text": PAGE} for row in rows]))
    write(tmp_path / "manifest.jsonl", jsonl({"name": "a", "published": "2021-03-09"}))
    ran = run("read", "rows.jsonl", "--manifest", "manifest.jsonl", "--published", "2021-03-08", "--jsonl")
    found = [(record.meta.published.value, record.meta.publisher) for record in records(ran)]
    assert found == [("2021-03-09", "AVP"), ("2021-03-02", None), ("2021-03-08", None)]


def test_a_manifest_in_the_folder_is_not_read_as_pages(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "d/talks.txt", PAGE)
    write(tmp_path / "d/manifest.jsonl", jsonl({"name": "talks", "text": "une note"}))
    ran = run("read", "d", "--manifest", "d/manifest.jsonl", "--jsonl")
    assert (ran.code, ran.err, [record.page.name for record in records(ran)]) == (0, "", ["talks"])


def test_an_export_of_europresse(run: Run, tmp_path: Path) -> None:
    second = europresse_article(publication="Lac Info", number="news·20210306·LI·2", title="La Lisse fermée aux barges")
    write(tmp_path / "revue.html", europresse_articles(europresse_article(), second))
    ran = run("read", "revue.html", "--jsonl")
    assert (ran.code, ran.err) == (0, "")
    found = [(record.page.name, record.meta.published.value, record.meta.publisher) for record in records(ran)]
    assert found == [("revue#1", "2021-03-05", "La Tribune du Nord"), ("revue#2", "2021-03-06", "Lac Info")]


def test_a_zip_with_all_that_is_wrong(run: Run, tmp_path: Path) -> None:
    members = {
        "../dehors.html": b"<p>x",
        "rapport.pdf": b"%PDF-1",
        "bombe.html": bytes(9_000_000),
        "s.css": b"",
        "bon.txt": PAGE.encode(),
    }
    write(tmp_path / "tout.zip", zip_file(members))
    ran = run("read", "tout.zip", "--jsonl")
    assert (ran.code, [record.page.name for record in records(ran)]) == (3, ["tout#bon"])
    assert ran.err == (
        "recoupe: tout.zip#../dehors.html: has a name that leads out of the archive, as no honest one does: it was not read\n"
        "recoupe: tout.zip#rapport.pdf: is a PDF: save the page as text or HTML, or run 'pdftotext FILE' first\n"
        "recoupe: tout.zip#bombe.html: unpacks to more than 300 times its size, as no page does: it was not read\n"
        "recoupe: tout.zip: 1 page; passed over 1 record that is no page (.css: 1)\n"
    )


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.zip", b"PK\x03\x04 and no more", "is a damaged zip file (File is not a zip file)"),
        ("a.warc.gz", warc_record(b"", status="301 Moved"), "holds no page, only http 301: 1"),
        (
            "a.mht",
            b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n",
            "is MHTML without a page in it: save the page again",
        ),
        ("a.jsonl", b"[]\n", "is not an object: expected one object a line, with a text or html field"),
        ("a.pdf", b"%PDF-1.4", "is a PDF: save the page as text or HTML, or run 'pdftotext FILE' first"),
        (
            "a.docx",
            zip_file({"[Content_Types].xml": b"", "word/a.xml": b""}),
            "is a Word document: save it as plain text or HTML",
        ),
        ("a.html", b"<html><script>x()</script></html>", "is HTML without text: save the page after it has loaded"),
    ],
)
def test_a_file_that_gives_no_page(run: Run, page: Path, tmp_path: Path, name: str, data: bytes, message: str) -> None:
    write(tmp_path / name, data)
    ran = run("read", name, page, "--jsonl")
    assert ran.code == 3
    (line,) = ran.err.splitlines()
    assert line == f"recoupe: {name}{'#1' if name.endswith('jsonl') else ''}: {message}"
    assert [record.page.name for record in records(ran)] == ["talks"]


def test_archives_from_standard_input(run: Run) -> None:
    ran = run("read", "-", "--jsonl", stdin=b"".join(warc_records(2)))
    first, _ = records(ran)
    assert (first.page.name, first.page.record, first.page.path) == ("stdin#0", "0", "-")
    run("init")
    rows = jsonl({"text": PAGE})
    zipped = zip_file({"a.html": html_page(3).encode(), "b.html.gz": gzip.compress(html_page(4).encode())})
    for data in (b"".join(warc_records(2)), rows, gzip.compress(rows * 2), zipped, gzip.compress(html_page(5).encode())):
        assert run("add", "-", stdin=data).code == 0
    checked = run("verify")
    assert checked.code == 0
    assert "7 pages verified, 0 with mismatches; 7 not re-read: standard input" in checked.err


def test_a_page_that_takes_too_long_or_too_much_fails_alone(
    run: Run, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    from recoupe.pipeline import corpus

    real = corpus.read_page

    def read_page(capture: object, **options: object) -> PageRecord:
        match capture.name:  # type: ignore[attr-defined]
            case "slow":
                time.sleep(30)
            case "fat":
                len(bytearray(2_000_000_000))
            case "deep":
                read_page(capture, **options | {"name": "deep"})
        return real(capture, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(corpus, "read_page", read_page)
    monkeypatch.setattr(limits, "SECONDS", 2.0)
    monkeypatch.setattr(limits, "MEMORY", 1_000_000_000)
    for name in ("slow", "fat", "deep"):
        write(tmp_path / f"{name}.txt", PAGE)
    ran = run("read", "slow.txt", "fat.txt", "deep.txt", page, "--jsonl")
    assert (ran.code, [record.page.name for record in records(ran)]) == (3, ["talks"])
    assert ran.err == (
        f"recoupe: {tmp_path}/slow.txt: took longer than 2 s: it may be damaged or made to hang\n"
        f"recoupe: {tmp_path}/fat.txt: needs more memory than one page may: it may be damaged or made to fill the memory\n"
        f"recoupe: {tmp_path}/deep.txt: is nested too deeply to be read\n"
    )


def test_the_clean_article(run: Run, page: Path, tmp_path: Path) -> None:
    write(tmp_path / "lac.html", html_page(1, more="<nav><a href=/>Accueil</a></nav>"))
    ran = run("read", page, "--text")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Le Valdor refuse toute négociation\n\n")
    assert "\n\nLa France a démenti avoir livré des armes à l'État syrien.\n" in ran.out
    both = run("read", page, "lac.html", "--text").out
    first, second = both.split("\f\n")
    assert first == ran.out
    assert second.startswith(f"{TITLE}\n\n")
    assert SENTENCES[1] in second
    assert "Accueil" not in second


@pytest.mark.parametrize("other", ["--json", "--jsonl", "--with-text"])
def test_the_clean_article_comes_alone(run: Run, page: Path, other: str) -> None:
    ran = run("read", page, "--text", other)
    assert (ran.code, ran.out) == (2, "")


def test_names_that_could_drive_the_terminal_are_shown_harmless(run: Run, tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("\x1b[2Ja.pdf", b"%PDF-1")
    write(tmp_path / "a.zip", out.getvalue())
    ran = run("read", "a.zip")
    assert "\x1b" not in ran.err
    assert "a.zip#␛[2Ja.pdf: is a PDF" in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
def test_an_archive_of_many_pages_keeps_its_order(run: Run, tmp_path: Path) -> None:
    made = warc_records(12)
    write(tmp_path / "crawl.warc.gz", b"".join(made))
    assert [record.page.record for record in records(run("read", "crawl.warc.gz", "--jsonl"))] == offsets(made)
