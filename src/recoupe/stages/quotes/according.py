"""Sources without a verb: "selon X", "d'après X", "pour X", "de source policière"."""

from collections.abc import Iterator

from recoupe.lexicon.quotes import QuotesLexicon, SourceWords
from recoupe.stages.quotes.incise_words import after_but, carries_on
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import finite, is_finite, phrase_end
from recoupe.stages.quotes.shape import Draft, shaped
from recoupe.types.span import TextSpan

_ASIDE = 30
"""Words of an aside that tells more of a source."""


def find_according(
    passage: Passage, *, incises: tuple[int, ...], people: frozenset[int], lexicon: QuotesLexicon
) -> Iterator[Draft]:
    """Yield the clauses of a passage that it ascribes to a source by a preposition.

    Args:
        passage: the passage.
        incises: the tokens of its cues after their words; a source after one of them heard that speaker, and adds no quote.
        people: the tokens of it that are (part of) mentions of actors.
        lexicon: the words of the language.
    """
    for i in range(len(passage.tokens)):
        for source in lexicon.sources.get(passage.low[i], ()):
            if passage.low[i : i + len(source.words)] == source.words:
                draft = _according(passage, i, source, people, lexicon)
                if draft is not None and not any(token < i for token in incises):
                    yield draft
                break


def _according(passage: Passage, first: int, source: SourceWords, people: frozenset[int], lexicon: QuotesLexicon) -> Draft | None:
    start = first + len(source.words) - (1 if source.itself else 0)
    if start >= len(passage.tokens) or passage.low[start] in lexicon.words.which:
        return None
    end = phrase_end(passage, start, lexicon)
    if not _is_source(passage, start, end, source, people, lexicon):
        return None
    if source.strict and not _set_off(passage, first, end):
        return None
    named = end
    end = _apposition_end(passage, end, lexicon)
    stretches = _stretches(passage, first, end, lexicon)
    shape = shaped(passage, *stretches) if stretches else None
    if shape is None:
        return None
    lemma = " ".join(source.words).replace("' ", "'")
    return Draft(
        passage=passage,
        type=shape[0],
        content=shape[1],
        flags=shape[2],
        rule=f"quotes.according:{lemma}",
        lemma=lemma,
        cue=passage.words(first, start),
        cue_token=first,
        speaker=(start, named),
    )


def _is_source(
    passage: Passage, start: int, end: int, source: SourceWords, people: frozenset[int], lexicon: QuotesLexicon
) -> bool:
    """Return whether a noun phrase is somebody or something that can say: "selon la saison" is nobody."""
    nouns = lexicon.words.strict_nouns if source.strict else lexicon.words.source_nouns
    if source.itself:
        return True
    if source.strict:
        head = next(
            (i for i in range(start, end) if passage.tokens[i].pos in ("NOUN", "PROPN", "PRON", "X") or i in people), start
        )
        return passage.low[head] in nouns or head in people
    if any(passage.low[i] in nouns for i in range(start, end)):
        return True
    return any(i in people or passage.tokens[i].pos == "PROPN" for i in range(start, end))


def _set_off(passage: Passage, first: int, end: int) -> bool:
    """Return whether a phrase begins its sentence and a comma ends it: "Pour X, ..."."""
    opening = first == 0 or passage.low[first - 1] in (",", "mais", "et", "car")
    return opening and end < len(passage.tokens) and passage.low[end] == ","


def _apposition_end(passage: Passage, end: int, lexicon: QuotesLexicon) -> int:
    """Return the index after the asides that tell more of a source: ", qui l'a révélé,", ", Jean Dupont,", "cité par X"."""
    size = len(passage.tokens)
    if end < size and (passage.low[end] in lexicon.words.linking or "Tense=Past|VerbForm=Part" in passage.tokens[end].morph):
        comma = next((i for i in range(end, min(end + 25, size)) if passage.low[i] in (",", ".") or passage.opens(i)), size)
        if comma < size and not passage.opens(comma):
            end = comma
    while end < size and passage.low[end] == ",":
        close = next((i for i in range(end + 1, min(end + _ASIDE, size)) if passage.low[i] == ","), None)
        if close is None or (finite(passage, end + 1, close) and passage.low[end + 1] not in lexicon.words.linking):
            return end
        first = end + 1
        if not (passage.tokens[first].pos == "PROPN" or passage.low[first] in lexicon.words.linking):
            return end
        if not finite(passage, close, size):
            return end
        end = close
    return end


def _stretches(passage: Passage, first: int, end: int, lexicon: QuotesLexicon) -> list[TextSpan]:
    """Return the words ascribed: after the source when it begins the clause, else before it, else on both sides."""
    low, high = _bounds(passage, first)
    while low < first and (passage.low[low] in lexicon.words.leading or passage.low[low] == ",") and not passage.in_marks(low):
        low += 1
    after = end
    while after < high and passage.low[after] in (",", ":"):
        after += 1
    if _in_relative(passage, first, lexicon):
        high = _clause_stop(passage, after, high)
    stop = next((i for i in range(after, high) if passage.low[i] == "." and not passage.in_marks(i)), high)
    right = [passage.words(after, stop)] if after < stop else []
    if low >= first:
        return right
    relative = _relative_start(passage, low, first, lexicon)
    if relative is not None:
        return [passage.words(relative, first), *([] if _sentence_over(passage, after) else right)] if relative < first else right
    left = after_but(passage, low, first - 1, lexicon)
    if passage.low[first - 1] == "," and passage.low[end : end + 1] == (",",) and right and carries_on(passage, end + 1, lexicon):
        return [left, *right]
    if finite(passage, low, first) or not right or _mostly_marked(passage, low, first):
        return [left] if not _opens_clause(passage, first, lexicon) else right
    return [left, *right]


def _in_relative(passage: Passage, first: int, lexicon: QuotesLexicon) -> bool:
    """Return whether a source stands between a relative pronoun and its verb: "qui, selon Berlin, reçoit"."""
    before = first - 1 if first and passage.low[first - 1] == "," else first
    return before > 0 and passage.low[before - 1] in lexicon.words.relative


def _clause_stop(passage: Passage, first: int, high: int) -> int:
    """Return where a relative clause ends: at the first comma after its verb."""
    verb = next((i for i in range(first, high) if is_finite(passage, i)), high)
    return next((i for i in range(verb, high) if passage.low[i] == "," and not passage.in_marks(i)), high)


def _relative_start(passage: Passage, low: int, first: int, lexicon: QuotesLexicon) -> int | None:
    """Return where the relative clause that a source belongs to begins ("une loi, qui impose selon eux ...").

    It is `first` when the source stands between the pronoun and the verb.
    """
    words = lexicon.words
    if _in_relative(passage, first, lexicon):
        return first
    before = first - 1 if passage.low[first - 1] == "," else first
    for i in range(before - 1, max(low, 1), -1):
        if passage.low[i] in words.relative and passage.low[i - 1] == "," and finite(passage, low, i - 1):
            verbs = [j for j in range(i, before) if is_finite(passage, j) and passage.tokens[j].pos == "VERB"]
            auxiliaries = [j for j in range(i, before) if is_finite(passage, j) and passage.tokens[j].pos == "AUX"]
            return i if len(verbs) + len(auxiliaries) == 1 else None
    return None


def _sentence_over(passage: Passage, index: int) -> bool:
    """Return whether nothing of the clause is left after a source."""
    return index >= len(passage.tokens) or passage.low[index - 1] == "," or passage.low[index] in (".", "!", "?")


def _opens_clause(passage: Passage, first: int, lexicon: QuotesLexicon) -> bool:
    """Return whether a source stands at the beginning of a joined clause: "..., mais selon X, ..."."""
    return (
        passage.low[first - 1] in lexicon.words.joining
        or passage.low[first - 1] in lexicon.words.that
        or passage.low[first - 1] in (":", ";")
    )


def _mostly_marked(passage: Passage, low: int, first: int) -> bool:
    return passage.opens(low) and passage.after_pair(low) >= first - 1


def _bounds(passage: Passage, index: int) -> tuple[int, int]:
    """Return the tokens of the pair of marks or, outside marks, of the passage around a token."""
    pair = passage.pair_at[index]
    if pair < 0:
        return 0, len(passage.tokens)
    inside = [i for i, number in enumerate(passage.pair_at) if number == pair]
    begin = next((i + 1 for i in range(index - 1, inside[0], -1) if passage.low[i] in (".", "!", "?", ";")), inside[0] + 1)
    stop = next((i for i in range(index, inside[-1]) if passage.low[i] in (".", "!", "?", ";")), inside[-1])
    return begin, stop
