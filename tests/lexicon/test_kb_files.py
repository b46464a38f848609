"""Files that are no tables of actors: the check says what they are, and loading says the same, with file and line."""

from pathlib import Path

import pytest

from recoupe.lexicon import csv_rows
from recoupe.lexicon.actors import load_actors_lexicon
from recoupe.lexicon.kb import check_actors
from recoupe.types.errors import LexiconError
from tests.lexicon.kb import check, told, toy_base

HEADER = "id,kind,label\n"
GOOD = "org/zed,org,Zedara\n"

WRONG: dict[str, tuple[bytes, int | None, str, str]] = {
    "empty": (b"", None, "file.empty", "is empty"),
    "blank": (b"\n\n , ,\n", None, "file.empty", "is empty"),
    "only_comments": (b"# id,kind,label\n", None, "file.empty", "is empty"),
    "latin": ((HEADER + "org/zed,org,Zédara\n").encode("latin-1"), 2, "file.encoding", "is not UTF-8 (byte 27)"),
    "utf16": ((HEADER + GOOD).encode("utf-16"), None, "file.encoding", "UTF-16"),
    "workbook": (b"PK\x03\x04\x14\x00\x06\x00", None, "file.not_csv", "a spreadsheet or an archive"),
    "nul": ((HEADER + "org/zed,org,Zed\0ara\n").encode(), 2, "file.not_csv", "NUL"),
    "semicolons": (b"id;kind;label\norg/zed;org;Zedara\n", 1, "file.delimiter", "';'"),
    "tabs": (b"id\tkind\tlabel\norg/zed\torg\tZedara\n", 1, "file.delimiter", "tabs"),
    "quoted_semicolons": (b'"id";"kind";"label"\n', 1, "file.delimiter", "';'"),
    "prose": ("Le ministre a démenti.\n".encode(), 1, "column.unknown", "unknown column 'Le ministre a démenti.'"),
    "no_header": (GOOD.encode(), 1, "column.unknown", "unknown column 'org/zed'"),
    "repeated": (b"id,kind,label,label\n", 1, "column.repeated", "'label' stands twice"),
    "no_label_column": (b"id,kind\norg/zed,org\n", 1, "column.missing", "no column 'label'"),
    "too_few_cells": ((HEADER + "org/zed,org\n" + "org/a,org,Alma\n").encode(), 2, "row.cells", "2 cells, expected 3"),
    "comma_in_a_name": ((HEADER + "org/zed,org,Zedara, of Varo\n").encode(), 2, "row.cells", "4 cells, expected 3"),
    "newline": ((HEADER + 'org/zed,org,"Zed\nara"\n' + "org/a,org,Alma\n").encode(), 2, "row.line_break", "'label' runs over"),
    "open_quote": ((HEADER + 'org/zed,org,"Zedara\n' + "org/a,org,Alma\n" * 3).encode(), 2, "row.line_break", "left open?"),
    "open_quote_in_a_long_file": (
        (HEADER + 'org/zed,org,"Zedara\n' + "org/a,org,Alma\n" * 10_000).encode(),
        2,
        "file.not_csv",
        "left open?",
    ),
    "line_separator": ((HEADER + "org/zed,org,Zed\u2028ara\n").encode(), 2, "row.line_break", "'label' runs over"),
    "one_enormous_line": (b"z" * 300_000, 1, "file.not_csv", "field larger than"),
}

RIGHT: dict[str, bytes] = {
    "plain": (HEADER + GOOD).encode(),
    "mark": b"\xef\xbb\xbf" + (HEADER + GOOD).encode(),
    "windows": (HEADER + GOOD).replace("\n", "\r\n").encode(),
    "old_macintosh": (HEADER + GOOD).replace("\n", "\r").encode(),
    "no_last_newline": (HEADER + GOOD).strip().encode(),
    "blank_lines": ("\n" + HEADER + "\n,,\n" + GOOD + ",,\n").encode(),
    "comments": ("# mine, all\n" + HEADER + "# a; b\n" + GOOD).encode(),
    "quoted": b'"id","kind","label"\n"org/zed","org","Zedara ""Z"", of Varo"\n',
}


def _load(folder: Path, content: bytes) -> None:
    (folder / "mine.csv").write_bytes(content)
    load_actors_lexicon(toy_base(folder), user_files=(folder / "mine.csv",))


@pytest.mark.parametrize("name", WRONG)
def test_the_check_says_what_a_file_is(tmp_path: Path, name: str) -> None:
    content, line, code, words = WRONG[name]
    first = check(tmp_path, content).findings[0]
    assert (Path(first.file).name, first.line, first.code, first.severity) == ("1.csv", line, code, "error")
    assert words in first.message


@pytest.mark.parametrize("name", WRONG)
def test_loading_says_the_same(tmp_path: Path, name: str) -> None:
    content, line, _, words = WRONG[name]
    with pytest.raises(LexiconError) as caught:
        _load(tmp_path, content)
    where = str(tmp_path / "mine.csv") + (f":{line}: " if line else ": ")
    assert str(caught.value).startswith(where)
    assert words in str(caught.value)


@pytest.mark.parametrize("name", RIGHT)
def test_other_ways_to_write_a_table_are_read(tmp_path: Path, name: str) -> None:
    assert told(check(tmp_path, RIGHT[name])) == []
    (tmp_path / "loading").mkdir()
    _load(tmp_path / "loading", RIGHT[name])


def test_a_wrong_row_does_not_hide_the_next(tmp_path: Path) -> None:
    found = check(tmp_path, f"{HEADER}org/a,org\norg/b,org,\norg/c,org,Colma\norg/c,org,Dolma\n")
    assert [(line, code) for _, line, code, _ in told(found)] == [(2, "row.cells"), (3, "label.missing"), (5, "id.repeated")]


def test_a_header_alone_is_a_warning(tmp_path: Path) -> None:
    [found] = check(tmp_path, HEADER).findings
    assert (found.code, found.severity) == ("file.no_rows", "warning")


def test_missing_files_and_directories(tmp_path: Path) -> None:
    paths = (tmp_path / "none.csv", tmp_path)
    found = check_actors(toy_base(tmp_path), paths, words={})
    assert [(item.file, item.code) for item in found.findings] == [(str(path), "file.unreadable") for path in paths]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_rows, "MAX_BYTES", 500)
    [found] = check(tmp_path, HEADER + "org/zed,org,Zedara\n" * 40).findings
    assert (found.code, found.line) == ("file.unreadable", None)
    assert "more than 500 bytes" in found.message


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (GOOD + GOOD, ":3: the id 'org/zed' stands twice"),
        ("org/Zed,org,Zedara\n", ":2: the id 'org/Zed' is not 'org/' and a slug"),
        ("ship/zed,ship,Zedara\n", ":2: at $.kind"),
        ("org/zed,org,\n", ":2: at $: Object missing required field `label`"),
        (f"org/zed,org,{'z' * 301}\n", ":2: the name 'zzz"),
    ],
)
def test_loading_stops_at_the_first_wrong_row(tmp_path: Path, rows: str, words: str) -> None:
    with pytest.raises(LexiconError) as caught:
        _load(tmp_path, (HEADER + rows).encode())
    assert words in str(caught.value)


def test_loading_names_the_line_of_an_unknown_country(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"mine\.csv:3: unknown country 'Varo': expected the two letters of a state row"):
        _load(tmp_path, b"id,kind,label,country\n# mine\norg/zed,org,Zedara,Varo\n")
