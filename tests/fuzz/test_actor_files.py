"""No file of actors, however damaged, makes the check raise, or loading raise anything but a message."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.lexicon.actors import load_actors_lexicon
from recoupe.lexicon.kb import check_actors
from recoupe.types.errors import LexiconError
from tests.lexicon.kb import toy_base

EXAMPLES = 5_000 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 60
TOY = Path(__file__).parents[1] / "toy/data/actors"
COLUMNS = "id,kind,label,aliases,country,gender,offices,parent,wikidata,lat,lon,from,to"
SPLINTERS = st.sampled_from(
    [
        *COLUMNS.split(","),
        COLUMNS + "\n",
        "person/jena-kolt",
        "org/a",
        "state/zz",
        "vr",
        "kapta|vr|2001|",
        "kapta|vr|2014-02-31|2001",
        "2001-02",
        "Q1",
        "48.8",
        "-1e9",
        "Limba",
        "al-Limba",
        ",",
        ";",
        "|",
        '"',
        "\n",
        "\r\n",
        "#",
        "\0",
        "\ufeff",
        "\u202e",
        "e\u0301",
        "\u0430",
        "İ",
        "ß",
    ]
)
ROWS = st.lists(st.lists(SPLINTERS, max_size=3).map("".join), min_size=13, max_size=13).map(",".join)
TABLES = st.lists(ROWS, max_size=8).map(lambda rows: "\n".join([COLUMNS, *rows]).encode())
DAMAGED = st.lists(st.one_of(SPLINTERS, st.text(max_size=6)), max_size=60).map(
    lambda parts: "".join(parts).encode("utf-8", "replace")
)


@given(st.one_of(TABLES, DAMAGED, st.binary(max_size=300)))
@settings(deadline=None, max_examples=EXAMPLES)
def test_no_file_makes_the_check_raise(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine.csv"
        path.write_bytes(data)
        checked = check_actors(TOY, (path,), words={})
        try:
            load_actors_lexicon(TOY, user_files=(path,))
        except LexiconError as error:
            assert str(error).startswith(str(path))
            assert any(found.severity == "error" for found in checked.findings), error


LARGE = {
    "one name in every row": "".join(f"org/o{number},org,Olma,Comité Dorval,,,,,,,,,\n" for number in range(20_000)),
    "one parent after the other": "".join(
        f"org/o{number},org,Olma {number},,,,,org/o{number + 1},,,,,\n" for number in range(20_000)
    ),
    "one office": "".join(f"person/p{n},person,Ana {n},,,,kapta|vr|{1900 + n % 99}|,,,,,,\n" for n in range(20_000)),
    "unknown offices": "".join(f"person/p{n},person,Ana {n},,,,kapt{n}|vr,,,,,,\n" for n in range(20_000)),
    "many names in a cell": "".join(
        f"org/o{n},org,Olma {n},{';'.join(f'Z{m}' for m in range(9_000))},,,,,,,,,\n" for n in range(4)
    ),
    "a name of many words": "org/a,org,Olma," + "un " * 30_000 + ",,,,,,,,,\n",
    "short rows": "a,b\n" * 100_000,
    "commas": "," * 1_000_000 + "\n",
}


CODES = {
    "one name in every row": "name.shared",
    "one parent after the other": "parent.unknown",
    "one office": "office.two_holders",
    "unknown offices": "office.unknown",
    "many names in a cell": "name.shared",
    "a name of many words": "name.long",
    "short rows": "row.cells",
    "commas": "file.no_rows",
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_is_checked_in_one_walk(tmp_path: Path, name: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f"{COLUMNS}\n{LARGE[name]}", encoding="utf-8")
    assert CODES[name] in {found.code for found in check_actors(toy_base(tmp_path), (path,), words={}).findings}
