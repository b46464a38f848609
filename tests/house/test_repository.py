"""What must never enter the repository: the workplace, index addresses, and the publishers' sentences."""

import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from bench.shared import SHARED

ROOT = Path(__file__).parents[2]
WORDS = 8
"""This many words in a row that also stand in a publisher's text are a sentence taken from it."""

NO_SENTENCES = re.compile(r"data/article/widgets\.yaml$")
"""The formulas that all sites print on their buttons."""
NAMES = re.compile(r"data/actors/\w+\.csv$")
"""Lists of organisations and people: one whose name has eight words is no sentence, a longer one goes by a shorter name."""
MARK = re.compile(r"\{\w+\|")
"""The opening mark of a span in a case."""


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
    theirs = {words for text in published() for size in (WORDS, WORDS + 1) for words in shingles(text, size)}
    found = {}
    for path in tracked():
        is_text = path.suffix in (".py", ".md", ".yaml", ".csv", ".txt", ".json", ".html") and path.name != "constraints.txt"
        if is_text and not NO_SENTENCES.search(path.as_posix()):
            size = WORDS + 1 if NAMES.search(path.as_posix()) else WORDS
            taken = shingles(MARK.sub("", path.read_text(encoding="utf-8", errors="replace")), size) & theirs
            if taken:
                found[path.relative_to(ROOT).as_posix()] = sorted(" ".join(words) for words in taken)[:3]
    assert found == {}


def published() -> Iterator[str]:
    for path in [*SHARED.glob("seeds/*.txt"), *SHARED.glob("pages/dev/pages/*.txt")]:
        yield path.read_text(encoding="utf-8")
    for path in [SHARED / "pages/dev_texts.jsonl", *SHARED.glob("times/*.jsonl")]:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from (value for value in json.loads(line).values() if isinstance(value, str))


def shingles(text: str, size: int) -> set[tuple[str, ...]]:
    words = words_of(text)
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}
