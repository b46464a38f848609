"""Cues that stand after or inside their words: "...", a-t-il dit ; ..., a déclaré X à la presse, ...

Surface grammar only: the parser finds few subjects behind their verb.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.cues import Cue, is_inverted
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import begins_phrase, finite, phrase_end, skip_time
from recoupe.stages.quotes.shape import Draft, shaped
from recoupe.types.span import TextSpan

_BEFORE = frozenset(",?!…—–-:")


@dataclass(frozen=True)
class Incise:
    """A cue with its speaker inside or after the words: tokens `start` to before `end`; `speaker` is a token range."""

    cue: Cue
    start: int
    end: int
    speaker: tuple[int, int] | None


def find_incises(passage: Passage, cues: tuple[Cue, ...], *, people: frozenset[int], lexicon: QuotesLexicon) -> Iterator[tuple[Cue, Draft]]:
    """Yield the quotes of a passage whose cue stands after or inside the words.

    Args:
        passage: the passage.
        cues: its cues.
        people: the tokens of it that are (part of) mentions of actors.
        lexicon: the words of the language.
    """
    for cue in (*cues, *_misspelt(passage, cues, lexicon)):
        incise = _incise(passage, cue, people, lexicon)
        if incise is not None and (draft := _draft(passage, incise, lexicon)) is not None:
            yield cue, draft


def _misspelt(passage: Passage, cues: tuple[Cue, ...], lexicon: QuotesLexicon) -> Iterator[Cue]:
    """Yield unknown words in the place of a cue: right after a closing mark, "a-t-il" and a word that is in no lexicon."""
    known = {cue.verb for cue in cues}
    for i in range(1, len(passage.low) - 2):
        if passage.low[i] not in lexicon.words.have or not is_inverted(passage.low[i + 1], lexicon):
            continue
        pronoun = i + 1
        while pronoun + 1 < len(passage.low) and is_inverted(passage.low[pronoun + 1], lexicon):
            pronoun += 1
        verb = pronoun + 1
        while verb < len(passage.low) and passage.tokens[verb].pos == "ADV" and verb not in known:
            verb += 1
        if any(i <= j <= verb + 2 for j in known) or verb >= len(passage.low) or not passage.tokens[verb].text.isalpha():
            continue
        if passage.closes(i - 1) or (passage.low[i - 1] in _BEFORE and passage.closes(i - 2)):
            yield Cue(first=i, verb=verb, last=verb, row=None, kind="past", pronoun=pronoun, lead=i)


def _incise(passage: Passage, cue: Cue, people: frozenset[int], lexicon: QuotesLexicon) -> Incise | None:
    if cue.row is not None and not cue.has("incise", "que", "colon"):
        return None
    if cue.kind not in ("finite", "past") or cue.negated or (cue.kind == "past" and cue.first == cue.verb):
        return None
    start = cue.lead
    like = start > 0 and passage.low[start - 1] in lexicon.words.like
    if like:
        start -= 1
    if start == 0 or not (like or _after_words(passage, start)) or (like and passage.in_marks(start)):
        return None
    if cue.pronoun is not None:
        end = _past_particles(passage, cue, lexicon)
        return Incise(cue, start, end, (cue.pronoun, cue.pronoun + 1))
    if cue.passive:
        return None
    speaker = speaker_after(passage, cue.last + 1, lexicon)
    if speaker is None or not _is_incise(passage, cue, start, speaker, people, lexicon, like=like):
        return None
    return Incise(cue, start, speaker[1], speaker)


def _after_words(passage: Passage, start: int) -> bool:
    return passage.tokens[start - 1].text[-1] in _BEFORE or passage.closes(start - 1)


def _past_particles(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int:
    return max(cue.last, cue.pronoun or 0) + 1


def speaker_after(passage: Passage, index: int, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the first noun phrase after a cue that no preposition, date or adverb ties to something else."""
    at = skip_time(passage, index, lexicon)
    while at < len(passage.tokens) and at < index + 40:
        word = passage.low[at]
        if word in lexicon.words.that or passage.opens(at) or word in (".", ":", ";"):
            return None
        if word in lexicon.words.between:
            at = _after_preposition(passage, at, lexicon)
        elif word in (",", "(", ")"):
            at += 1
        elif begins_phrase(passage, at, lexicon):
            return at, phrase_end(passage, at, lexicon)
        else:
            return None
        at = skip_time(passage, at, lexicon)
    return None


def _after_preposition(passage: Passage, index: int, lexicon: QuotesLexicon) -> int:
    """Return the index after a preposition and its noun phrase."""
    at = index + 1
    if passage.low[index] in lexicon.words.gerund:
        return at + 1
    if at < len(passage.low) and passage.low[at] in lexicon.words.of:
        at += 1
    return phrase_end(passage, at, lexicon) if at < len(passage.low) else at


def _is_incise(
    passage: Passage, cue: Cue, start: int, speaker: tuple[int, int], people: frozenset[int], lexicon: QuotesLexicon, *, like: bool
) -> bool:
    """Tell "..., a annoncé le ministère" from "Le ministre, en visite, a annoncé le départ"."""
    if like or passage.closes(start - 1) or (passage.tokens[start - 1].text in _BEFORE and passage.closes(start - 2)):
        return True
    if passage.in_marks(start) and passage.low[start - 1] == ",":
        return _speaks(passage, speaker, people, lexicon) and _closed_by_comma(passage, speaker[1])
    if not _speaks(passage, speaker, people, lexicon):
        return False
    if not finite(passage, _clause_start(passage, start), start - 1):
        return False
    return not _has_object(passage, cue, speaker)


def _clause_start(passage: Passage, start: int) -> int:
    return 0


def _closed_by_comma(passage: Passage, index: int) -> bool:
    return any(passage.low[i] in (",", ".") or passage.closes(i) for i in range(index, min(index + 12, len(passage.low))))


def _speaks(passage: Passage, phrase: tuple[int, int], people: frozenset[int], lexicon: QuotesLexicon) -> bool:
    """Return whether a noun phrase can be a speaker: a mention, a name, or a noun of people, bodies or documents."""
    return any(
        i in people or passage.tokens[i].pos == "PROPN" or passage.low[i] in lexicon.words.source_nouns for i in range(*phrase)
    )


def _has_object(passage: Passage, cue: Cue, speaker: tuple[int, int]) -> bool:
    """Return whether the subject stands before the verb, so that what follows is its object."""
    subjects = [i for i in passage.children[cue.verb] if passage.tokens[i].dep.startswith("nsubj")]
    return any(i < cue.first for i in subjects) and not any(speaker[0] <= i < speaker[1] for i in subjects)


def _draft(passage: Passage, incise: Incise, lexicon: QuotesLexicon) -> Draft | None:
    stretches = _stretches(passage, incise, lexicon)
    shape = shaped(passage, *stretches)
    if shape is None:
        return None
    cue = incise.cue
    return Draft(
        passage=passage,
        type=shape[0],
        content=shape[1],
        flags=shape[2] if cue.row is not None else tuple(sorted({*shape[2], "misspelt_cue"})),
        rule="quotes.incise" + (f":{cue.row.lemma}" if cue.row else ""),
        row=cue.row,
        lemma=cue.row.lemma if cue.row else passage.low[cue.verb],
        cue=passage.words(cue.lead, max(cue.last, cue.pronoun or 0) + 1),
        cue_token=cue.verb,
        speaker=incise.speaker,
    )


def _stretches(passage: Passage, incise: Incise, lexicon: QuotesLexicon) -> list[TextSpan]:
    """Return the words before an incise, and those after it when the sentence goes on."""
    inside = passage.pair_of(incise.start) if passage.in_marks(incise.start) and passage.in_marks(incise.end - 1) else None
    if inside is not None and not passage.opens(incise.start):
        after = _resume(passage, incise.end)
        last = passage.tokens[after].start if after is not None else incise_end(passage, incise)
        return [TextSpan(inside.inner.start, passage.tokens[incise.start].start), TextSpan(last, inside.inner.end)]
    left = words_before(passage, incise.start, lexicon)
    right = _right(passage, incise, left)
    return [left, *right]


def incise_end(passage: Passage, incise: Incise) -> int:
    """Return the place where the incise ends."""
    return passage.tokens[incise.end - 1].end


def words_before(passage: Passage, start: int, lexicon: QuotesLexicon) -> TextSpan:
    """Return the words before a cue: the quotation alone when all else is an adverbial before it, else the whole clause."""
    first = 0
    while first < start - 1 and passage.low[first] in lexicon.words.leading and not passage.in_marks(first):
        first += 1
    last = start - 1
    while last > first and passage.tokens[last].text in _BEFORE and not passage.in_marks(last):
        last -= 1
    whole = TextSpan(passage.tokens[first].start, passage.tokens[last].end)
    if not passage.closes(last):
        return whole
    pair = passage.pair_of(last)
    opening = next(i for i in range(len(passage.tokens)) if passage.pair_at[i] == passage.pair_at[last])
    colon = opening > 0 and passage.low[opening - 1] == ":"
    if pair is not None and (colon or (opening > first and passage.low[opening - 1] == "," and not finite(passage, first, opening))):
        return pair.outer
    return whole


def _right(passage: Passage, incise: Incise, left: TextSpan) -> list[TextSpan]:
    """Return the words that go on after an incise: a new pair of marks, or the rest of a clause left without its verb."""
    at = _resume(passage, incise.end)
    if at is None:
        return []
    if passage.opens(at):
        end = passage.after_pair(at)
        return [passage.words(at, end)]
    first = next(i for i, token in enumerate(passage.tokens) if token.start >= left.start)
    if passage.closes(incise.start - 1) or passage.closes(incise.start - 2) or finite(passage, first, incise.start):
        return []
    return [passage.words(at, len(passage.tokens))]


def _resume(passage: Passage, index: int) -> int | None:
    """Return the token after the comma that ends an incise; None when the sentence ends or nothing follows."""
    pair = passage.pair_at[index - 1]
    at = index
    while at < len(passage.tokens) and passage.low[at] not in (",", ".", ";", "!", "?"):
        if passage.opens(at) and passage.pair_at[at] != pair:
            return at
        at += 1
    if at >= len(passage.tokens) - 1 or passage.low[at] == "." and pair < 0:
        return None
    return at + 1
