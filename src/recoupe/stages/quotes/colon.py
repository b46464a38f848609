"""Words after a colon: "Il a ajouté : « ... »", "Macron : « ... »", "Et d'affirmer : « ... »"."""

from collections.abc import Iterator
from dataclasses import replace

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.cues import Cue, cue_span
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import can_speak, is_finite, phrase_at
from recoupe.stages.quotes.shape import Draft, Shape, shaped

_SHORT = 3
"""Words below which a quotation after a colon without a cue is a term, not speech."""


def find_after_colon(
    passage: Passage, cues: tuple[Cue, ...], *, people: frozenset[int], lexicon: QuotesLexicon
) -> Iterator[Draft]:
    """Yield the quotes of a passage that stand after a colon.

    Args:
        passage: the passage.
        cues: its cues.
        people: the tokens of it that are (part of) mentions of actors.
        lexicon: the words of the language.
    """
    for i in range(1, len(passage.tokens) - 1):
        if passage.low[i] != ":" or passage.in_marks(i):
            continue
        if passage.zone in ("title", "heading") and passage.closes(i - 1) and passage.opening_of(i - 1) == 0:
            yield from _before_name(passage, i, people, lexicon)
        elif passage.opens(i + 1):
            yield from _marked(passage, i, cues, people, lexicon)
        elif passage.zone in ("title", "heading") and _is_name(passage, i, people):
            yield from _titled(passage, i, people, lexicon)


def _before_name(passage: Passage, colon: int, people: frozenset[int], lexicon: QuotesLexicon) -> Iterator[Draft]:
    """Yield the quotation that opens a title before a colon and who says it: « "Je n'ai rien vu" : Paul Hamon répond »."""
    first = colon + 1
    while first < len(passage.tokens) and passage.low[first] in lexicon.words.articles:
        first += 1
    shape = shaped(passage, passage.words(0, colon))
    spoken = any(is_finite(passage, i) for i in range(colon))
    if shape is not None and spoken and first < len(passage.tokens) and first in people:
        yield replace(_draft(passage, shape, colon, people, lexicon, cue=None), speaker=phrase_at(passage, first, lexicon))


def _marked(
    passage: Passage, colon: int, cues: tuple[Cue, ...], people: frozenset[int], lexicon: QuotesLexicon
) -> Iterator[Draft]:
    end = passage.after_pair(colon + 1)
    shape = shaped(passage, passage.words(colon + 1, end))
    if shape is None:
        return
    before = [cue for cue in cues if cue.last < colon and not passage.in_marks(cue.verb) and cue.row is not None]
    cue = before[-1] if before else None
    if cue is not None and not cue.negated and not cue.passive and (cue.has("colon") or cue.last >= colon - 8):
        yield _draft(passage, shape, colon, people, lexicon, cue=cue)
    elif end - colon > _SHORT + 2 and any(is_finite(passage, i) for i in range(colon + 1, end)):
        yield _draft(passage, shape, colon, people, lexicon, cue=None)


def _draft(
    passage: Passage, shape: Shape, colon: int, people: frozenset[int], lexicon: QuotesLexicon, *, cue: Cue | None
) -> Draft:
    return Draft(
        passage=passage,
        type=shape[0],
        content=shape[1],
        flags=shape[2],
        rule="quotes.colon" + (f":{cue.row.lemma}" if cue is not None and cue.row is not None else ""),
        row=cue.row if cue is not None else None,
        lemma=cue.row.lemma if cue is not None and cue.row is not None else ":",
        cue=cue_span(passage, cue) if cue is not None else passage.words(colon, colon + 1),
        cue_token=cue.verb if cue is not None else colon,
        speaker=None if cue is not None else _phrase_before(passage, colon, people, lexicon),
    )


def _phrase_before(passage: Passage, colon: int, people: frozenset[int], lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return who speaks before a colon without a cue: the subject ("Il est resté ferme : « ... »"), else all words before it."""
    verbs = [i for i in range(colon) if is_finite(passage, i) and not passage.in_marks(i)]
    if verbs:
        heads = [verbs[0], passage.heads[verbs[0]]]
        subjects = [
            i for head in heads for i in passage.children[head] if passage.tokens[i].dep.startswith("nsubj") and i < verbs[0]
        ]
        phrase = phrase_at(passage, subjects[0], lexicon) if subjects else None
        return phrase if phrase is not None and _speaks(passage, range(*phrase), people, lexicon) else None
    if colon > 1 and passage.low[0] in lexicon.words.joining and passage.low[1] in lexicon.words.of:
        return None
    comma = next((i for i in range(colon) if passage.low[i] == ","), colon)
    return (0, comma) if _speaks(passage, range(comma), people, lexicon) else None


def _speaks(passage: Passage, words: range, people: frozenset[int], lexicon: QuotesLexicon) -> bool:
    """Return whether words can name who speaks: an actor, a name, a noun of people or documents, a pronoun."""
    return any(
        can_speak(passage, i, people, lexicon) or passage.tokens[i].pos in ("PROPN", "X") or passage.low[i] in lexicon.words.third
        for i in words
    )


def _is_name(passage: Passage, colon: int, people: frozenset[int]) -> bool:
    """Return whether all the words before a colon name a person or a body."""
    return all(i in people or passage.tokens[i].pos in ("DET", "ADJ") for i in range(colon)) and colon - 1 in people


def _titled(passage: Passage, colon: int, people: frozenset[int], lexicon: QuotesLexicon) -> Iterator[Draft]:
    shape = shaped(passage, passage.words(colon + 1, len(passage.tokens)))
    if shape is not None:
        yield _draft(passage, shape, colon, people, lexicon, cue=None)
