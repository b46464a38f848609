"""`make bench`: what is measured is all there, and a table goes to its place."""

import json
import sys
from pathlib import Path

import pytest
from bench.marks import with_table
from bench.speed import run
from bench.speed.pages import wire_pages
from bench.speed.stages import WARM, measured

from recoupe.pipeline.corpus import ReadPage
from recoupe.pipeline.language import Language

STEPS = ["article", "idiom", "grammar", "times", "actors", "quotes", "events", "record"]


def test_every_step_is_timed_beside_the_bare_parse(sample: tuple[ReadPage, ...], sample_language: Language) -> None:
    bare, watch = measured([(page.capture, page.given) for page in sample[: WARM + 1]], sample_language)
    assert bare > 0
    assert list(watch.seconds) == STEPS


def test_wire_pages_print_a_story_five_times(tmp_path: Path) -> None:
    rows = [{"title": f"Titre {n}", "text": f"Un {n}.\n\nDeux {n}.\n\nTrois {n}."} for n in range(2)]
    (tmp_path / "texts.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    pages = wire_pages(tmp_path / "texts.jsonl", stories=1)
    assert [capture.text.split("\n\n") for capture, _ in pages] == [
        ["Titre 0", "Un 0.", "Deux 0.", "Trois 0."],
        ["Titre 0", "Un 0.", "Deux 0.", "Trois 0."],
        ["Titre 0", "Un 0.", "Deux 0."],
        ["Titre 0", "Deux 0.", "Trois 0."],
        ["Titre 0", "Un 1.", "Un 0.", "Deux 0.", "Trois 0."],
    ]


def test_a_table_goes_between_its_marks() -> None:
    readme = run.README.read_text(encoding="utf-8")
    for part in run.PARTS:
        written = with_table(readme, part, "| a table |", task=run.TASK)
        assert f"<!-- {part}: written by make bench -->\n| a table |\n<!-- /{part} -->" in written
        assert with_table(written, part, "| a table |", task=run.TASK) == written
    with pytest.raises(SystemExit, match="no marks for nothing"):
        with_table(readme, "nothing", "", task=run.TASK)


def test_without_pages_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(run, "page_sets", list)
    monkeypatch.setattr(sys, "argv", ["bench"])
    assert run.main() == 0
    assert capsys.readouterr().out.startswith("bench: left out, no pages at ")
