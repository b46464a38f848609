"""Quotations that no cue introduces: they go on with the last speaker."""

from collections.abc import Iterator, Sequence

from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import finite, is_finite
from recoupe.stages.quotes.shape import Draft, length, shaped
from recoupe.types.grammar import MarkPair
from recoupe.types.span import TextSpan

_PAGE = 20_000
"""Characters after a crosshead in which its words are looked for."""
_FEW = 4
"""Words below which marks without a verb hold a term, not speech."""
_MOST = 0.5
"""Part of a sentence that marks hold when it is all reported."""
_CLAUSE = 8
"""Tokens of a quotation, marks included, from which a sentence around it is taken for reported."""


def find_continuations(passage: Passage, taken: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the quotations of a passage that belong to no quote yet: alone in their sentence, or a long part of it.

    Args:
        passage: the passage.
        taken: the quotes found in it.
    """
    for number, pair in enumerate(passage.marks):
        if any(_shares(pair, draft) for draft in taken):
            continue
        inside = [i for i, place in enumerate(passage.pair_at) if place == number]
        if inside and _alone(passage, inside[0], inside[-1]):
            if _speech(passage, inside) or _repeated(passage, pair):
                yield _inferred(passage, pair.outer)
        elif not taken and len(inside) > _CLAUSE and any(is_finite(passage, i) for i in inside) and not _own_words(passage):
            yield _inferred(passage, passage.span)
            return


def _shares(pair: MarkPair, draft: Draft) -> bool:
    """Return whether a quotation is (part of) a quote found already, more than a report nested in it."""
    words = [span for span in draft.content if pair.outer.overlaps(span)]
    if not words or not all(pair.inner.holds(span) for span in words) or draft.rule.startswith("quotes.incise"):
        return bool(words)
    return 2 * length(tuple(words)) > pair.inner.end - pair.inner.start


def _own_words(passage: Passage) -> bool:
    """Return whether the page says most of a sentence itself: more than "Mais" or "Dans le Nord," around marks."""
    marked = sum(place >= 0 for place in passage.pair_at)
    return finite(passage, 0, len(passage.tokens)) and marked < _MOST * len(passage.tokens)


def _inferred(passage: Passage, words: TextSpan) -> Draft:
    kind, content, flags = shaped(passage, words) or ("direct", (words,), ())
    return Draft(passage=passage, type=kind, content=content, flags=flags, rule="quotes.continuation", inferred=True)


def _alone(passage: Passage, first: int, last: int) -> bool:
    """Return whether nothing but punctuation stands beside a pair of marks."""
    outside = [*range(first), *range(last + 1, len(passage.tokens))]
    return all(passage.tokens[i].pos == "PUNCT" or not any(char.isalnum() for char in passage.tokens[i].text) for i in outside)


def _speech(passage: Passage, inside: list[int]) -> bool:
    words = [i for i in inside if passage.tokens[i].text[0].isalnum()]
    return len(words) >= _FEW or any(is_finite(passage, i) for i in words)


def _repeated(passage: Passage, pair: MarkPair) -> bool:
    """Return whether the words stand elsewhere in the article too: a crosshead repeats what the body quotes."""
    words = passage.text[pair.inner.start : pair.inner.end].strip(" .…,").lower()
    return " " in words and words in passage.text[pair.outer.end : pair.outer.end + _PAGE].lower()
