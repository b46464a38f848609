"""Counts of killed and wounded told after an attack: "L'ONG X a dénombré douze morts sur place"."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from recoupe.lexicon.event_words import Counts, EventWords
from recoupe.stages.events.casualties import casualties_of
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.frames import Frames
from recoupe.stages.events.named import Party
from recoupe.stages.events.negation import negation_of
from recoupe.stages.events.resolve import Cast
from recoupe.stages.events.scenes import Scenes
from recoupe.stages.events.words import VERBAL, case_words, plain, singulars
from recoupe.types.grammar import Sentence

_NEAR = 10
"""Words between a count and the verb that reports it, and between that verb and "le bilan"."""


def count_tolls(drafts: Sequence[Draft], scenes: Scenes, cast: Cast, words: EventWords) -> list[Draft]:
    """Return the drafts; a count of victims has the sides, the place and the teller of the attack told last before it.

    One that no attack stands before, or an accident or a disaster, is marked as told of nothing known.
    """
    done: list[Draft] = []
    for draft in drafts:
        done.append(_toll(draft, drafts, scenes, cast, words) if draft.trigger.pattern.toll else draft)
    return done


def _toll(draft: Draft, drafts: Sequence[Draft], scenes: Scenes, cast: Cast, words: EventWords) -> Draft:
    teller = _teller(draft, cast, words)
    sentence = draft.roles.frames.sentence
    attack = _attack(draft, drafts, scenes, words.counts) if teller is not None else None
    if teller is None or attack is None or casualties_of(sentence, words.counts) is None:
        return msgspec.structs.replace(draft, attack=False)
    row = words.codebook.row(draft.trigger.pattern.type)
    teller = teller or _source(draft, cast, words.counts)
    people = tuple(party for party in attack.sides.recipients if party.kind == "unknown")
    sides = msgspec.structs.replace(
        draft.sides,
        actors=attack.sides.actors or (Party(actor=f"unknown/{row.actor}"),),
        recipients=people or (Party(actor=f"unknown/{row.recipient}"),),
    )
    place = draft.place or (_there(attack, scenes) if _points_back(sentence, words.counts) else attack.place)
    outcome = draft.outcome
    if outcome.status == "announced":
        outcome = msgspec.structs.replace(outcome, status="happened", cue=None)
    return msgspec.structs.replace(
        draft, sides=sides, place=place, scene=draft.scene or attack.scene, outcome=outcome, told_by=teller, attack=True
    )


def _teller(draft: Draft, cast: Cast, words: EventWords) -> tuple[str, ...] | None:
    """Return who reports a count; empty when a count only grows or the source stands apart; None when it is no report."""
    frames = draft.roles.frames
    sentence, counts = frames.sentence, words.counts
    verb = next((i for i in _before(draft) if sentence.tokens[i].pos in VERBAL), None)
    if verb is None:
        verbless = not any("VerbForm=Fin" in token.morph for token in sentence.tokens)
        return () if verbless and any(plain(token.text) in counts.according for token in sentence.tokens) else None
    if negation_of(sentence, verb, words) is not None:
        return None
    if frames.among(verb, counts.toll_verbs) and any(
        _is_one(sentence, i, counts.tolls) for i in range(max(0, verb - _NEAR), verb)
    ):
        return ()
    light = frames.among(verb, words.supports.light) and any(
        _is_one(sentence, i, counts.report_nouns) for i in range(verb, verb + 3)
    )
    if not (light or frames.among(verb, counts.reports)):
        return None
    subjects = frames.surface_subject(verb) or frames.surface_subject(sentence.tokens[verb].head)
    return _who(frames, subjects, cast)


def _who(frames: Frames, places: Iterable[int], cast: Cast) -> tuple[str, ...]:
    """Return the first who is meant by some words and is no place; an organ such as the police tells it itself, not its state."""
    for place in places:
        token = frames.sentence.tokens[place]
        named = [mention.actor.split(";")[0] for mention in cast.mentions_at(token.start, token.end) if mention.form != "demonym"]
        for actor in named or [party.actor for party in cast.resolve(frames, place)]:
            if not actor.startswith("place/"):
                return (actor,)
    return ()


def _source(draft: Draft, cast: Cast, counts: Counts) -> tuple[str, ...]:
    """Return the source that a sentence gives for its count: "selon la police"."""
    frames = draft.roles.frames
    behind = [i for i in range(len(frames.sentence.tokens)) if case_words(frames.sentence, i) in counts.according]
    return _who(frames, behind, cast)


def _before(draft: Draft) -> Iterator[int]:
    """Yield the words before a count, nearest first: a parser hangs what stands in quotation marks anywhere."""
    yield from range(draft.trigger.index - 1, max(-1, draft.trigger.index - _NEAR - 1), -1)


def _is_one(sentence: Sentence, index: int, lemmas: frozenset[str]) -> bool:
    return any(lemma in lemmas for lemma in singulars(sentence.tokens[index]))


def _attack(draft: Draft, drafts: Sequence[Draft], scenes: Scenes, counts: Counts) -> Draft | None:
    """Return the attack told last before a count; None where there is none, or where a misfortune is told since."""
    kind = draft.trigger.pattern.type
    for sentence in scenes.before(draft):
        if any(lemma in counts.misfortunes for token in sentence.tokens for lemma in singulars(token)):
            return None
        acts = [d for d in drafts if d.roles.frames.sentence is sentence and d.trigger.pattern.type == kind]
        attacks = [d for d in acts if not d.trigger.pattern.toll and d.outcome.status in ("happened", "ongoing", "alleged")]
        if attacks:
            placed = [attack for attack in attacks if attack.place]
            return None if sentence is draft.roles.frames.sentence else (placed or attacks)[-1]
    return None


def _points_back(sentence: Sentence, counts: Counts) -> bool:
    """Return whether a sentence takes up a place with a noun or adverb: "dans cette localité", "sur place"."""
    tokens = sentence.tokens
    for before, token in pairwise(tokens):
        if plain(before.text) in counts.pointing and any(lemma in counts.localities for lemma in singulars(token)):
            return True
    return any(plain(f"{before.text} {token.text}") in counts.there for before, token in pairwise(tokens))


def _there(attack: Draft, scenes: Scenes) -> str | None:
    """Return the place that a page is at: that of the attack, else the last that its sentence names."""
    return attack.place or scenes.last_place(attack.roles.frames.sentence)
