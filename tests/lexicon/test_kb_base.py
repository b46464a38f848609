"""The check of the knowledge base as a whole: rows beside each other, files over each other, circles, holders, shared names."""

from pathlib import Path

import pytest

from recoupe.lexicon.kb import check_actors
from recoupe.lexicon.kb.finding import MOST
from tests.lexicon.kb import COLUMNS, WORDS, check, row, told, toy_base


def file(*rows: dict[str, str]) -> str:
    return "\n".join([COLUMNS, *(row(**cells) for cells in rows)]) + "\n"


def org(slug: str, label: str, **cells: str) -> dict[str, str]:
    return {"id": f"org/{slug}", "kind": "org", "label": label, **cells}


def person(slug: str, label: str, **cells: str) -> dict[str, str]:
    return {"id": f"person/{slug}", "kind": "person", "label": label, **cells}


def test_the_base_alone_is_clean(tmp_path: Path) -> None:
    found = check(tmp_path)
    assert (found.files, found.actors, found.accepted, found.findings) == (1, 4, (), ())


def test_an_id_twice_in_a_file_is_an_error_and_in_two_files_a_warning(tmp_path: Path) -> None:
    found = check(tmp_path, file(org("a", "Alma"), org("a", "Bolma")), file(org("a", "Colma")))
    assert told(found) == [("1.csv", 3, "id.repeated", ""), ("2.csv", 2, "id.replaced", "")]
    assert [item.severity for item in found.findings] == ["error", "warning"]
    assert "first in line 2" in found.findings[0].message
    assert "1.csv:2" in found.findings[1].message


def test_a_row_with_a_known_id_replaces_ours(tmp_path: Path) -> None:
    ours = {"id": "place/limba", "kind": "place", "label": "Limba"}
    assert told(check(tmp_path, file({**ours, "aliases": "Limbava", "country": "vr"}))) == []


def test_what_a_replaced_row_pointed_at_is_forgotten(tmp_path: Path) -> None:
    files = [file(org("a", "Alma", parent="org/none")), file(org("a", "Alma"))]
    assert told(check(tmp_path, *files)) == [("2.csv", 2, "id.replaced", "")]


def test_a_row_may_point_at_one_that_another_file_has(tmp_path: Path) -> None:
    state = {"id": "state/zz", "kind": "state", "label": "Zedland"}
    assert told(check(tmp_path, file(org("a", "Alma", country="zz", parent="org/b")), file(state, org("b", "Bolma")))) == []


def test_a_wrong_row_is_still_there_for_those_that_point_at_it(tmp_path: Path) -> None:
    found = check(tmp_path, file(org("a", "Alma", parent="org/b"), org("b", "")))
    assert told(found) == [("1.csv", 3, "label.missing", "")]


def test_a_circle_of_parents_is_printed(tmp_path: Path) -> None:
    rows = [
        org("a", "Alma", parent="org/b"),
        org("b", "Bolma", parent="org/c"),
        org("c", "Colma", parent="org/b"),
        org("d", "Dolma", parent="org/a"),
    ]
    found = check(tmp_path, file(*rows))
    assert told(found) == [("1.csv", 4, "parent.cycle", "org/b")]
    assert found.findings[0].message.endswith("org/c -> org/b -> org/c")


def test_two_rows_with_one_item(tmp_path: Path) -> None:
    found = check(
        tmp_path, file(org("a", "Alma", wikidata="Q5"), org("b", "Bolma", wikidata="Q5"), org("c", "Colma", wikidata="Q6"))
    )
    assert told(found) == [("1.csv", 3, "wikidata.shared", "Q5")]


@pytest.mark.parametrize(
    ("tenures", "expected"),
    [
        (("kapta|os|2001|2005", "kapta|os|2004-06|2010"), ["kapta|os"]),
        (("kapta|os|2001|", "kapta|os|2004|"), ["kapta|os"]),
        (("kapta|os|2001|", "kapta|state/os|2004|"), ["kapta|os"]),
        (("kapta|os|2004|2010", "kapta|os|2001|2005"), ["kapta|os"]),
        (("kapta|os|2001|2005", "kapta|os|2005|2010"), []),
        (("kapta|os|2001|2005-03-02", "kapta|os|2005-03-02|2010"), []),
        (("kapta|os|2001|2005", "kapta|os|2005-03|2010"), []),
        (("kapta|os||", "kapta|os|2005|2010"), []),
        (("kapta|os|2001|", "kapta|place/limba|2004|"), []),
        (("mella|os|2001|", "mella|os|2004|"), []),
        (("kapta|os|2001|x", "kapta|os|2004|"), ["kapta|os|2001|x"]),
    ],
)
def test_two_holders_of_an_office_at_one_time(tmp_path: Path, tenures: tuple[str, str], expected: list[str]) -> None:
    first, second = tenures
    found = check(tmp_path, file(person("a", "Ana Bel", offices=first), person("b", "Ben Col", offices=second)))
    assert [item.about for item in found.findings] == expected
    assert {item.code for item in found.findings} <= {"office.two_holders", "date.form"}
    assert all(item.line == 3 for item in found.findings if item.code == "office.two_holders")


def test_one_person_may_hold_an_office_twice_and_another_beside_a_built_in_one_is_found(tmp_path: Path) -> None:
    found = check(
        tmp_path,
        file(person("a", "Ana Bel", offices="kapta|vr|2020|"), person("b", "Ben", offices="kapta|os|2001|;kapta|os|2003|")),
    )
    assert told(found) == [("1.csv", 2, "office.two_holders", "kapta|vr")]
    assert "person/jena-kolt (actors.csv:2) from 2014 to today" in found.findings[0].message


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"aliases": "Ligue de Karsk"}, {"aliases": "Ligue de Karsk"}, ["Ligue de Karsk"]),
        ({"aliases": "Ligue de Karsk"}, {"aliases": "LIGUE DÉ KARSK"}, ["LIGUE DÉ KARSK"]),
        ({"aliases": "Ligue de Karsk"}, {"aliases": "Ligue-de-Karsk"}, ["Ligue-de-Karsk"]),
        ({"aliases": "Al-Karsk"}, {"aliases": "El Karsk"}, ["El Karsk"]),
        ({"aliases": "Ligue d'Alva"}, {"aliases": "Ligue d’Alva"}, ["Ligue d’Alva"]),
        ({"aliases": "Bolma"}, {}, ["Bolma"]),
        ({"aliases": "Ligue de Karsk"}, {"weak_aliases": "Ligue de Karsk"}, []),
        ({"aliases": "Ligue de Karsk"}, {"other_aliases": "Ligue de Karsk"}, []),
        ({"aliases": "Ligue de Karsk"}, {"aliases": "Ligues de Karsk"}, []),
        ({"aliases": "Limba"}, {}, ["Limba"]),
    ],
)
def test_a_form_that_two_rows_have(tmp_path: Path, first: dict[str, str], second: dict[str, str], expected: list[str]) -> None:
    found = check(tmp_path, file(org("a", "Alma", **first), org("b", "Bolma", **second)))
    assert [(item.code, item.about) for item in found.findings] == [("name.shared", name) for name in expected]
    assert all("never links on its own" in item.message for item in found.findings)


def test_a_name_that_many_rows_have_is_told_at_each_but_the_first_with_three_others(tmp_path: Path) -> None:
    found = check(tmp_path, file(*(org(f"o{number}", f"Olma {number}", aliases="Comité Dorval") for number in range(6))))
    assert told(found) == [("1.csv", line, "name.shared", "Comité Dorval") for line in range(3, 8)]
    others = "org/o0 (1.csv:2), org/o2 (1.csv:4), org/o3 (1.csv:5) and 2 more"
    assert found.findings[0].message == f"'Comité Dorval' is a name of {others} too; it then never links on its own"


def test_a_file_wrong_in_every_row_is_counted_beyond_a_thousand(tmp_path: Path) -> None:
    found = check(tmp_path, file(*(org(f"o{number}", f"Olma {number}", country="zz") for number in range(MOST + 5))))
    assert len(found.findings) == MOST + 1
    assert (found.findings[-1].line, found.findings[-1].code) == (None, "country.unknown")
    assert found.findings[-1].message.startswith("5 more findings")


def test_warnings_of_the_base_that_somebody_accepted_are_not_told(tmp_path: Path) -> None:
    content = file(org("a", "Parta"))
    assert told(check(tmp_path, content)) == [("1.csv", 2, "name.noun", "Parta")]
    (tmp_path / "again").mkdir()
    accepted = "- code: name.noun\n  why: a test\n  rows: {org/a: [Parta]}\n"
    assert _with_accepted(tmp_path / "again", content, accepted) == (1, [])
    (tmp_path / "other").mkdir()
    assert _with_accepted(tmp_path / "other", content, accepted.replace("org/a", "org/b")) == (
        0,
        [("1.csv", 2, "name.noun", "Parta")],
    )


def _with_accepted(folder: Path, content: str, accepted: str) -> tuple[int, list[tuple[str, int | None, str, str]]]:
    base = toy_base(folder)
    (base / "accepted.yaml").write_text(accepted, encoding="utf-8")
    (folder / "1.csv").write_text(content, encoding="utf-8")
    checked = check_actors(base, (folder / "1.csv",), words=WORDS)
    return len(checked.accepted), told(checked)
