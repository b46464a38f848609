"""CSV: six tables as the csv module reads them, no cell that a spreadsheet runs, numbers that stay numbers."""

import csv
import io

import pytest

from recoupe.exports.csv_rows import TABLES
from recoupe.exports.csv_tables import cell_of, csv_tables
from tests.exports.affairs import AFFAIR, BOMBED_1, EMPTY, material, without


def tables(*args: object, bom: bool = False) -> dict[str, list[dict[str, str]]]:
    files = {name: b"".join(lines) for name, lines in csv_tables(material(*args), bom=bom)}  # type: ignore[arg-type]
    return {name: list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True)) for name, data in files.items()}


GUARDED = [
    ("=1+1", "'=1+1"),
    ("+33", "'+33"),
    ("-5", "'-5"),
    ("@a", "'@a"),
    ("\t=1", "'=1"),
    ("\r=1", "'=1"),
    ("\x00=1", "\ufffd=1"),
    ("a=1", "a=1"),
    ("'=1", "'=1"),
    ("", ""),
    (-5, -5),
    (0, 0),
    (-0.5, -0.5),
    (True, "true"),
    (False, "false"),
    (None, None),
]


@pytest.mark.parametrize(("value", "cell"), GUARDED)
def test_no_cell_is_a_formula(value: object, cell: object) -> None:
    found = cell_of(value)  # type: ignore[arg-type]
    assert (type(found), found) == (type(cell), cell)


def test_rows_are_those_of_the_affair() -> None:
    found = tables()
    assert {name: len(rows) for name, rows in found.items()} == {
        "pages": 4, "happenings": 4, "accounts": 6, "tellings": 7, "contradictions": 3, "rungs": 2,
    }  # fmt: skip
    assert {name: tuple(rows[0]) for name, rows in found.items()} == {name: columns for name, (columns, _) in TABLES.items()}


def test_a_happening_in_full() -> None:
    assert tables()["happenings"][0] == {
        "id": "h-00000000b0",
        "type": "ASSAULT",
        "status": "disputed",
        "actors": "org/xo-mod",
        "actor_names": "'@Armée ostranienne",
        "recipients": "state/xv",
        "recipient_names": "Valdorie",
        "place": "place/sarn",
        "place_name": "Sarn",
        "day": "2021-03-03",
        "earliest": "2021-03-03",
        "latest": "2021-03-03",
        "themes": "military",
        "object": "",
        "sources_for": "2",
        "sources_against": "1",
        "accounts": "3",
        "tellings": "4",
        "pages": "3",
        "contradictions": "c-1; c-2",
    }


def test_an_account_in_full() -> None:
    assert tables()["accounts"][1] == {
        "happening": "h-00000000b0",
        "number": "2",
        "voice": "asserts",
        "status": "happened",
        "according_to": "",
        "according_to_names": "",
        "interested": "false",
        "killed_min": "0",
        "killed_max": "2",
        "wounded_min": "25",
        "wounded_max": "",
        "day": "2021-03-03",
        "sources": "1",
        "origins": "publisher/observatoire-du-nord",
        "origin_names": "'-Observatoire du Nord",
        "pages": "1",
        "told_earliest": "2021-03-06",
        "told_latest": "2021-03-06",
        "tellings": "b3:89-99:ASSAULT",
    }


def test_a_telling_names_all_its_stretches() -> None:
    row = tables()["tellings"][0]
    assert row["key"] == f"a1:{BOMBED_1.key.start}-{BOMBED_1.key.end}:ASSAULT"
    assert row["words"] == "Des avions ostraniens ont bombardé le pont [...] de Sarn mercredi, faisant 8 blessés"
    assert row["words_at"] == "48-90; 122-157"
    assert row["according_to"] == "person/irene-orsel; media/avp"


def test_contradiction_has_the_words_of_both_sides() -> None:
    row = tables()["contradictions"][0]
    assert row["words_against"] == "L'armée ostranienne dément avoir bombardé le pont"
    assert row["words_one"].count(" | ") == 1
    assert tables()["contradictions"][2]["says_one"] == "'=told"


def test_byte_order_mark_stands_once_and_only_when_asked_for() -> None:
    for name, lines in csv_tables(material()):
        data = b"".join(lines)
        assert data.startswith(b"\xef\xbb\xbf"), name
        assert data.count(b"\xef\xbb\xbf") == 1
    assert not any(b"".join(lines).startswith(b"\xef\xbb\xbf") for _, lines in csv_tables(material(), bom=False))


def test_lines_end_as_rfc_4180_says() -> None:
    for _, lines in csv_tables(material()):
        assert all(line.endswith(b"\r\n") and b"\n" not in line[:-2] for line in lines)


def test_empty_affair_has_headers_only() -> None:
    assert all(rows == [] for rows in tables(EMPTY).values())


def test_a_list_with_a_semicolon_inside_keeps_its_length() -> None:
    actors = tuple(without(actor, label="a;b") if actor.id == "state/xv" else actor for actor in AFFAIR.actors)
    rows = tables(without(AFFAIR, actors=actors))["happenings"]
    assert rows[0]["recipient_names"] == "a,b"
