"""The sentences that the bench's pages are made of, out of the texts of `../shared`; none of them says what another one says."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

GRAM = 8
"""Words in a row that no two donors' sentences share."""

_SENTENCE = re.compile(r"(?<=[.!?…»\"])\s+(?=[A-ZÀ-ÖØ-Þ«\"“0-9])")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Donor:
    """An article: its publisher, and its sentences in order."""

    publisher: str
    sentences: tuple[str, ...]


class Grams:
    """The runs of GRAM words that are taken."""

    def __init__(self) -> None:
        self._taken: set[tuple[str, ...]] = set()

    def take(self, text: str) -> bool:
        """Take the runs of a text, unless one is taken already; return whether they were free."""
        words = [word.lower() for word in _WORD.findall(text)]
        grams = {tuple(words[start : start + GRAM]) for start in range(len(words) - GRAM + 1)}
        if not self._taken.isdisjoint(grams):
            return False
        self._taken |= grams
        return True


def read_donors(path: Path, taken: Grams) -> list[Donor]:
    """Return the articles that are no known copy of another one, without the sentences that an earlier one has already.

    Args:
        path: the texts, JSON lines.
        taken: which runs of words are taken; those of the sentences are taken too.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Donor(row["publisher"] or "", tuple(sentence for sentence in _sentences(row["text"]) if taken.take(sentence)))
        for row in _one_of_each(rows)
    ]


def pieces_of(sentences: Iterable[str]) -> list[str]:
    """Return the sentences cut to pieces of 4 to 6 words: too short for anything to be recognised by."""
    pieces = []
    for number, sentence in enumerate(sentences):
        words = sentence.rstrip('.!?…»" ').split()
        size = 4 + number % 3
        pieces += [" ".join(words[start : start + size]) for start in range(0, len(words) - size + 1, size)]
    return pieces


def _one_of_each(rows: Iterable[dict[str, object]]) -> Iterator[dict[str, str]]:
    seen: set[object] = set()
    for row in rows:
        if row["reuse_group"] is None or row["reuse_group"] not in seen:
            seen.add(row["reuse_group"])
            yield {key: str(value) for key, value in row.items() if value is not None} | {
                "publisher": str(row["publisher"] or "")
            }


def _sentences(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield from (sentence for sentence in _SENTENCE.split(line.strip()) if len(sentence) > 20)
