"""`recoupe read` and `recoupe inspect`."""

import json
from pathlib import Path

import pytest

from recoupe.types.record import decode_record
from tests.cli.conftest import PAGE, Run


def test_a_summary_for_people(run: Run, page: Path) -> None:
    ran = run("read", page)
    assert ran.code == 0
    assert "talks" in ran.out
    assert "mentions" in ran.out
    assert "\x1b" not in ran.out


def test_json_lines_are_page_records(run: Run, page: Path, tmp_path: Path) -> None:
    (tmp_path / "second.txt").write_text(PAGE, encoding="utf-8")
    ran = run("read", page, "second.txt", "--jsonl")
    assert ran.code == 0
    assert ran.err == ""
    assert [decode_record(line).page.name for line in ran.out.splitlines()] == ["talks", "second"]
    assert "text" not in json.loads(ran.out.splitlines()[0])["page"]


def test_json_is_one_array(run: Run, page: Path) -> None:
    assert len(json.loads(run("read", page, page, "--json").out)) == 2
    assert json.loads(run("read", "missing.txt", "--json").out) == []


def test_with_text_puts_the_text_into_the_record(run: Run, page: Path) -> None:
    assert json.loads(run("read", page, "--jsonl", "--with-text").out)["page"]["text"] == PAGE


def test_standard_input(run: Run) -> None:
    ran = run("read", "-", "--jsonl", stdin=PAGE.encode())
    record = decode_record(ran.out)
    assert (ran.code, record.page.name, record.page.path) == (0, "stdin", "-")


def test_published_wins(run: Run, page: Path) -> None:
    record = decode_record(run("read", page, "--published", "2016-10-13", "--jsonl").out)
    assert record.meta.published.value == "2016-10-13"
    assert record.meta.published.evidence[0].kind == "given"


def test_the_manifest_says_more_than_published(run: Run, page: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(PAGE, encoding="utf-8")
    rows = [{"name": "talks", "publisher": "Le Courrier"}, {"name": "other", "published": "2015-01-02"}, {"name": "absent"}]
    manifest = tmp_path / "manifest.jsonl"
    manifest.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    ran = run("read", page, "other.txt", "--manifest", manifest, "--published", "2016-10-13", "--jsonl")
    found = [decode_record(line).meta for line in ran.out.splitlines()]
    assert [(meta.published.value, meta.publisher) for meta in found] == [("2016-10-13", "Le Courrier"), ("2015-01-02", None)]
    assert "the manifest names 1 page that this run does not have: absent" in ran.err


@pytest.mark.parametrize("day", ["2016-13-01", "hier", "12/10/2016", "", "2016-10"])
def test_a_wrong_day_is_a_usage_error(run: Run, page: Path, day: str) -> None:
    ran = run("read", page, "--published", day)
    assert (ran.code, ran.out) == (2, "")
    assert "2016-10-12" in ran.err


@pytest.mark.parametrize("arguments", [["read"], ["read", "talks.txt", "--json", "--jsonl"], ["read", "--nothing"], ["reed"]])
def test_usage_errors(run: Run, page: Path, arguments: list[str]) -> None:
    assert run(*arguments).code == 2


@pytest.mark.parametrize("layer", ["roles", "times", "actors", "quotes", "events"])
def test_a_layer_is_shown_in_the_text(run: Run, page: Path, layer: str) -> None:
    ran = run("inspect", layer, page)
    assert ran.code in (0, 4)
    assert ran.code == 4 or "négociation" in ran.out or "](1)" in ran.out
    assert "\x1b" not in ran.out


def test_a_layer_as_rows(run: Run, page: Path) -> None:
    segments = json.loads(run("inspect", "roles", page, "--json").out)
    assert "".join(PAGE[segment["start"] : segment["end"]] for segment in segments).replace("\n", "")[:5] == "Le Va"
    assert len(run("inspect", "roles", page, "--jsonl").out.splitlines()) == len(segments)


def test_an_unknown_layer_is_a_usage_error(run: Run, page: Path) -> None:
    assert run("inspect", "verbs", page).code == 2


def test_the_layers_of_a_folder_are_one_array(run: Run, page: Path, tmp_path: Path) -> None:
    one = json.loads(run("inspect", "roles", page, "--json").out)
    (tmp_path / "second.txt").write_text(PAGE, encoding="utf-8")
    assert json.loads(run("inspect", "roles", ".", "--json").out) == [*one, *one]
