"""Invented prose without meaning: words drawn at random, so that two sentences share no words in a row but by chance."""

import random
from pathlib import Path

from recoupe.stages.reuse.fingerprints import PrintedPage, fingerprint
from recoupe.types.reuse import Stretch

_WORDS = (Path(__file__).parent / "words.txt").read_text(encoding="utf-8").split()


def sentence(source: random.Random, words: int = 22) -> str:
    """Return a sentence of so many words."""
    return " ".join(source.choices(_WORDS, k=words)).capitalize() + "."


def prose(seed: object, sentences: int) -> list[str]:
    """Return sentences that are always the same for the same seed."""
    source = random.Random(str(seed))
    return [sentence(source) for _ in range(sentences)]


def printed(name: str, text: str) -> PrintedPage:
    """Return a page of which everything is read."""
    return fingerprint(name, text, [Stretch(start=0, end=len(text))])
