"""Cues that stand after or inside their words: "...", a-t-il dit ; ..., a déclaré X à la presse, ...

Surface grammar only: the parser finds few subjects behind their verb.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.cues import Cue
from recoupe.stages.quotes.incise_words import words_around
from recoupe.stages.quotes.manner import after_manner
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import (
    BEFORE_INCISE,
    after_preposition,
    begins_phrase,
    can_speak,
    finite,
    is_finite,
    phrase_end,
    skip_time,
)
from recoupe.stages.quotes.shape import Draft, shaped
from recoupe.stages.quotes.unlisted import find_unlisted


@dataclass(frozen=True)
class Incise:
    """A cue with its speaker inside or after the words: tokens `start` to before `end`; `speaker` is a token range."""

    cue: Cue
    start: int
    end: int
    speaker: tuple[int, int] | None


def find_incises(
    passage: Passage, cues: tuple[Cue, ...], *, people: frozenset[int], lexicon: QuotesLexicon
) -> Iterator[tuple[Cue, Draft]]:
    """Yield the quotes of a passage whose cue stands after or inside the words.

    Args:
        passage: the passage.
        cues: its cues.
        people: the tokens of it that are (part of) mentions of actors.
        lexicon: the words of the language.
    """
    for cue in (*cues, *find_unlisted(passage, cues, lexicon)):
        incise = _incise(passage, cue, people, lexicon)
        if incise is not None and (draft := _draft(passage, incise, lexicon)) is not None:
            yield cue, draft


def _incise(passage: Passage, cue: Cue, people: frozenset[int], lexicon: QuotesLexicon) -> Incise | None:
    """Return the incise of a cue; None when the cue stands before its words or in the page's own."""
    start = _start(passage, cue, lexicon)
    if start is None:
        return None
    if cue.pronoun is not None:
        return _inverted(passage, cue, start, cue.pronoun, lexicon)
    speaker = None if cue.passive else speaker_after(passage, cue.last + 1, lexicon)
    if speaker is None or not _is_incise(passage, cue, start, speaker, people, lexicon):
        return None
    return Incise(cue, start, speaker[1], speaker)


def _start(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int | None:
    """Return the first token of what may be an incise: "comme", clitics, then the verb, after punctuation or a closing mark."""
    if cue.kind not in ("finite", "past") or cue.negated or (cue.kind == "past" and cue.first == cue.verb):
        return None
    if cue.row is not None and not cue.has("incise", "colon"):
        return None
    like = _like(passage, cue.lead, lexicon)
    start = cue.lead - like
    if start == 0 or (like and passage.in_marks(start)) or _is_called(passage, start, lexicon):
        return None
    return start if like or _after_words(passage, start) else None


def _is_called(passage: Passage, start: int, lexicon: QuotesLexicon) -> bool:
    """Return whether a word after a comma says what somebody is called: "Anne Roux, dite « la Rouge », ..."."""
    after = start + 1
    return passage.low[start] in lexicon.words.called and after < len(passage.tokens) and passage.opens(after)


def _like(passage: Passage, lead: int, lexicon: QuotesLexicon) -> bool:
    return lead > 0 and passage.low[lead - 1] in lexicon.words.like


def _inverted(passage: Passage, cue: Cue, start: int, pronoun: int, lexicon: QuotesLexicon) -> Incise:
    """Return an incise whose subject is a pronoun turned round the verb; of "on", whom it was heard from."""
    end = max(cue.last, pronoun) + 1
    heard = _heard_from(passage, pronoun, end, lexicon)
    if heard is not None:
        return Incise(cue, start, heard[1], heard)
    return Incise(cue, start, end, None if cue.passive else (pronoun, pronoun + 1))


def _after_words(passage: Passage, start: int) -> bool:
    return passage.tokens[start - 1].text[-1] in BEFORE_INCISE or passage.closes(start - 1)


def _heard_from(passage: Passage, pronoun: int, index: int, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the source of "a-t-on appris de source policière", "apprend-on auprès de la police"."""
    words = lexicon.words
    if passage.low[pronoun].rpartition("-")[2] not in words.one:
        return None
    at = skip_time(passage, index, lexicon)
    for i in range(at, min(at + 3, len(passage.tokens) - 1)):
        if passage.low[i] in words.of:
            return i + 1, phrase_end(passage, i + 1, lexicon)
        if passage.low[i] not in words.between:
            return None
    return None


def speaker_after(passage: Passage, index: int, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the first noun phrase after a cue that no preposition, date or adverb ties to something else."""
    at = skip_time(passage, index, lexicon)
    while at < len(passage.tokens) and at < index + 40:
        word = passage.low[at]
        if (
            word in lexicon.words.that
            or word in (".", ":", ";")
            or (passage.opens(at) and not begins_phrase(passage, at, lexicon))
        ):
            return None
        if word in lexicon.words.between:
            at = after_preposition(passage, at, lexicon)
        elif (aside := after_manner(passage, at, lexicon)) is not None:
            at = aside
        elif passage.tokens[at].pos == "PUNCT" and not passage.opens(at):
            at += 1
        elif begins_phrase(passage, at, lexicon):
            return at, phrase_end(passage, at, lexicon)
        else:
            return None
        at = skip_time(passage, at, lexicon)
    return None


def _is_incise(
    passage: Passage,
    cue: Cue,
    start: int,
    speaker: tuple[int, int],
    people: frozenset[int],
    lexicon: QuotesLexicon,
) -> bool:
    """Tell "..., a annoncé le ministère" from "Le ministre, en visite, a annoncé le départ"."""
    if passage.closes(start - 1) and not _whole(passage, start - 1):
        return False
    if (
        start < cue.lead
        or passage.closes(start - 1)
        or (passage.tokens[start - 1].text in BEFORE_INCISE and passage.closes(start - 2))
    ):
        return True
    if passage.in_marks(start) and passage.low[start - 1] == ",":
        return (
            _speaks(passage, speaker, people, lexicon)
            and (_says_in_marks(passage, start) or not _has_object(passage, cue, speaker))
            and _closed_by_comma(passage, speaker[1])
        )
    if (
        cue.has("np", "accuse")
        and not _speaks(passage, speaker, people, lexicon)
        and not _follows_clause(passage, start, lexicon)
    ):
        return False
    return _ends_words(passage, cue, start, speaker, people, lexicon)


def _ends_words(
    passage: Passage, cue: Cue, start: int, speaker: tuple[int, int], people: frozenset[int], lexicon: QuotesLexicon
) -> bool:
    """Return whether something is said before a cue after a comma, or around it: "X, explique le juge, a menti"."""
    head = next((i for i in range(*speaker) if passage.tokens[i].pos in ("NOUN", "PROPN", "X")), speaker[0])
    person = _speaks(passage, (head, head + 1), people, lexicon) and lexicon.words.documents.isdisjoint(
        passage.low[slice(*speaker)]
    )
    said = _says(passage, start, lexicon, person=person)
    splits = not said and _splits_clause(passage, speaker, people, lexicon)
    if splits and "," not in passage.low[: start - 1]:
        return True
    if not said and not splits:
        return False
    marked = any(passage.opens(i) for i in range(speaker[0], min(speaker[1] + 2, len(passage.tokens))))
    takes_object = cue.has("np", "accuse") or (marked and cue.has("np_marked"))
    return not (takes_object and _has_object(passage, cue, speaker))


def _says_in_marks(passage: Passage, start: int) -> bool:
    """Return whether a clause with its verb stands between the opening mark and the comma before a cue."""
    opening = next((i for i in range(start, -1, -1) if passage.pair_at[i] != passage.pair_at[start]), -1)
    return any(is_finite(passage, i) for i in range(opening + 1, start))


def _says(passage: Passage, start: int, lexicon: QuotesLexicon, *, person: bool) -> bool:
    """Return whether the words before a cue say something: more than a subject with its asides ("Le port, qui va mal, a ...").

    `person`: a person or body stands after the cue, so that marked words before it are taken for said.
    """
    first = 0
    for i in range(start):
        if passage.closes(i) and (person or _whole(passage, i)):
            return True
        if passage.low[i] == "," or i == start - 1:
            if finite(passage, first, i + 1) and not _is_aside(passage, first, lexicon):
                return True
            first = i + 1
    return False


def _follows_clause(passage: Passage, start: int, lexicon: QuotesLexicon) -> bool:
    """Return whether a clause with its verb ends at the comma before a cue: "Le bal est annulé, a annoncé l'archevêché"."""
    if passage.low[start - 1] != ",":
        return False
    first = next((i + 1 for i in range(start - 2, -1, -1) if passage.low[i] == "," and not passage.in_marks(i)), 0)
    return finite(passage, first, start) and not _is_aside(passage, first, lexicon)


def _is_aside(passage: Passage, first: int, lexicon: QuotesLexicon) -> bool:
    """Return whether a relative clause begins at a token that is not the sentence's first: "dont", "contre laquelle"."""
    words = lexicon.words
    return first > 0 and (passage.low[first] in words.linking or passage.low[first + 1] in words.which)


def _splits_clause(passage: Passage, speaker: tuple[int, int], people: frozenset[int], lexicon: QuotesLexicon) -> bool:
    """Return whether a cue and its speaker stand between a subject and its verb: "Le port, affirme Anne Roux, doit vivre"."""
    after = speaker[1]
    if passage.opens(speaker[0]) or after >= len(passage.tokens) - 1 or passage.low[after] != ",":
        return False
    if not _speaks(passage, speaker, people, lexicon):
        return False
    first = after + 1 + passage.opens(after + 1)
    return is_finite(passage, first) or passage.low[first] in lexicon.words.negations or passage.opens(after + 1)


def _whole(passage: Passage, closing: int) -> bool:
    """Return whether a pair of marks right before a verb is speech, not part of its subject: les « gilets jaunes » accusent."""
    opening = passage.opening_of(closing)
    return opening == 0 or any(is_finite(passage, i) for i in range(opening, closing))


def _closed_by_comma(passage: Passage, index: int) -> bool:
    return any(passage.low[i] in (",", ".") or passage.closes(i) for i in range(index, min(index + 12, len(passage.low))))


def _speaks(passage: Passage, phrase: tuple[int, int], people: frozenset[int], lexicon: QuotesLexicon) -> bool:
    """Return whether a noun phrase can be a speaker: a mention, a name, or a noun of people, bodies or documents."""
    last = phrase[1]
    after = last + 1 if last + 1 < len(passage.tokens) and passage.low[last] == "," else 0
    apposed = after and (after in people or passage.low[after] in lexicon.words.titles)
    return bool(apposed) or any(
        can_speak(passage, i, people, lexicon) or passage.tokens[i].pos == "PROPN" for i in range(*phrase)
    )


def _has_object(passage: Passage, cue: Cue, speaker: tuple[int, int]) -> bool:
    """Return whether the subject stands before the verb, so that what follows is its object."""
    subjects = [i for i in passage.children[cue.verb] if passage.tokens[i].dep.startswith("nsubj")]
    return any(i < cue.first for i in subjects) and not any(speaker[0] <= i < speaker[1] for i in subjects)


def _draft(passage: Passage, incise: Incise, lexicon: QuotesLexicon) -> Draft | None:
    stretches = words_around(passage, incise.start, incise.end, lexicon)
    shape = shaped(passage, *stretches)
    if shape is None:
        return None
    cue = incise.cue
    return Draft(
        passage=passage,
        type=shape[0],
        content=shape[1],
        flags=shape[2] if cue.row is not None or _is_verb(passage, cue) else tuple(sorted({*shape[2], "misspelt_cue"})),
        rule="quotes.incise" + (f":{cue.row.lemma}" if cue.row else ""),
        row=cue.row,
        lemma=cue.row.lemma if cue.row else passage.tokens[cue.verb].lemma,
        cue=passage.words(cue.lead, max(cue.last, cue.pronoun or 0) + 1),
        cue_token=cue.verb,
        speaker=incise.speaker,
    )


def _is_verb(passage: Passage, cue: Cue) -> bool:
    return cue.kind == "finite" or passage.tokens[cue.verb].pos == "VERB"
