"""Paths to captures: names, clashes, directories, manifests."""

from datetime import date
from pathlib import Path

import pytest

from recoupe.readers import open_captures, read_manifest
from recoupe.types.capture import Capture, Given, Refusal
from recoupe.types.errors import CaptureError


def write(path: Path, text: str = "Le ministre a démenti.") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_directory_gives_its_pages_sorted(tmp_path: Path) -> None:
    write(tmp_path / "b.txt")
    write(tmp_path / "sub/a.txt")
    write(tmp_path / "notes.docx")
    found = list(open_captures([str(tmp_path)]))
    assert [item.name for item in found if isinstance(item, Capture)] == ["b", "a"]


def test_same_stems_get_the_shortest_path_that_tells_them_apart(tmp_path: Path) -> None:
    paths = [write(tmp_path / "monde/page.txt"), write(tmp_path / "figaro/page.txt"), write(tmp_path / "other.txt")]
    found = [item for item in open_captures(paths) if isinstance(item, Capture)]
    assert [item.name for item in found] == ["monde/page", "figaro/page", "other"]
    assert [[problem.code for problem in item.problems] for item in found] == [["capture.name_clash"]] * 2 + [[]]
    assert len({item.id for item in found}) == 3


def test_same_stems_with_other_endings(tmp_path: Path) -> None:
    paths = [write(tmp_path / "page.txt"), write(tmp_path / "page.text")]
    names = [item.name for item in open_captures(paths) if isinstance(item, Capture)]
    assert len(set(names)) == 2


def test_what_cannot_be_opened_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    paths = [str(tmp_path / "none.txt"), str(tmp_path / "empty"), write(tmp_path / "page.txt")]
    first, second, third = open_captures(paths)
    assert isinstance(first, Refusal)
    assert "does not exist" in first.reason
    assert isinstance(second, Refusal)
    assert "directory without pages" in second.reason
    assert isinstance(third, Capture)


def test_url_of_the_manifest_is_the_locator(tmp_path: Path) -> None:
    path = write(tmp_path / "page.txt")
    manifest = write(tmp_path / "m.jsonl", '{"name": "page", "published": "2016-10-12", "url": "https://a.example/1", "x": 1}\n')
    given = read_manifest(Path(manifest))
    assert given == {"page": Given(published=date(2016, 10, 12), url="https://a.example/1")}
    [plain], [located] = open_captures([path]), open_captures([path], given=given)
    assert isinstance(plain, Capture)
    assert isinstance(located, Capture)
    assert (located.url, plain.url) == ("https://a.example/1", None)
    assert located.id != plain.id


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
        read_manifest(Path(write(tmp_path / "m.jsonl", line)))
