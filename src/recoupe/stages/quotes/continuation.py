"""Sentences wholly in marks that no cue introduces: they go on with the last speaker."""

from collections.abc import Iterator, Sequence

from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import is_finite
from recoupe.stages.quotes.shape import Draft, shaped
from recoupe.types.grammar import MarkPair

_FEW = 4
"""Words below which marks without a verb hold a term, not speech."""


def find_continuations(passage: Passage, taken: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the quotations of a passage that stand as a sentence of their own and belong to no quote yet."""
    for number, pair in enumerate(passage.marks):
        if any(pair.outer.overlaps(span) for draft in taken for span in draft.content):
            continue
        inside = [i for i, place in enumerate(passage.pair_at) if place == number]
        if not inside or not _alone(passage, inside[0], inside[-1]) or not (_speech(passage, inside) or _repeated(passage, pair)):
            continue
        shape = shaped(passage, pair.outer)
        if shape is not None:
            yield Draft(
                passage=passage, type="direct", content=shape[1], flags=shape[2], rule="quotes.continuation", inferred=True,
            )  # fmt: skip


def _alone(passage: Passage, first: int, last: int) -> bool:
    """Return whether nothing but punctuation stands beside a pair of marks."""
    outside = [*range(first), *range(last + 1, len(passage.tokens))]
    return all(passage.tokens[i].pos == "PUNCT" or not any(char.isalnum() for char in passage.tokens[i].text) for i in outside)


def _speech(passage: Passage, inside: list[int]) -> bool:
    words = [i for i in inside if passage.tokens[i].text[0].isalnum()]
    return len(words) >= _FEW or any(is_finite(passage, i) for i in words)


def _repeated(passage: Passage, pair: MarkPair) -> bool:
    """Return whether the words stand elsewhere in the article too: a crosshead repeats what the body quotes."""
    words = passage.text[pair.inner.start : pair.inner.end].strip(" .…,")
    return " " in words and passage.text.find(words, pair.outer.end) >= 0
