"""Sources without a verb: "selon X", "d'après X", "pour X", "de source policière"."""

from collections.abc import Iterator

from recoupe.lexicon.quotes import QuotesLexicon, SourceWords
from recoupe.stages.quotes.incise_words import after_but, carries_on
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import begins_phrase, finite, is_finite, phrase_end, skip_time
from recoupe.stages.quotes.shape import Draft, shaped, sourced
from recoupe.types.span import TextSpan

_ASIDE = 30
"""Words of an aside that tells more of a source."""
_BRACKET = 12
"""Words of a source's short name or place in brackets."""
_BREAKS = frozenset({",", "-", "–", "—"})


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
    for i in source_places(passage, lexicon):
        for source in lexicon.sources[passage.low[i]]:
            if passage.low[i : i + len(source.words)] == source.words:
                draft = _according(passage, i, source, people, lexicon)
                if draft is not None and not any(token < i for token in incises):
                    yield draft
                break


def source_places(passage: Passage, lexicon: QuotesLexicon) -> list[int]:
    """Return the tokens of a passage that may begin the words before a source."""
    return [i for i, word in enumerate(passage.low) if word in lexicon.sources]


def _according(passage: Passage, first: int, source: SourceWords, people: frozenset[int], lexicon: QuotesLexicon) -> Draft | None:
    start = first + len(source.words) - (1 if source.itself else 0)
    if start >= len(passage.tokens) or passage.low[start] in lexicon.words.which | lexicon.words.relative:
        return None
    end = phrase_end(passage, start, lexicon)
    while end < len(passage.tokens) and end in people and end - 1 in people:
        end += 1
    if source.strict and not _set_off(passage, first, end):
        return None
    named = end
    end = _apposition_end(passage, end, lexicon)
    if not _is_source(passage, start, named, source, people, lexicon) and not _named_for(passage, start, end, source):
        return None
    stretches = _stretches(passage, first, end, lexicon)
    shape = shaped(passage, *stretches) if stretches else None
    if shape is None:
        return None
    return sourced(passage, shape, source.words, cue=(first, start), speaker=(start, named))


def _is_source(
    passage: Passage, start: int, end: int, source: SourceWords, people: frozenset[int], lexicon: QuotesLexicon
) -> bool:
    """Return whether a noun phrase is somebody or something that can say: "selon la saison" is nobody."""
    nouns = lexicon.words.strict_nouns if source.strict else lexicon.words.source_nouns
    if source.itself:
        return True
    if source.strict:
        head = next(
            (
                i
                for i in range(start, end)
                if (passage.tokens[i].pos in ("NOUN", "PROPN", "PRON", "X") or i in people)
                and passage.low[i] not in lexicon.words.titles
            ),
            start,
        )
        return passage.low[head] in nouns or head in people
    if any(passage.low[i] in nouns or passage.tokens[i].lemma in lexicon.roles.nouns for i in range(start, end)):
        return True
    return any(
        i in people or passage.tokens[i].pos == "PROPN" or (i > start and passage.tokens[i].text[0].isupper())
        for i in range(start, end)
    )


def _named_for(passage: Passage, start: int, end: int, source: SourceWords) -> bool:
    """Return whether a name that is no known actor's stands before a quotation: "Pour Luc, « ... »"."""
    quoted = end < len(passage.tokens) - 1 and passage.opens(end + 1)
    return source.strict and passage.tokens[start].pos == "PROPN" and quoted


def _set_off(passage: Passage, first: int, end: int) -> bool:
    """Return whether a phrase begins its sentence and a comma ends it: "Pour X, ..."."""
    opening = first == 0 or passage.low[first - 1] in (",", "mais", "et", "car")
    return opening and end < len(passage.tokens) and passage.low[end] == ","


def _apposition_end(passage: Passage, end: int, lexicon: QuotesLexicon) -> int:
    """Return the index after what tells more of a source: "(Insee)", "qui l'a révélé", ", Jean Dupont,", "cité par X"."""
    size = len(passage.tokens)
    if end < size and passage.low[end] == "(":
        end = next((i + 1 for i in range(end, min(end + _BRACKET, size)) if passage.low[i] == ")"), end)
    timed = skip_time(passage, end, lexicon)
    if timed < size and passage.low[timed] == ",":
        end = timed
    if end < size and (passage.low[end] in lexicon.words.linking or "Tense=Past|VerbForm=Part" in passage.tokens[end].morph):
        comma = next((i for i in range(end, min(end + 25, size)) if passage.low[i] in (",", ".") or passage.opens(i)), size)
        if comma < size and not passage.opens(comma):
            end = comma
    while end < size - 1 and passage.low[end] in _BREAKS:
        close = next((i for i in range(end + 1, min(end + _ASIDE, size)) if passage.low[i] == passage.low[end]), None)
        if close is None or not _is_apposition(passage, end + 1, close, lexicon) or not finite(passage, close, size):
            return end
        end = close
        if passage.low[end] != ",":
            return end + 1
    return end


def _is_apposition(passage: Passage, first: int, close: int, lexicon: QuotesLexicon) -> bool:
    """Return whether an aside tells more of the source before it: a name, a role, a participle, a relative clause."""
    word, token = passage.low[first], passage.tokens[first]
    if word in lexicon.words.linking:
        return True
    if finite(passage, first, close) or passage.opens(first):
        return False
    if word in lexicon.words.self:
        return "VerbForm=Part" in passage.tokens[first + 1].morph
    if token.pos == "DET":
        return passage.tokens[first - 2].pos == "PROPN" and begins_phrase(passage, close + 1, lexicon)
    return token.pos in ("PROPN", "NOUN") or word in lexicon.words.under or "VerbForm=Part" in token.morph


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
    if right and all(passage.tokens[i].pos in ("ADV", "PUNCT") for i in range(low, first)):
        return right
    left = after_but(passage, low, first - 1, lexicon)
    if passage.low[first - 1] == "," and passage.low[end : end + 1] == (",",) and right and carries_on(passage, end + 1, lexicon):
        return [left] if _tells_who(passage, low, first, end) else [left, *right]
    if finite(passage, low, first) or not right or _mostly_marked(passage, low, first):
        return [left] if not _opens_clause(passage, first, lexicon) else right
    return [left, *right]


def _tells_who(passage: Passage, low: int, first: int, end: int) -> bool:
    """Return whether the words after a source at the end of its sentence only say who it is: "selon X, le maire de Lyon"."""
    after = passage.tokens[end + 1].pos
    size = len(passage.tokens)
    return finite(passage, low, first) and after in ("DET", "NOUN", "PROPN", "ADJ") and not finite(passage, end, size)


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
