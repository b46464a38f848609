"""Nouns that take up an act told with other words: "l'opération", "ces explosions", "la mort du général"."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from recoupe.lexicon.event_words import EventWords
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.words import singulars
from recoupe.types.events import Status
from recoupe.types.grammar import Sentence

_REAL: frozenset[Status] = frozenset({"happened", "ongoing", "alleged"})
_REACH = 3
"""Sentences between an act and a noun that takes it up."""
_AHEAD = 200
"""Mentions behind a noun among which is the act that it announces."""


def take_up(drafts: Sequence[Draft], sentences: Sequence[Sentence], words: EventWords) -> list[Draft]:
    """Return the drafts; a noun that only takes up an act has the sides it lacks from the act of its type told last before it.

    Where none stands near before it, the first one after it is meant ("Explosions à X: ... des attentats"), unless the noun
    points back. It is no act where there is none, where its own sentence tells the act, and, for what may have come about by
    itself, on a page of a misfortune or without a word of an attack.
    """
    if all(draft.trigger.pattern.echo == "no" for draft in drafts):
        return list(drafts)
    return list(_taken_up(drafts, sentences, words))


def _taken_up(drafts: Sequence[Draft], sentences: Sequence[Sentence], words: EventWords) -> Iterator[Draft]:
    numbers = {sentence.span.start: number for number, sentence in enumerate(sentences)}
    by_hand = any(_holds(sentence, words.counts.assaults) for sentence in sentences)
    mishap = not by_hand or any(_holds(sentence, words.counts.mishaps) for sentence in sentences)
    plain = [number for number, draft in enumerate(drafts) if draft.trigger.pattern.echo == "no"]
    beside: dict[int, list[Draft]] = {}
    for number in plain:
        beside.setdefault(id(drafts[number].roles), []).append(drafts[number])
    done: list[Draft] = []
    for draft in drafts:
        if draft.trigger.pattern.echo != "no":
            first = bisect_left(plain, len(done))
            later = (drafts[number] for number in plain[first : first + _AHEAD])
            act = None if mishap and draft.trigger.pattern.echo == "any" else _act(draft, done, later, numbers)
            told = act is None or _told_beside(draft, beside.get(id(draft.roles), ()), words) or not _points(draft, words)
            draft = msgspec.structs.replace(draft, attack=False) if act is None or told else _with_sides(draft, act)
        done.append(draft)
        yield draft


def _holds(sentence: Sentence, lemmas: frozenset[str]) -> bool:
    return any(lemma in lemmas for token in sentence.tokens for lemma in singulars(token))


def _act(draft: Draft, done: Sequence[Draft], later: Iterable[Draft], numbers: dict[int, int]) -> Draft | None:
    """Return the act that a noun takes up: the last of its type near before it, else the first one after it."""
    at = numbers[draft.roles.frames.sentence.span.start]
    for act in reversed(done):
        if at - numbers[act.roles.frames.sentence.span.start] > _REACH:
            break
        if _tells(act, draft):
            return act
    return None if draft.trigger.pattern.echo == "definite" else next((act for act in later if _tells(act, draft)), None)


def _tells(act: Draft, draft: Draft) -> bool:
    """Return whether another mention tells an act of the type and in the contexts of a noun as a fact."""
    pattern = act.trigger.pattern
    told = not pattern.toll and act.attack is not False and act.outcome.status in _REAL
    alike = pattern.type == draft.trigger.pattern.type and set(draft.trigger.pattern.contexts) <= set(pattern.contexts)
    return told and alike and act is not draft


def _told_beside(draft: Draft, drafts: Sequence[Draft], words: EventWords) -> bool:
    """Return whether another mention of its sentence tells the act; victims who are only counted do not, but of a death."""
    death = draft.word in words.counts.killed
    told = (act for act in drafts if _tells(act, draft))
    return any(death or act.word not in words.counts.kill_verbs | words.counts.wound_verbs for act in told)


def _with_sides(draft: Draft, act: Draft) -> Draft:
    sides = msgspec.structs.replace(
        draft.sides,
        actors=draft.sides.actors or act.sides.actors,
        recipients=draft.sides.recipients or act.sides.recipients,
    )
    return msgspec.structs.replace(draft, sides=sides, place=draft.place or act.place, scene=draft.scene or act.scene)


def _points(draft: Draft, words: EventWords) -> bool:
    """Return whether a noun points to what is known: "l'opération", "cette opération", and not "l'opération X"."""
    if draft.trigger.pattern.echo == "any":
        return True
    sentence, index = draft.roles.frames.sentence, draft.trigger.index
    marks = [sentence.tokens[child].morph for child in sentence.children[index] if child < index]
    behind = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
    named = behind is not None and (behind.pos == "PROPN" or behind.text in words.voices.opening)
    return not named and any("Number=Sing" in mark and ("Definite=Def" in mark or "PronType=Dem" in mark) for mark in marks)
