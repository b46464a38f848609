"""What is read of a page depends on it alone: not on the process (hashes and addresses differ), nor on the pages before it."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from recoupe.pipeline.corpus import ReadPage
from recoupe.pipeline.language import Language
from recoupe.stages.actors.known import Found
from recoupe.stages.actors.merge import merge_names
from recoupe.stages.actors.words import Words

PROGRAM = """
import hashlib, json, sys
from pathlib import Path
from recoupe import load_language, open_captures, read_pages
from recoupe.cli.demo import SAMPLE
from recoupe.types.record import encode_record

paths = sorted(Path(sys.argv[1]).glob("*.txt"), reverse=sys.argv[2] == "backwards")
pages = read_pages(open_captures([str(path) for path in paths]), language=load_language(actor_files=(SAMPLE / "actors.csv",)))
print(json.dumps({page.capture.name: hashlib.sha256(encode_record(page.record)).hexdigest() for page in pages}))
"""


@pytest.fixture
def muddle(sample: tuple[ReadPage, ...], tmp_path: Path) -> Path:
    """Write the sample's pages, and 80 made of beginnings and ends of its sentences: full of names and acts that compete."""
    texts = [page.capture.text for page in sample]
    words = [line.split() for text in texts for line in text.split("\n") if len(line.split()) > 12]
    draw = random.Random(1)
    made = ("\n".join(_sentence(draw, words) for _ in range(12)) for _ in range(80))
    for number, text in enumerate([*texts, *made]):
        (tmp_path / f"{number:03d}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def _sentence(draw: random.Random, words: list[list[str]]) -> str:
    """Return seven words of a sentence, then seven of another, then seven of a third."""
    pieces = ((line, draw.randrange(len(line) - 7)) for line in draw.sample(words, 3))
    return " ".join(word for line, start in pieces for word in line[start : start + 7])


def read(folder: Path, order: str, seed: str) -> dict[str, str]:
    """Return the digest of each page's record, read by a process of its own."""
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), order],
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    return dict(json.loads(run.stdout))


def test_every_process_reads_the_same(muddle: Path) -> None:
    first = read(muddle, "forwards", "1")
    assert len(first) > 80
    assert read(muddle, "backwards", "2") == first


def test_names_at_one_place_stay_in_the_order_in_which_they_were_seen(french: Language) -> None:
    words = Words("", [], [], [], [], [], (), [], (), [])
    seen = [Found(0, 1, (), label) for label in ("MISC", "LOC", "ORG", "PER", "A", "B", "C", "D")]
    assert merge_names(words, [], seen, french.pack.actors.words) == seen
