"""Captures read again: the same page, from every kind of file, and a file read once for all its pages."""

from pathlib import Path

import pytest

from recoupe.readers import Reopener, parse_fields, reopen_capture
from recoupe.types.capture import Capture
from recoupe.types.errors import CaptureError
from tests.readers.opened import opened
from tests.readers.samples import FILES, ROWS, SENTENCES, jsonl, text_page, write


def again(files: Reopener, capture: Capture) -> Capture:
    return files.reopen(capture.path, record=capture.record, name=capture.name, url=capture.url, fields=capture.fields)


def bare(capture: Capture) -> tuple[object, ...]:
    return (capture.id, capture.name, capture.sha256, capture.text, capture.record, capture.url, capture.data, capture.crawled)


@pytest.mark.parametrize("name", FILES)
def test_every_page_is_the_same_again(tmp_path: Path, name: str) -> None:
    found = opened(write(tmp_path / name, FILES[name])).captures
    files = Reopener()
    assert [bare(again(files, capture)) for capture in found] == [bare(capture) for capture in found]
    assert [bare(again(files, capture)) for capture in reversed(found)] == [bare(capture) for capture in reversed(found)]


def test_a_file_is_read_once_for_all_its_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from recoupe.readers import again as module

    read = []
    real = module.read_path
    monkeypatch.setattr(module, "read_path", lambda path, *rest, **options: read.append(path) or real(path, *rest, **options))
    found = opened(write(tmp_path / "crawl.warc.gz", FILES["crawl.warc.gz"])).captures
    files = Reopener()
    for capture in (*found, *found[1:]):
        again(files, capture)
    assert len(read) == 2


def test_pages_that_are_not_asked_for_are_not_rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from recoupe.readers import page

    found = opened(write(tmp_path / "crawl.warc.gz", FILES["crawl.warc.gz"])).captures
    rendered = []
    real = page.read_html
    monkeypatch.setattr(page, "read_html", lambda data, **options: rendered.append(options["record"]) or real(data, **options))
    again(Reopener(), found[2])
    assert rendered == [found[2].record]


def test_fields_are_those_of_then(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.jsonl", jsonl({"contenu": SENTENCES[0], "titre": "A"}))
    capture = opened(path, fields=parse_fields("text=contenu,title=titre")).one
    assert bare(again(Reopener(), capture)) == bare(capture)


@pytest.mark.parametrize(
    ("name", "record", "reason"),
    [
        ("none.txt", None, "does not exist: check the path"),
        ("rows.jsonl", "9", "there is no such page in the file any more"),
        ("rows.jsonl", "2", "is not JSON"),
        ("page.txt", "2", "is no longer a file of many pages"),
        ("rows.jsonl", None, "there is no such page in the file any more"),
    ],
)
def test_what_is_gone_is_said(tmp_path: Path, name: str, record: str | None, reason: str) -> None:
    write(tmp_path / "rows.jsonl", jsonl(ROWS[0]) + b"{\n")
    write(tmp_path / "page.txt", text_page())
    path = str(tmp_path / name)
    with pytest.raises(CaptureError) as raised:
        reopen_capture(path, name="x", url=None, record=record)
    where = path if record is None else f"{path}#{record}"
    assert str(raised.value).startswith(f"{where}: {reason}")
