"""Sources that a relative pronoun stands for: "le procureur, selon lequel ...", "Anne Roux, pour qui ..."."""

from collections.abc import Iterator

from recoupe.lexicon.quotes import QuotesLexicon, SourceWords
from recoupe.stages.quotes.according import source_places
from recoupe.stages.quotes.extent import clause_end
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import is_finite, phrase_at
from recoupe.stages.quotes.shape import Draft, shaped, sourced

_NEAR = 12
"""Words between a source and its pronoun."""


def find_relative_sources(
    passage: Passage, cuts: frozenset[int], *, people: frozenset[int], lexicon: QuotesLexicon
) -> Iterator[Draft]:
    """Yield the clauses of a passage that it ascribes to the source named before a relative pronoun.

    Args:
        passage: the passage.
        cuts: the tokens at which another cue ends reported words.
        people: the tokens of it that are (part of) mentions of actors.
        lexicon: the words of the language.
    """
    pronouns = lexicon.words.which | lexicon.words.relative
    if pronouns.isdisjoint(passage.low):
        return
    for i in source_places(passage, lexicon):
        for source in lexicon.sources[passage.low[i]] if 0 < i < len(passage.tokens) - 2 else ():
            pronoun = i + len(source.words)
            if passage.low[i:pronoun] == source.words and passage.low[pronoun : pronoun + 1] and passage.low[pronoun] in pronouns:
                draft = _draft(passage, i, source, cuts, people, lexicon)
                if draft is not None:
                    yield draft
                break


def _draft(
    passage: Passage, first: int, source: SourceWords, cuts: frozenset[int], people: frozenset[int], lexicon: QuotesLexicon
) -> Draft | None:
    start = first + len(source.words) + 1
    if source.strict and passage.low[first - 1] != ",":
        return None
    speaker = _antecedent(passage, first, people, lexicon)
    if speaker is None or start >= len(passage.tokens):
        return None
    end = clause_end(passage, start, speaker[1] - 1, frozenset(cut for cut in cuts if cut > start), lexicon, embedded=True)
    shape = shaped(passage, passage.words(start, end)) if any(is_finite(passage, i) for i in range(start, end)) else None
    if shape is None:
        return None
    return sourced(passage, shape, source.words, cue=(first, start), speaker=speaker)


def _antecedent(passage: Passage, first: int, people: frozenset[int], lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the phrase before the pronoun, when it is somebody who can say: "la thèse selon laquelle" is said by another."""
    words, inside = lexicon.words, passage.pair_at[first]
    for i in range(first - 1, max(first - 1 - _NEAR, -1), -1):
        if passage.pair_at[i] != inside:
            return None
        if passage.tokens[i].pos not in ("NOUN", "PROPN", "X"):
            continue
        if i in people and passage.tokens[i].pos == "PROPN":
            named = i
            while named - 1 in people and passage.tokens[named - 1].pos == "PROPN":
                named -= 1
            return named, i + 1
        phrase = phrase_at(passage, _head_of(passage, i), lexicon)
        if phrase[1] > first or any(passage.low[j] in lexicon.nouns for j in range(*phrase)):
            return None
        said = any(passage.low[j] in words.source_nouns or passage.tokens[j].lemma in lexicon.roles.nouns for j in range(*phrase))
        return phrase if said else None
    return None


def _head_of(passage: Passage, noun: int) -> int:
    """Return the noun at the head of the phrase that a noun ends."""
    for _ in range(_NEAR):
        above = passage.heads[noun]
        if above >= noun or passage.tokens[above].pos not in ("NOUN", "PROPN"):
            break
        noun = above
    return noun
