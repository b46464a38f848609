"""Data files are read strictly, and every error names file, line and path."""

from pathlib import Path
from typing import Literal

import pytest

from recoupe.lexicon.load import read_csv, read_yaml
from recoupe.types.base import Record
from recoupe.types.errors import LexiconError


class Entry(Record, frozen=True, kw_only=True):
    """An entry."""

    lemma: str
    stance: Literal["affirm", "deny"]
    forms: tuple[str, ...] = ()
    number: int = 0


def write(folder: Path, text: str, name: str = "entries.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_scalars_are_text(tmp_path: Path) -> None:
    path = write(tmp_path, "- {lemma: on, stance: deny, forms: [20:30, 0123, off, 1_000], number: 7}\n")
    assert read_yaml(path, tuple[Entry, ...]) == (
        Entry(lemma="on", stance="deny", forms=("20:30", "0123", "off", "1_000"), number=7),
    )


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("- lemma: a\n  stance: affirm\n  stanse: deny\n", 1, "unknown field `stanse`"),
        ("- lemma: a\n  stance: affirm\n- lemma: b\n  stance: maybe\n", 4, "Invalid enum value 'maybe'"),
        ("- lemma: a\n  stance: affirm\n  lemma: b\n", 3, "key 'lemma' stands twice"),
        ("- lemma: a\n", 1, "missing required field `stance`"),
        ("- lemma: a\n  stance: affirm\n  number: many\n", 3, "Expected `int`"),
        ("- lemma: [a\n", 2, "not valid YAML"),
        ("lemma: a\n", 1, "Expected `array`"),
    ],
)
def test_error_names_file_line_and_path(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(LexiconError) as caught:
        read_yaml(path, tuple[Entry, ...])
    assert str(caught.value).startswith(f"{path}:{line}")
    assert words in str(caught.value)


def test_missing_and_empty_files(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        read_yaml(tmp_path / "none.yaml", tuple[Entry, ...])
    with pytest.raises(LexiconError, match="is empty"):
        read_yaml(write(tmp_path, ""), tuple[Entry, ...])
    with pytest.raises(LexiconError, match="not UTF-8"):
        (tmp_path / "latin.yaml").write_bytes("- {lemma: été}".encode("latin-1"))
        read_yaml(tmp_path / "latin.yaml", tuple[Entry, ...])


def test_csv_rows(tmp_path: Path) -> None:
    path = write(tmp_path, "lemma,stance,forms\n# a comment\nnier,deny,nie; a nié\n,affirm,\n", "entries.csv")
    with pytest.raises(LexiconError, match=r"entries\.csv:4: .*lemma"):
        read_csv(path, Entry)
    path = write(tmp_path, "lemma,stance,forms\n# a comment\nnier,deny,nie; a nié\n", "entries.csv")
    assert read_csv(path, Entry) == (Entry(lemma="nier", stance="deny", forms=("nie", "a nié")),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lemma,stanse\na,b\n", r":1: unknown column 'stanse'"),
        ("lemma,lemma\na,b\n", r":1: column 'lemma' stands twice"),
        ("lemma,stance\na\n", r":2: 1 cells, expected 2"),
        ("lemma,stance\na,maybe\n", r":2: at \$\.stance: Invalid enum value"),
        ("", "is empty"),
    ],
)
def test_csv_errors(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(LexiconError, match=words):
        read_csv(write(tmp_path, text, "entries.csv"), Entry)
