"""JSON lines: a page a line, the names of its fields as they are or as a person says, a bad line listed."""

import gzip
import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from recoupe.readers import Fields, parse_fields, read_manifest
from recoupe.types.capture import Given
from recoupe.types.errors import CaptureError
from tests.readers.opened import Opened, opened
from tests.readers.samples import SENTENCES, SITE, TITLE, html_page, jsonl, write

ROW = {
    "name": "lac",
    "title": TITLE,
    "text": SENTENCES[0],
    "published": "2021-03-05",
    "publisher": "Karsk Info",
    "url": f"{SITE}/1",
}


def read(tmp_path: Path, *rows: object, fields: str | None = None, name: str = "rows.jsonl") -> Opened:
    return opened(write(tmp_path / name, jsonl(*rows)), fields=parse_fields(fields))


def test_a_row_is_title_blank_line_text(tmp_path: Path) -> None:
    capture = read(tmp_path, ROW).one
    assert capture.text == f"{TITLE}\n\n{SENTENCES[0]}"
    assert (capture.name, capture.record, capture.url) == ("lac", "1", f"{SITE}/1")
    assert capture.said == Given(published=date(2021, 3, 5), publisher="Karsk Info")
    line = (tmp_path / "rows.jsonl").read_bytes().rstrip(b"\n")
    assert (capture.data, capture.sha256) == (line, hashlib.sha256(line).hexdigest())
    assert (capture.fields, capture.problems) == (None, ())


def test_a_standfirst_stands_between(tmp_path: Path) -> None:
    capture = read(tmp_path, {"title": TITLE, "heading": SENTENCES[1], "text": SENTENCES[0]}).one
    assert capture.text == "\n\n".join((TITLE, SENTENCES[1], SENTENCES[0]))
    assert capture.name == "rows#1"


@pytest.mark.parametrize("field", ["text", "article", "body", "content"])
def test_the_usual_names_of_the_text(tmp_path: Path, field: str) -> None:
    assert read(tmp_path, {"id": 7, field: SENTENCES[0]}).one.text == SENTENCES[0]


def test_the_first_name_with_something_in_it_counts(tmp_path: Path) -> None:
    capture = read(tmp_path, {"name": None, "id": 42, "text": "", "content": SENTENCES[0]}).one
    assert (capture.name, capture.text) == ("42", SENTENCES[0])


def test_names_that_a_person_gives(tmp_path: Path) -> None:
    row = {
        "titre": TITLE,
        "page": {"contenu": SENTENCES[0]},
        "date_pub": "2021-03-05T23:30:00+01:00",
        "journal": "AVP",
        "ref": "x1",
    }
    written = "name=ref,title=titre,text=page.contenu,published=date_pub,publisher=journal"
    capture = read(tmp_path, row, fields=written).one
    assert (capture.name, capture.text) == ("x1", f"{TITLE}\n\n{SENTENCES[0]}")
    assert capture.said == Given(published=date(2021, 3, 5), publisher="AVP")
    assert capture.fields == written


def test_a_part_without_a_name_stands_nowhere(tmp_path: Path) -> None:
    assert read(tmp_path, ROW, fields="title=").one.text == SENTENCES[0]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "texte=contenu",
            r"'texte=contenu' is no field: expected PART=NAME, where PART is one of name, title, standfirst, text, html",
        ),
        ("text", r"'text' is no field"),
        ("text=a,text=b", r"text stands twice in the fields: write text=ONE\|OTHER"),
    ],
)
def test_wrong_fields(written: str, message: str) -> None:
    with pytest.raises(CaptureError, match=message):
        parse_fields(written)


def test_fields_are_written_as_they_were_given() -> None:
    assert parse_fields(None) == Fields()
    assert parse_fields(" text = corps | contenu , html= ").given == "text=corps|contenu,html="
    assert parse_fields("text=text|article|body|content").given is None
    assert parse_fields(parse_fields("title=t,text=c").given) == parse_fields("text=c,title=t")


def test_html_is_read_as_a_page_and_counts_before_the_text(tmp_path: Path) -> None:
    html = html_page(3)
    capture = read(tmp_path, {"text": "court", "html": html, "published": "20210305"}).one
    assert capture.data == html.encode()
    assert capture.markup is not None
    assert (capture.sha256, capture.record) == (hashlib.sha256(html.encode()).hexdigest(), "1")
    assert capture.said == Given(published=date(2021, 3, 5))
    assert (capture.url, capture.encoding, capture.problems) == (None, "utf-8", ())


def test_html_that_declares_another_encoding_is_what_the_line_says(tmp_path: Path) -> None:
    capture = read(tmp_path, {"html": html_page(head='<meta charset="iso-8859-1">')}).one
    assert (SENTENCES[0] in capture.text, capture.problems) == (True, ())


def test_a_text_made_of_tags_is_html_under_its_title(tmp_path: Path) -> None:
    capture = read(tmp_path, {"title": "A & B", "content": f"<p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>"}).one
    assert capture.text == f"A & B\n\n{SENTENCES[0]}\n\n{SENTENCES[1]}"
    assert capture.data is not None
    assert capture.data.startswith(b"<h1>A &amp; B</h1>\n<p>Le ministre")


def test_paragraphs_in_a_list(tmp_path: Path) -> None:
    assert read(tmp_path, {"title": TITLE, "text": list(SENTENCES)}).one.text == "\n\n".join((TITLE, *SENTENCES))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2016-10-12", date(2016, 10, 12)),
        ("2016-10-12T09:31:00+02:00", date(2016, 10, 12)),
        ("2016-10-12 09:31", date(2016, 10, 12)),
        ("2016/10/12", date(2016, 10, 12)),
        ("20161012", date(2016, 10, 12)),
        (20161012, date(2016, 10, 12)),
        ("Wed, 12 Oct 2016 23:31:00 -0400", date(2016, 10, 12)),
    ],
)
def test_a_moment_gives_its_day(tmp_path: Path, written: object, day: date) -> None:
    assert read(tmp_path, ROW | {"published": written}).one.said.published == day


@pytest.mark.parametrize(
    "written", ["12/10/2016", "12 octobre 2016", "2016-10", "2016-13-01", 1476259860, "hier", ["2016-10-12"], True]
)
def test_a_day_that_cannot_be_read_is_told_and_not_used(tmp_path: Path, written: object) -> None:
    found = read(tmp_path, ROW | {"published": written, "publisher": "AVP"})
    assert found.one.said == Given(publisher="AVP")
    assert found.codes == [["capture.unreadable_field"]]
    assert found.one.problems[0].message == (f"published|date is {written!r}, expected a day such as 2016-10-12; it was not used")


def test_a_publisher_that_is_no_text_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, ROW | {"publisher": {"name": "AVP"}})
    assert (found.one.said.publisher, found.codes) == (None, [["capture.unreadable_field"]])
    assert read(tmp_path, ROW | {"publisher": {"name": "AVP"}}, fields="publisher=publisher.name").one.said.publisher == "AVP"


def test_two_rows_of_one_name_are_told_apart(tmp_path: Path) -> None:
    found = read(tmp_path, ROW, ROW, ROW | {"name": "other"})
    assert found.names == ["lac", "rows#2", "other"]
    assert found.codes == [[], ["capture.name_clash"], []]


@pytest.mark.parametrize("name", ["", " ", "x" * 201, 3.5, ["a"], None])
def test_a_name_that_is_none(tmp_path: Path, name: object) -> None:
    assert read(tmp_path, ROW | {"name": name}).names == ["rows#1"]


NO_JSON = "expected one object a line, with a text or html field"


def test_bad_lines_are_listed_and_the_others_are_read(tmp_path: Path) -> None:
    good = json.dumps(ROW)
    lines = [
        good,
        "{",
        "[1]",
        "",
        " \t",
        '{"a": 1}',
        '{"text": " "}',
        '{"text": 3}',
        '{"text": "\\ud800"}',
        "\xff",
        good.replace("lac", "b"),
    ]
    path = write(tmp_path / "rows.jsonl", b"\xef\xbb\xbf" + "\r\n".join(lines).encode("latin-1"))
    found = opened(path)
    assert found.records == ["1", "11"]
    reasons = dict(found.reasons)
    assert list(reasons) == ["2", "3", "6", "7", "8", "9", "10"]
    assert reasons["2"] == f"is not JSON (Input data was truncated): {NO_JSON}"
    assert reasons["3"] == f"is not an object: {NO_JSON}"
    assert reasons["6"] == (
        "has no text: expected a field called text, article, body, content, html; name yours with --fields text=NAME"
    )
    assert reasons["9"].startswith("is not JSON (")
    assert [refusal.path for refusal in found.refusals] == [str(path)] * 7


def test_a_file_that_is_no_json_lines_is_given_up(tmp_path: Path) -> None:
    found = opened(write(tmp_path / "rows.jsonl", "pas du JSON\n" * 10_000))
    assert len(found.refusals) == 21
    assert found.reasons[-1] == (None, "is not JSON lines: the first 20 lines are wrong, and the rest was not read")


def test_a_deep_line_is_listed(tmp_path: Path) -> None:
    found = opened(write(tmp_path / "rows.jsonl", jsonl(ROW) + b"[" * 100_000 + b"\n" + b'{"a":' * 100_000 + b"\n"))
    assert [record for record, _ in found.reasons] == ["2", "3"]


def test_a_line_too_long_is_refused_and_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.readers.rows.MAX_LINE", 1000)
    monkeypatch.setattr("recoupe.readers.jsonl.MAX_LINE", 1000)
    found = read(tmp_path, ROW, {"text": "a" * 5000}, ROW | {"name": "c"})
    assert found.records == ["1", "3"]
    assert found.reasons == [("2", "is longer than one page can be (1,000 bytes): split it into pages")]


def test_a_packed_file_is_read_the_same(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.jsonl.gz", gzip.compress(jsonl(ROW, ROW | {"name": "b"})))
    assert opened(path).names == ["lac", "b"]
    cut = write(
        tmp_path / "cut.jsonl.gz",
        gzip.compress(jsonl(*[{"text": f"{SENTENCES[0]} {n * 7919 % 1000}"} for n in range(5000)]))[:-2000],
    )
    found = opened(cut)
    assert len(found.captures) > 1000
    assert len(found.refusals) == 1
    assert found.reasons[0][1].startswith("is packed with gzip, and damaged or cut (")


def test_the_first_line_tells_json_lines_from_text(tmp_path: Path) -> None:
    assert opened(write(tmp_path / "rows.txt", jsonl(ROW, ROW | {"name": "b"}))).names == ["lac", "b"]
    assert opened(write(tmp_path / "page.txt", '{ceci est un texte}\n{"et": ceci aussi}\n')).one.name == "page"


def test_in_a_directory_only_rows_that_are_pages_are_read(tmp_path: Path) -> None:
    manifest = write(tmp_path / "d/manifest.jsonl", jsonl({"name": "lac", "publisher": "Le Courrier"}))
    write(tmp_path / "d/rows.jsonl", jsonl(ROW))
    write(tmp_path / "d/stats.jsonl", jsonl({"pages": 3}))
    write(tmp_path / "d/scores.ndjson", "\n\n")
    assert opened(tmp_path / "d").names == ["lac"]
    assert opened(tmp_path / "d", fields=parse_fields("text=pages")).reasons == [
        (None, "is a directory without pages: expected text, HTML, MHTML, WARC, JSON lines or zip files in it")
    ]
    assert opened(tmp_path / "d", given=read_manifest(manifest)).one.url == f"{SITE}/1"


def test_the_manifest_is_never_read_as_pages(tmp_path: Path) -> None:
    manifest = write(tmp_path / "d/m.jsonl", jsonl({"name": "lac", "text": "une note", "url": f"{SITE}/other"}))
    write(tmp_path / "d/rows.jsonl", jsonl(ROW))
    found = opened(tmp_path / "d", given=read_manifest(manifest), manifest=Path(str(manifest.parent) + "/../d/m.jsonl"))
    assert (found.one.name, found.one.url) == ("lac", f"{SITE}/other")
