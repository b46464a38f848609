"""The commands on a store: init, add, status, show, search, verify."""

import json
from pathlib import Path

import pytest

from recoupe.types.record import decode_record
from tests.cli.conftest import PAGE, Run


def test_a_store_from_the_first_command_to_the_last(run: Run, page: Path) -> None:
    assert run("init").code == 0
    added = run("add", page)
    assert (added.code, added.out) == (0, "")
    assert "recoupe.db: 1 added, 0 replaced, 0 unchanged, 0 failed" in added.err
    again = run("add", page)
    assert "0 added, 0 replaced, 1 unchanged, 0 failed" in again.err
    dated = run("add", page, "--published", "2016-10-13")
    assert "0 added, 1 replaced, 0 unchanged, 0 failed" in dated.err
    assert "1 page, " in run("status").out
    assert run("verify").code == 0


def test_no_command_makes_a_store_but_init(run: Run, page: Path, tmp_path: Path) -> None:
    for arguments in (["add", page], ["status"], ["show", "talks"], ["search", "valdor"], ["verify"]):
        ran = run(*arguments)
        assert (ran.code, ran.out) == (1, "")
        assert "recoupe.db: there is no store here; run 'recoupe init" in ran.err
    assert list(tmp_path.glob("*.db*")) == []


def test_init_overwrites_nothing(run: Run) -> None:
    run("init")
    ran = run("init")
    assert ran.code == 1
    assert "exists already" in ran.err


def test_a_store_is_named_by_option_then_environment(
    run: Run, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("init", "--store", "one.db").code == 0
    assert run("add", page, "--store", "one.db").code == 0
    assert run("status").code == 1
    monkeypatch.setenv("RECOUPE_STORE", "one.db")
    assert json.loads(run("status", "--json").out)["pages"] == 1
    assert run("status", "--store", "two.db").code == 1
    monkeypatch.setenv("RECOUPE_STORE", "")
    assert "recoupe.db" in run("status").err


def test_failures_are_listed_now_and_later(run: Run, page: Path, tmp_path: Path) -> None:
    run("init")
    (tmp_path / "empty.txt").touch()
    ran = run("add", "empty.txt", page, "missing.txt")
    assert ran.code == 3
    assert "recoupe: empty.txt: is empty" in ran.err
    assert "recoupe: missing.txt: does not exist" in ran.err
    assert "1 added, 0 replaced, 0 unchanged, 2 failed" in ran.err
    assert f"{tmp_path}/empty.txt: is empty" in run("status").out
    (tmp_path / "empty.txt").write_text(PAGE, encoding="utf-8")
    run("add", "empty.txt")
    assert len(json.loads(run("status", "--json").out)["failures"]) == 1


def test_show_by_name_and_by_id(run: Run, page: Path) -> None:
    run("init")
    run("add", page)
    shown = run("show", "talks")
    assert shown.code == 0
    assert "talks" in shown.out
    record = decode_record(run("show", "talks", "--json").out)
    assert decode_record(run("show", record.page.id, "--json", "--with-text").out).page.text == PAGE
    assert decode_record(run("read", page, "--jsonl").out) == record
    missing = run("show", "other")
    assert (missing.code, missing.out) == (4, "")
    assert "no page has the id or name 'other'" in missing.err


def test_search(run: Run, page: Path) -> None:
    run("init")
    run("add", page)
    ran = run("search", "l'etat", "livrer")
    assert ran.code == 0
    assert "[livré] des armes à l'[État] syrien" in ran.out
    (hit,) = json.loads(run("search", '"Etat syrien"', "--json").out)
    assert [PAGE[match["start"] : match["end"]] for match in hit["matches"]] == ["État", "syrien"]
    assert len(run("search", "négocier", "--jsonl").out.splitlines()) == 1
    assert run("search", "introuvable").code == 4
    assert run("search", "?!").code == 1
    assert run("search", "Valdor", "--limit", "0").code == 2


def test_verify_finds_what_changed(run: Run, page: Path) -> None:
    run("init")
    run("add", page)
    page.write_text(PAGE.replace("Paul", "Jean"), encoding="utf-8")
    ran = run("verify")
    assert ran.code == 3
    assert "page sha256: the file has changed" in ran.out
    assert "1 page verified, 1 with mismatches" in ran.err
    assert json.loads(run("verify", "--json").out)[0]["mismatches"]
    assert "is not what it was when page" in run("add", page).err


def test_verify_an_empty_store(run: Run) -> None:
    run("init")
    assert run("verify").code == 4


def test_verify_records_without_a_store(run: Run, page: Path, tmp_path: Path) -> None:
    lines = run("read", page, page, "--jsonl").out
    array = run("read", page, page, "--json").out
    records = tmp_path / "records.jsonl"
    for content in (lines, array):
        records.write_text(content, encoding="utf-8")
        ran = run("verify", records)
        assert (ran.code, ran.out) == (0, "")
        assert "2 pages verified, 0 with mismatches" in ran.err
    assert run("verify", "-", stdin=lines.encode()).code == 0
    records.write_text(lines.replace('"length":', '"length":1'), encoding="utf-8")
    assert run("verify", records).code == 3


def test_verify_says_which_line_is_no_record(run: Run, tmp_path: Path) -> None:
    (tmp_path / "records.jsonl").write_text('\n{"page": 1}\n')
    ran = run("verify", "records.jsonl")
    assert ran.code == 1
    assert "records.jsonl:2: is not a page record" in ran.err
    assert run("verify", "none.jsonl").code == 1


def test_standard_input_in_a_store(run: Run) -> None:
    run("init")
    assert run("add", "-", stdin=PAGE.encode()).code == 0
    ran = run("verify")
    assert ran.code == 0
    assert "1 not re-read: standard input, checked against the text that was kept" in ran.err


def test_no_parser_is_loaded_when_nothing_can_be_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from recoupe.cli import reading

    def refuse(**_: object) -> None:
        raise AssertionError("the language was loaded")

    monkeypatch.setattr(reading, "load_language", refuse)
    assert run("read", "missing.txt").code == 3
