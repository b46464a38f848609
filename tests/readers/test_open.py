"""Paths to captures: names, clashes, directories, manifests."""

import os
import threading
from datetime import date
from pathlib import Path

import pytest

from recoupe.readers import count_captures, read_manifest
from recoupe.types.capture import Capture, Given, Refusal
from recoupe.types.errors import CaptureError
from tests.readers.opened import opened
from tests.readers.samples import html_page, jsonl, text_page, warc_records, write

NO_PAGES = "is a directory without pages: expected text, HTML, MHTML, WARC, JSON lines or zip files in it"


def test_directory_gives_its_pages_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/a.HTML", "sub/z/c.text", "spip.php?article12", "d.xhtml"):
        write(tmp_path / name, html_page() if "t" not in name[-4:] else text_page())
    for name in ("style.css", "script.js", "photo.jpg", "notes.md", "recoupe.db", "data.json", "no_ending"):
        write(tmp_path / name, "x")
    found = opened(tmp_path)
    assert found.names == ["b", "d", "spip.php?article12", "a", "c"]
    assert found.refusals == []


def test_documents_in_a_directory_are_listed(tmp_path: Path) -> None:
    write(tmp_path / "lac.txt", text_page())
    write(tmp_path / "a.pdf", b"%PDF-1.4")
    write(tmp_path / "b.doc", b"\xd0\xcf\x11\xe0")
    write(tmp_path / "c.odt", b"")
    write(tmp_path / "d.rar", b"Rar!\x1a\x07")
    found = opened(tmp_path)
    assert found.names == ["lac"]
    assert [(refusal.path, refusal.reason.partition(":")[0]) for refusal in found.refusals] == [
        (str(tmp_path / "a.pdf"), "is a PDF"),
        (str(tmp_path / "b.doc"), "is an old office file or an Outlook message"),
        (str(tmp_path / "c.odt"), "is no page by its name (.odt)"),
        (str(tmp_path / "d.rar"), "is a RAR file"),
    ]


@pytest.mark.parametrize(
    "folder", ["lac_files", "lac_fichiers", "lac.files", "lac-Dateien", "lac_archivos", "lac_bestanden", "lac_file"]
)
@pytest.mark.parametrize("page", ["lac.html", "lac.htm", "lac.mht", "lac.xhtml"])
def test_the_folder_of_a_page_saved_complete_is_no_pages(tmp_path: Path, folder: str, page: str) -> None:
    write(tmp_path / page, html_page())
    write(tmp_path / folder / "pub.html", html_page(1))
    write(tmp_path / folder / "deeper/pub.html", html_page(2))
    write(tmp_path / "deeper/lac_files/page.html", html_page(3))
    write(tmp_path / "lac_suite/page.html", html_page(4))
    assert len(opened(tmp_path).captures) == 3


def test_a_folder_that_only_looks_like_it_is_read(tmp_path: Path) -> None:
    write(tmp_path / "lac_fichiers/page.html", html_page())
    write(tmp_path / "lac.txt", text_page())
    assert len(opened(tmp_path).captures) == 2


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path / "pages/a.txt", text_page())
    (tmp_path / "pages/again").symlink_to(tmp_path / "pages")
    (tmp_path / "pages/itself.txt").symlink_to("itself.txt")
    assert opened(tmp_path / "pages").names == ["a"]


def test_what_macos_leaves_beside_files_is_no_page(tmp_path: Path) -> None:
    write(tmp_path / "a.html", html_page())
    write(tmp_path / "._a.html", b"\0\5\x16\7")
    write(tmp_path / "__MACOSX/a.html", html_page())
    assert opened(tmp_path).one.name == "a"


def test_same_stems_get_the_shortest_path_that_tells_them_apart(tmp_path: Path) -> None:
    paths = [write(tmp_path / name, text_page()) for name in ("monde/page.txt", "figaro/page.txt", "other.txt")]
    found = opened(*paths)
    assert found.names == ["monde/page", "figaro/page", "other"]
    assert found.codes == [["capture.name_clash"]] * 2 + [[]]
    assert len({item.id for item in found.captures}) == 3


def test_same_stems_with_other_endings(tmp_path: Path) -> None:
    assert opened(*[write(tmp_path / name, html_page()) for name in ("a.htm", "a.html", "a.html.gz.txt")]).names == [
        "a.htm",
        "a.html",
        "a.html.gz",
    ]


def test_two_archives_of_one_name(tmp_path: Path) -> None:
    paths = [write(tmp_path / folder / "crawl.warc.gz", b"".join(warc_records(1))) for folder in ("a", "b")]
    assert opened(*paths).names == ["a/crawl#0", "b/crawl#0"]


def test_what_cannot_be_opened_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = opened(tmp_path / "none.txt", tmp_path / "empty", write(tmp_path / "page.txt", text_page()))
    assert found.reasons == [(None, "does not exist: check the path"), (None, NO_PAGES)]
    assert found.names == ["page"]


def test_url_of_the_manifest_is_the_locator(tmp_path: Path) -> None:
    path = write(tmp_path / "page.txt", text_page())
    rows = jsonl({"name": "page", "published": "2016-10-12", "url": "https://a.example/1", "x": 1})
    given = read_manifest(write(tmp_path / "m.jsonl", rows))
    assert given == {"page": Given(published=date(2016, 10, 12), url="https://a.example/1")}
    plain, located = opened(path).one, opened(path, given=given).one
    assert (located.url, plain.url) == ("https://a.example/1", None)
    assert located.id != plain.id


def test_a_page_in_an_archive_is_named_in_the_manifest(tmp_path: Path) -> None:
    path = write(tmp_path / "crawl.warc.gz", b"".join(warc_records(1)))
    given = {"crawl#0": Given(url="https://b.example/2")}
    assert opened(path, given=given).one.url == "https://b.example/2"


@pytest.mark.parametrize(
    ("names", "count"), [(["a.txt"], 1), (["a.txt", "b.html", "c.pdf"], 3), (["a.txt", "b.warc"], None), (["b.jsonl"], None)]
)
def test_how_many_there_are_is_said_only_when_it_is_known(tmp_path: Path, names: list[str], count: int | None) -> None:
    for name in names:
        write(tmp_path / name, '{"text": "a"}')
    assert count_captures([str(tmp_path)]) == count


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX only")
def test_a_pipe_is_read_as_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=(b"".join(warc_records()),))
    writer.start()
    assert opened(tmp_path / "pipe").names[0] == "pipe#0"
    writer.join()


def test_an_archive_is_never_in_memory_at_once(tmp_path: Path) -> None:
    import tracemalloc

    from recoupe.readers import open_captures

    path = write(tmp_path / "crawl.warc.gz", b"".join(warc_records(400)))
    tracemalloc.start()
    kinds = {type(item) for item in open_captures([str(path)]) if isinstance(item, Capture | Refusal)}
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert kinds == {Capture}
    assert peak < 6_000_000


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", r"m\.jsonl:1: not JSON"),
        ("[]", r"m\.jsonl:1: expected an object"),
        ("{}", r'm\.jsonl:1: no "name"'),
        ('{"name": "a", "published": "12/10/2016"}', r"m\.jsonl:1: published is '12/10/2016'"),
        ('{"name": "a", "published": 2016}', r"m\.jsonl:1: published is 2016"),
        ('{"name": "a", "url": 3}', r"m\.jsonl:1: url is 3"),
        ('{"name": "a"}\n{"name": "a"}', r"m\.jsonl:2: the page 'a' stands twice"),
    ],
)
def test_wrong_manifest(tmp_path: Path, line: str, words: str) -> None:
    with pytest.raises(CaptureError, match=words):
        read_manifest(write(tmp_path / "m.jsonl", line))
