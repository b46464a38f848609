"""`recoupe read --profile`: every step of the way of a page is timed, and no record is written."""

import json
from pathlib import Path

from tests.cli.conftest import Run

STEPS = ["readers", "article", "idiom", "grammar", "times", "actors", "quotes", "events", "record"]
TEXT = "Ostrane dément\n\nLe ministre ostranien a démenti mardi avoir saisi des chalutiers valdoriens.\n"


def test_profile_as_json(run: Run, tmp_path: Path) -> None:
    """The steps in the order of the way of a page, with shares that make up the whole; a page that fails is counted."""
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = run("read", tmp_path, "--profile", "--json")
    assert ran.code == 3
    profile = json.loads(ran.out)
    assert (profile["pages"], profile["failed"], profile["characters"]) == (1, 1, len(TEXT))
    assert [step["step"] for step in profile["steps"]] == STEPS
    assert abs(sum(step["share"] for step in profile["steps"]) - 1) < 1e-9
    assert 0 < sum(step["seconds"] for step in profile["steps"]) <= profile["cpu"]


def test_profile_for_people(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    ran = run("read", tmp_path / "page.txt", "--profile")
    first, *steps = ran.out.splitlines()
    assert first.startswith(f"1 page, {len(TEXT)} characters: ")
    assert [line.split()[0] for line in steps] == STEPS
