"""Whatever is given instead of a page: a clear message or a problem, the right exit code, and the other pages are read."""

import codecs
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from recoupe.types.record import PageRecord, decode_record
from tests.cli.conftest import PAGE, Run

ENGLISH = """The ministry denies any talks with the rebels

The minister of defence said on Tuesday that his government had never talked with the rebels, and that no officer had been sent
to the border. "We have no contact with them and we do not want any," he told reporters after the meeting in the capital.
"""
ARABIC = """الوزارة تنفي أي محادثات مع المتمردين

قال وزير الدفاع يوم الثلاثاء إن حكومته لم تتحدث قط مع المتمردين، وإنه لم يتم إرسال أي ضابط إلى الحدود بعد الاجتماع في العاصمة.
"""


def _empty(path: Path) -> None:
    path.touch()


def _blank(path: Path) -> None:
    path.write_text(" \n\t\r\n\0\n")


def _binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def _picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))


def _pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" + b"1 0 obj\n" * 100)


def _huge(path: Path) -> None:
    path.write_text(PAGE)
    os.truncate(path, 50_000_000)


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "notes.md").touch()


def _unreadable(path: Path) -> None:
    """A file that fails when it is read, also for root."""
    path.symlink_to("/proc/self/mem")


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def _missing(_path: Path) -> None:
    pass


REFUSED: list[tuple[Callable[[Path], None], str]] = [
    (_missing, "does not exist: check the path"),
    (_dangling, "does not exist: check the path"),
    (_empty, "is empty: there is no text to read"),
    (_blank, "is empty: there is no text to read"),
    (_binary, "is a binary file, not text"),
    (_picture, "is a picture: save the page as text"),
    (_pdf, "is a PDF: save the page as text"),
    (_huge, "is longer than one page can be (5,000,000 bytes): split it into pages"),
    (_folder, "is a directory without pages: expected text, HTML, MHTML, WARC, JSON lines or zip files in it"),
    (_unreadable, "cannot be read ("),
]


@pytest.mark.parametrize(("make", "message"), REFUSED, ids=[make.__name__.strip("_") for make, _ in REFUSED])
@pytest.mark.parametrize("command", ["read", "add"])
def test_what_is_no_page_is_refused_and_the_others_are_read(
    run: Run, page: Path, tmp_path: Path, command: str, make: Callable[[Path], None], message: str
) -> None:
    make(tmp_path / "bad.txt")
    run("init")
    ran = run(command, "bad.txt", page, *(["--jsonl"] if command == "read" else []))
    assert ran.code == 3
    (line,) = [line for line in ran.err.splitlines() if "bad.txt" in line]
    assert line.startswith("recoupe: bad.txt: ")
    assert message in line
    if command == "read":
        assert decode_record(ran.out).page.name == "talks"
    else:
        assert json.loads(run("status", "--json").out)["pages"] == 1


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000, "talks.txt/page.txt", ""])
def test_paths_that_cannot_be(run: Run, page: Path, path: str) -> None:
    ran = run("read", path, page)
    assert ran.code == 3
    assert "talks" in ran.out


def test_a_name_that_is_not_text(run: Run, page: Path, tmp_path: Path) -> None:
    Path("pages").mkdir()
    Path(os.fsdecode(b"pages/caf\xe9.txt")).write_text(PAGE, encoding="utf-8")
    run("init")
    for command in ("read", "add"):
        ran = run(command, "pages", page, os.fsdecode(b"th\xe9.txt"))
        assert ran.code == 3
        assert "caf\\udce9.txt: has a name that is not UTF-8: rename the file" in ran.err
        assert "th\\udce9.txt: does not exist" in ran.err
    assert run("show", os.fsdecode(b"caf\xe9")).code == 4
    assert run("search", os.fsdecode(b"caf\xe9")).code == 4


def test_a_folder_that_cannot_be_opened(run: Run, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pages/closed").mkdir(parents=True)
    (tmp_path / "pages/open.txt").write_text(PAGE, encoding="utf-8")
    scan = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    ran = run("read", "pages", "--jsonl")
    assert (ran.code, decode_record(ran.out).page.name) == (3, "open")
    assert "pages/closed: cannot be read (Permission denied)" in ran.err


def test_an_empty_standard_input(run: Run) -> None:
    ran = run("read", "-")
    assert (ran.code, ran.out) == (3, "")
    assert "-: is empty" in ran.err


def _read(run: Run, path: Path, data: bytes) -> tuple[PageRecord, set[str]]:
    path.write_bytes(data)
    ran = run("read", path, "--jsonl", "--with-text")
    assert (ran.code, ran.err) == (0, "")
    record = decode_record(ran.out)
    return record, {problem.code for problem in record.problems}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (PAGE.encode(), None),
        (codecs.BOM_UTF8 + PAGE.encode(), None),
        (PAGE.encode("utf-16"), None),
        (PAGE.replace("«", "œ").encode("cp1252"), "capture.encoding_guessed"),
        (PAGE.encode("latin-1") + b"\x81", "capture.encoding_guessed"),
        (PAGE.encode() + "é".encode()[:1], "capture.truncated_utf8"),
        (PAGE.replace("armes", "ar\0mes").encode(), "capture.nul_characters"),
        (PAGE.replace("\n", "\r\n").encode(), None),
    ],
    ids=["utf8", "bom", "utf16", "windows1252", "latin1", "truncated", "nul", "crlf"],
)
def test_encodings_are_read_and_what_was_guessed_is_said(run: Run, tmp_path: Path, data: bytes, code: str | None) -> None:
    record, problems = _read(run, tmp_path / "page.txt", data)
    assert "négociation" in str(record.page.text)
    assert {found for found in problems if found.startswith("capture.")} == ({code} if code else set())


@pytest.mark.parametrize("text", [ENGLISH, ARABIC], ids=["english", "arabic"])
def test_a_page_in_another_language_has_no_items_but_a_problem(run: Run, tmp_path: Path, text: str) -> None:
    record, problems = _read(run, tmp_path / "page.txt", text.encode())
    assert "idiom.not_this_language" in problems
    assert record.segments
    assert not (record.times or record.mentions or record.quotes or record.events)


@pytest.mark.parametrize(("opening", "closing"), ["«»", "“”", '""'])
def test_ten_thousand_nested_quotes(run: Run, tmp_path: Path, opening: str, closing: str) -> None:
    nested = PAGE + "\nLe ministre a déclaré : " + opening * 10_000 + "oui" + closing * 10_000 + ".\n"
    record, _ = _read(run, tmp_path / "page.txt", nested.encode())
    assert record.page.length == len(nested)


def test_two_files_with_one_stem(run: Run, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "talks.txt").write_text(PAGE, encoding="utf-8")
    ran = run("read", "a", "b", "--jsonl")
    records = [decode_record(line) for line in ran.out.splitlines()]
    assert (ran.code, [record.page.name for record in records]) == (0, ["a/talks", "b/talks"])
    assert all("capture.name_clash" in {problem.code for problem in record.problems} for record in records)
    run("init")
    assert "2 added" in run("add", "a", "b").err
    assert run("show", "a/talks").code == 0


def test_a_directory_is_read_in_order(run: Run, tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", "sub/c.text", "notes.md"):
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE, encoding="utf-8")
    ran = run("read", "pages", "--jsonl")
    assert [decode_record(line).page.name for line in ran.out.splitlines()] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read (No such file"),
        (b"{", "manifest.jsonl:1: not JSON"),
        (b'{"name": "a"}\n[]\n', "manifest.jsonl:2: expected an object with a name"),
        (b'{"published": "2016-10-12"}', 'manifest.jsonl:1: no "name"'),
        (b'{"name": "a"}\n{"name": "a"}', "manifest.jsonl:2: the page 'a' stands twice"),
        (b'{"name": "a", "published": "12 octobre"}', "manifest.jsonl:1: published is '12 octobre', expected a day"),
        (b'{"name": "a", "published": "2016-02-30"}', "manifest.jsonl:1: published is '2016-02-30', expected a day"),
        (b'{"name": "a", "publisher": 3}', "manifest.jsonl:1: publisher is 3, expected text"),
        (b'{"name": "\xff"}', "is not UTF-8"),
        (b"[" * 100_000, "manifest.jsonl:1: not JSON"),
        (b'{"name": "a", "publisher": "\\ud800"}', "manifest.jsonl:1: not JSON"),
    ],
)
def test_a_wrong_manifest_is_an_error_before_anything_is_read(
    run: Run, page: Path, tmp_path: Path, content: bytes | None, message: str
) -> None:
    if content is not None:
        (tmp_path / "manifest.jsonl").write_bytes(content)
    ran = run("read", page, "--manifest", "manifest.jsonl")
    assert (ran.code, ran.out) == (1, "")
    assert message in ran.err


def test_a_page_that_recoupe_cannot_read_is_a_failure_of_that_page(
    run: Run, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from recoupe.pipeline import corpus

    real = corpus.read_page

    def fails(capture: object, **options: object) -> PageRecord:
        if capture.name == "bad":  # type: ignore[attr-defined]
            raise KeyError("fault")
        return real(capture, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(corpus, "read_page", fails)
    (tmp_path / "bad.txt").write_text(PAGE, encoding="utf-8")
    ran = run("read", "bad.txt", page, "--jsonl")
    assert (ran.code, decode_record(ran.out).page.name) == (3, "talks")
    assert "bad.txt: could not be read, and recoupe is at fault (KeyError: 'fault'): please report this page" in ran.err
