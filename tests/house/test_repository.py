"""What must never enter the repository: the workplace, index addresses, and the publishers' sentences."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from bench.shared import SHARED

ROOT = Path(__file__).parents[2]
WORDS = 8
"""This many words in a row that also stand in a publisher's text are a sentence taken from it."""

NO_SENTENCES = re.compile(r"data/actors/\w+\.csv$|data/article/widgets\.yaml$")
"""Long names of organisations, and the formulas that all sites print on their buttons."""


@cache
def tracked() -> tuple[Path, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return tuple(ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file())


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def test_no_place_of_the_workplace_is_named() -> None:
    pattern = re.compile("|".join(f"/{folder}/" for folder in ("work", "root", "opt/wheels")) + r"|\.library")
    found = [
        path
        for path in tracked()
        if path != Path(__file__) and pattern.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_constraints_are_pins_without_addresses_or_hashes() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9A-Za-z.]*", line)] == []


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"the publishers' texts are not at {SHARED}")
def test_no_sentence_of_a_publisher_is_in_the_repository() -> None:
    theirs = set()
    for path in [*SHARED.glob("seeds/*.txt"), *SHARED.glob("pages/dev/pages/*.txt"), SHARED / "pages/dev_texts.jsonl"]:
        theirs |= shingles(path.read_text(encoding="utf-8").replace("\\n", " "))
    found = {}
    for path in tracked():
        is_text = path.suffix in (".py", ".md", ".yaml", ".csv", ".txt", ".json", ".html") and path.name != "constraints.txt"
        if is_text and not NO_SENTENCES.search(path.as_posix()):
            taken = shingles(path.read_text(encoding="utf-8", errors="replace")) & theirs
            if taken:
                found[path.relative_to(ROOT).as_posix()] = sorted(" ".join(words) for words in taken)[:3]
    assert found == {}


def shingles(text: str) -> set[tuple[str, ...]]:
    words = words_of(text)
    return {tuple(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1)}
