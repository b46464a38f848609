"""The check of the knowledge base, row by row: what it finds, and what it lets pass."""

from pathlib import Path

import pytest

from tests.lexicon.kb import COLUMNS, check, row, told

ZED = {"id": "org/zed", "kind": "org", "label": "Zedara"}
MIR = {"id": "person/mir", "kind": "person", "label": "Mira Dal"}

ROWS = {
    "id_of_another_kind": ({**ZED, "kind": "group"}, [("id.form", "")]),
    "id_with_capitals": ({**ZED, "id": "org/Zed"}, [("id.form", "")]),
    "id_without_kind": ({**ZED, "id": "zed"}, [("id.form", "")]),
    "no_id": ({**ZED, "id": ""}, [("id.missing", "")]),
    "unknown_kind": ({**ZED, "id": "ship/zed", "kind": "ship"}, [("kind.unknown", "ship")]),
    "no_label": ({**ZED, "label": ""}, [("label.missing", "")]),
    "gender": ({**MIR, "gender": "x"}, [("gender.unknown", "x")]),
    "country": ({**ZED, "country": "zz"}, [("country.unknown", "zz")]),
    "country_in_capitals": ({**ZED, "country": "VR"}, [("country.unknown", "VR")]),
    "parent": ({**ZED, "parent": "org/none"}, [("parent.unknown", "org/none")]),
    "own_parent": ({**ZED, "parent": "org/zed"}, [("parent.cycle", "org/zed")]),
    "office_without_parts": ({**MIR, "offices": "mella"}, [("office.form", "mella")]),
    "office_of_five_parts": ({**MIR, "offices": "mella|vr|2001|2002|x"}, [("office.form", "mella|vr|2001|2002|x")]),
    "unknown_office": ({**MIR, "offices": "mela|vr|2001|"}, [("office.unknown", "mela|vr|2001|")]),
    "office_of_nobody": ({**MIR, "offices": "mella|zz|2001|"}, [("office.of_unknown", "mella|zz|2001|")]),
    "office_of_no_row": ({**MIR, "offices": "mella|org/none|2001|"}, [("office.of_unknown", "mella|org/none|2001|")]),
    "no_date": ({**MIR, "offices": "mella|vr|May 2001|"}, [("date.form", "mella|vr|May 2001|")]),
    "no_month": ({**ZED, "since": "2001-13"}, [("date.form", "2001-13 to ")]),
    "no_day": ({**ZED, "until": "2001-02-30"}, [("date.form", " to 2001-02-30")]),
    "ends_before": ({**MIR, "offices": "mella|vr|2005-03|2005-02-28"}, [("date.order", "mella|vr|2005-03|2005-02-28")]),
    "dead_before_born": ({**ZED, "since": "2005", "until": "2004"}, [("date.order", "2005 to 2004")]),
    "latitude": ({**ZED, "lat": "90.5", "lon": "0"}, [("coordinates.form", "90.5")]),
    "longitude": ({**ZED, "lat": "0", "lon": "-181"}, [("coordinates.form", "-181")]),
    "decimal_comma": ({**ZED, "lat": "48,8", "lon": "2.3"}, [("coordinates.form", "48,8")]),
    "latitude_alone": ({**ZED, "lat": "48.8"}, [("coordinates.half", "48.8")]),
    "item": ({**ZED, "wikidata": "142"}, [("wikidata.form", "142")]),
    "given_name": ({**ZED, "aliases": "Mirko"}, [("name.given_name", "Mirko")]),
    "given_name_with_an_accent": ({**ZED, "aliases": "MÌRKO"}, [("name.given_name", "MÌRKO")]),
    "noun": ({**ZED, "aliases": "Zed one;Parta"}, [("name.noun", "Parta")]),
    "word": ({**ZED, "label": "Mardo"}, [("name.word", "Mardo")]),
    "demonym_of_another": ({**ZED, "aliases": "Varoki"}, [("name.demonym", "Varoki")]),
    "acronym": ({**ZED, "aliases": "ZD;Z.D.A."}, [("name.short", "Z.D.A."), ("name.short", "ZD")]),
    "long": ({**ZED, "aliases": "z" * 301}, [("name.long", "z" * 300)]),
    "no_letters": ({**ZED, "aliases": "???"}, [("name.no_letters", "???")]),
    "arabic": ({**ZED, "aliases": "زد"}, [("name.right_to_left", "زد")]),
    "hebrew_surname": ({**MIR, "surname": "דל"}, [("name.right_to_left", "דל")]),
    "cyrillic_a": ({**ZED, "aliases": "Zed\u0430ra"}, [("name.mixed_scripts", "Zed\u0430ra")]),
    "turned_round": ({**ZED, "aliases": "Zed\u202eara"}, [("text.direction", "Zed\u202eara")]),
    "zero_width": ({**ZED, "aliases": "Zed\u200bara"}, [("text.invisible", "Zed\u200bara")]),
    "loose_accent": ({**ZED, "aliases": "Ze\u0301dara"}, [("text.decomposed", "Ze\u0301dara")]),
    "two_things": ({**ZED, "country": "zz", "lat": "x", "lon": "1"}, [("country.unknown", "zz"), ("coordinates.form", "x")]),
}

CLEAN = {
    "plain": ZED,
    "everything": {
        **MIR,
        "aliases": "Mira Daal;M. Dal",
        "surname": "Dal",
        "country": "vr",
        "gender": "f",
        "offices": "mella|vr|2001-02|2001;mella|place/limba|2003|;mella|limba||;mella|",
        "parent": "state/vr",
        "wikidata": "Q12",
        "lat": "-48.85",
        "lon": "179.9",
        "since": "1950",
        "until": "2020-02-29",
    },
    "country_of_its_own": {"id": "state/zz", "kind": "state", "label": "Zedland", "country": "zz"},
    "demonym_of_its_own": {"id": "state/zz", "kind": "state", "label": "Zedi", "demonyms": "zedi"},
    "weak_words": {**ZED, "weak_aliases": "Mirko;Parta;ZD;Varoki"},
    "words_in_longer_names": {**ZED, "aliases": "Parta Zed;Mirko Zed;Les Mardo"},
    "four_letters": {**ZED, "aliases": "ZDAX;Zed;Abc;A B"},
    "other_scripts_that_are_only_told": {**ZED, "other_aliases": "زد;Зед;zed\u200cara"},
    "one_alphabet_a_word": {**ZED, "aliases": "Zed Зедара"},
    "apostrophes_and_ligatures": {**ZED, "aliases": "Œuvre d’Ål–Łódź «Ÿ»"},
    "same_year": {**ZED, "since": "2005", "until": "2005"},
    "ends_in_the_year_it_began": {**ZED, "since": "2005-07", "until": "2005"},
}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_has_these_findings(tmp_path: Path, name: str) -> None:
    cells, expected = ROWS[name]
    found = check(tmp_path, f"{COLUMNS}\n{row(**cells)}\n")
    assert told(found) == [("1.csv", 2, code, about) for code, about in expected]
    assert {item.id for item in found.findings} == {cells["id"]}
    assert all(item.message and item.advice for item in found.findings)


@pytest.mark.parametrize("name", CLEAN)
def test_a_row_has_none(tmp_path: Path, name: str) -> None:
    assert told(check(tmp_path, f"{COLUMNS}\n{row(**CLEAN[name])}\n")) == []


def test_a_message_says_what_an_office_may_be_called(tmp_path: Path) -> None:
    [found] = check(tmp_path, f"{COLUMNS}\n{row(**MIR, offices='mela|vr')}\n").findings
    assert found.message == "no office 'mela' in offices.csv; is it 'mella'?"


def test_a_long_cell_is_cut_in_the_message(tmp_path: Path) -> None:
    [found] = check(tmp_path, f"{COLUMNS}\n{row(**ZED, country='z' * 5000)}\n").findings
    assert len(found.message) < 100
