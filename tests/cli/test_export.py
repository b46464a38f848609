"""`recoupe export`: the affair that a store gives, in each format; what cannot be is said."""

import re
from pathlib import Path

import pytest

from recoupe.exports.affair_export import FORMS
from recoupe.exports.jsonl import read_affair_jsonl
from recoupe.pipeline import language
from recoupe.pipeline.language import Language
from tests.cli.conftest import Run


@pytest.fixture
def stored(run: Run, page: Path, french: Language, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A store of one page, built, with one affair that has it and one that has nothing."""
    monkeypatch.setattr(language, "load_knowledge", lambda *_, **__: french.pack.actors)
    assert run("init").code == 0
    assert run("add", page).code == 0
    assert run("build").code == 0
    assert run("affair", "new", "Le lac", "--text", "négociation").code == 0
    assert run("affair", "new", "empty").code == 0
    return run


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written(form: str, stored: Run, tmp_path: Path) -> None:
    ran = stored("export", "--form", form, "--out", "out")
    assert (ran.code, ran.out) == (0, "")
    assert re.fullmatch(r"recoupe: out: 1 page, [1-9] happenings\n", ran.err)
    assert (tmp_path / "out").exists()


def test_the_affair_that_is_named_is_written(stored: Run, tmp_path: Path) -> None:
    assert stored("export", "--form", "jsonl", "--out", "a.jsonl", "--affair", "Le lac").code == 0
    assert [page.name for page in read_affair_jsonl(tmp_path / "a.jsonl").pages] == ["talks"]
    assert read_affair_jsonl(tmp_path / "a.jsonl").name == "Le lac"


def test_tables_have_a_byte_order_mark_unless_not_wanted(stored: Run, tmp_path: Path) -> None:
    stored("export", "--form", "csv", "--out", "with")
    stored("export", "--form", "csv", "--out", "without", "--no-bom")
    assert (tmp_path / "with/pages.csv").read_bytes() == b"\xef\xbb\xbf" + (tmp_path / "without/pages.csv").read_bytes()


def test_nothing_is_written_over_unless_asked(stored: Run, tmp_path: Path) -> None:
    (tmp_path / "a.tei").write_text("mine")
    ran = stored("export", "--form", "tei", "--out", "a.tei")
    assert (ran.code, ran.err) == (1, "recoupe: a.tei: is there already; give another name, or replace it (--replace)\n")
    assert (tmp_path / "a.tei").read_text() == "mine"
    assert stored("export", "--form", "tei", "--out", "a.tei", "--replace").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--form", "pdf", "--out", "x"], 2, "'pdf' is none of jsonl, csv, parquet, gexf"),
        (["--form", "tei", "--out", "-"], 2, "--out writes a file, not standard output"),
        (["--form", "tei"], 2, "Missing option '--out'"),
        (["--out", "x"], 2, "Missing option '--form'"),
        (["--form", "tei", "--out", "x", "--affair", "nobody"], 1, "nobody"),
        (["--form", "tei", "--out", "x", "--affair", "empty"], 4, "the affair has no page; nothing is written"),
        (["--form", "tei", "--out", "nowhere/x"], 1, "nowhere/x: cannot be written (No such file or directory)"),
    ],
)
def test_what_cannot_be_is_said(arguments: list[str], code: int, message: str, stored: Run, tmp_path: Path) -> None:
    ran = stored("export", *arguments)
    assert ran.code == code
    assert message in " ".join(ran.err.replace("│", " ").split())
    assert not (tmp_path / "x").exists()


def test_a_store_that_is_not_there_is_said(run: Run) -> None:
    ran = run("export", "--form", "tei", "--out", "x", "--store", "nothing.db")
    assert ran.code == 1
    assert "nothing.db" in ran.err


def test_help_names_every_form(run: Run) -> None:
    words = " ".join(run("export", "--help").out.replace("│", " ").split())
    assert f"{', '.join(FORMS[:-1])} or {FORMS[-1]}" in words
