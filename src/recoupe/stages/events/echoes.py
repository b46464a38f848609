"""Nouns that take up an act told with other words: "l'opération", "ces explosions", "la mort du général"."""

from collections.abc import Sequence

import msgspec

from recoupe.lexicon.event_words import EventWords
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.words import singulars
from recoupe.types.events import Status
from recoupe.types.grammar import Sentence

_REAL: frozenset[Status] = frozenset({"happened", "ongoing", "alleged"})
_REACH = 3
"""Sentences between an act and a noun that takes it up."""


def take_up(drafts: Sequence[Draft], sentences: Sequence[Sentence], words: EventWords) -> list[Draft]:
    """Return the drafts; a noun that only takes up an act has the sides it lacks from the act of its type told last before it.

    Where none stands near before it, the first one after it is meant ("Explosions à X: ... des attentats"), unless the noun
    points back. It is no act where there is none, where its own sentence tells the act, and, for what may have come about by
    itself, on a page of a misfortune or without a word of an attack.
    """
    if all(draft.trigger.pattern.echo == "no" for draft in drafts):
        return list(drafts)
    numbers = {sentence.span.start: number for number, sentence in enumerate(sentences)}
    by_hand = any(_holds(sentence, words.counts.assaults) for sentence in sentences)
    mishap = not by_hand or any(_holds(sentence, words.counts.mishaps) for sentence in sentences)
    done: list[Draft] = []
    for draft in drafts:
        if draft.trigger.pattern.echo == "no":
            done.append(draft)
            continue
        act = None if mishap and draft.trigger.pattern.echo == "any" else _act(draft, done, drafts, numbers)
        fits = act is not None and not _told_beside(draft, drafts, words) and _points(draft, words)
        done.append(_with_sides(draft, act) if act is not None and fits else msgspec.structs.replace(draft, attack=False))
    return done


def _holds(sentence: Sentence, lemmas: frozenset[str]) -> bool:
    return any(lemma in lemmas for token in sentence.tokens for lemma in singulars(token))


def _act(draft: Draft, done: Sequence[Draft], drafts: Sequence[Draft], numbers: dict[int, int]) -> Draft | None:
    """Return the act that a noun takes up: the last of its type near before it, else the first one after it."""
    at = numbers[draft.roles.frames.sentence.span.start]
    alike = [act for act in done if _tells(act, draft) and at - numbers[act.roles.frames.sentence.span.start] <= _REACH]
    if draft.trigger.pattern.echo == "definite":
        return alike[-1] if alike else None
    after = (act for act in drafts[len(done) :] if _tells(act, draft) and act.trigger.pattern.echo == "no")
    return alike[-1] if alike else next(after, None)


def _tells(act: Draft, draft: Draft) -> bool:
    """Return whether another mention tells an act of the type and in the contexts of a noun as a fact."""
    pattern = act.trigger.pattern
    told = not pattern.toll and act.attack is not False and act.outcome.status in _REAL
    alike = pattern.type == draft.trigger.pattern.type and set(draft.trigger.pattern.contexts) <= set(pattern.contexts)
    return told and alike and act is not draft


def _told_beside(draft: Draft, drafts: Sequence[Draft], words: EventWords) -> bool:
    """Return whether the sentence of a noun tells the act itself; victims who are only counted in it do not, but of a death."""
    death = draft.word in words.counts.killed
    beside = [act for act in drafts if act.roles is draft.roles and _tells(act, draft) and act.trigger.pattern.echo == "no"]
    return any(death or act.word not in words.counts.kill_verbs | words.counts.wound_verbs for act in beside)


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
