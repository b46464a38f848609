"""The words that carry an act: verbs, participles, nouns and light-verb phrases of the patterns."""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from recoupe.lexicon.events import ANY, EventsLexicon, Pattern
from recoupe.stages.events.control import Frame
from recoupe.stages.events.frames import Frames
from recoupe.stages.events.negation import negation_of
from recoupe.stages.events.possible import could_match, phrases_of
from recoupe.stages.events.words import VERBAL, singulars
from recoupe.types.base import Record
from recoupe.types.grammar import Sentence
from recoupe.types.span import TextSpan


class Trigger(Record, frozen=True, kw_only=True):
    """A pattern found at a word. `heads` are the other words of a phrase; `under` is the phrase of which a noun is part."""

    pattern: Pattern
    index: int
    heads: tuple[int, ...] = ()
    span: TextSpan
    under: int | None = None


class Stop(Record, frozen=True, kw_only=True):
    """What keeps a pattern from matching at a word.

    `reason` is the field of the pattern that says no, or `phrase`: a word of it is missing. `slot` and `lemmas` are what was
    looked for there, `words` what stands there: for `unless` the word that blocks, for `with` those that are none of the lemmas.
    """

    reason: Literal["phrase", "reflexive", "negated", "unless", "with"]
    slot: str = ""
    lemmas: tuple[str, ...] = ()
    words: tuple[int, ...] = ()


class Try(Record, frozen=True, kw_only=True):
    """A pattern tried at a word: the words it would take up, and what stops it; None when it matches."""

    pattern: Pattern
    places: tuple[int, ...]
    stop: Stop | None = None


def find_triggers(sentence: Sentence, places: list[int], frames: Frames) -> list[Trigger]:
    """Return the triggers of a sentence in text order, one a word.

    A noun that a phrase or a condition of the same type has taken up is marked as part of it. The frames of words that look at
    each other are made in the order of the words, whatever is tried at them.
    """
    found: dict[int, Trigger] = {}
    for index in places:
        if is_misread(sentence, index, frames):
            continue
        if frames.is_mutual(index):
            frames.of(index)
        match = _phrase(index, frames) or _word(index, frames)
        if match:
            pattern, heads = match
            found[index] = Trigger(pattern=pattern, index=index, heads=heads, span=_span(sentence, index, heads))
    for index, trigger in list(found.items()):
        for part in (*trigger.heads, *_conditions(trigger.pattern, index, frames)):
            if part in found and part != index and found[part].pattern.type == trigger.pattern.type:
                found[part] = msgspec.structs.replace(found[part], under=index)
    for index, trigger in list(found.items()):
        above = next((t for t in found.values() if t.index < index and set(t.heads) & set(trigger.heads)), None)
        if above and above.pattern.type == trigger.pattern.type:
            found[index] = msgspec.structs.replace(trigger, under=above.index)
    return [trigger for _, trigger in sorted(found.items())]


def is_misread(sentence: Sentence, index: int, frames: Frames) -> bool:
    """Return whether what the parser takes for a verb has an article: no pattern is tried there."""
    return sentence.tokens[index].pos == "VERB" and not frames.is_verbal(index)


def _conditions(pattern: Pattern, index: int, frames: Frames) -> Iterator[int]:
    """Yield the words that satisfied the conditions of a pattern."""
    for slot, lemmas in pattern.with_.items():
        if slot != "head":
            yield from (p for p in frames.of(index).get(slot, ()) if _holding(frames, (p,), lemmas) is not None)


def _phrase(index: int, frames: Frames) -> tuple[Pattern, tuple[int, ...]] | None:
    """Return the first phrase of `tries` that matches, with its further words; none is tried that lacks a word."""
    sentence, near = frames.sentence, None
    for verb in frames.lemmas(index):
        for row in phrases_of(verb, frames):
            near = _below(sentence, index, frames) if near is None else near
            heads, pattern = frames.lexicon.phrases[verb][row]
            places = _places(sentence, heads, near)
            if len(places) == len(heads) and stop_of(pattern, (index, *places), frames) is None:
                return pattern, places
    return None


def _word(index: int, frames: Frames) -> tuple[Pattern, tuple[int, ...]] | None:
    """Return the first pattern of the word alone that matches; those whose conditions no word can meet are not tried."""
    for pattern in patterns_of(index, frames):
        if could_match(pattern, frames) and stop_of(pattern, (index,), frames) is None:
            return pattern, ()
    return None


def tries(sentence: Sentence, index: int, frames: Frames, lexicon: EventsLexicon) -> Iterator[Try]:
    """Yield the patterns of a word in the order in which they are tried: phrases, the longest first, then the word alone.

    The first that nothing stops is the one that matches; those after it are never looked at by `find_triggers`.
    """
    near: dict[str, int] | None = None
    for lemma in frames.lemmas(index):
        for heads, pattern in lexicon.phrases.get(lemma, ()):
            near = _below(sentence, index, frames) if near is None else near
            places = _places(sentence, heads, near)
            missing = heads[len(places) :]
            stop = Stop(reason="phrase", lemmas=missing[:1]) if missing else stop_of(pattern, (index, *places), frames)
            yield Try(pattern=pattern, places=(index, *places), stop=stop)
    for pattern in patterns_of(index, frames):
        yield Try(pattern=pattern, places=(index,), stop=stop_of(pattern, (index,), frames))


def _places(sentence: Sentence, heads: tuple[str, ...], near: dict[str, int]) -> tuple[int, ...]:
    """Return the words of a phrase, up to the first that is missing: each below its verb, or below the word before it."""
    places: list[int] = []
    for head in heads:
        place = near.get(head)
        if place is None and places:
            place = next((c for c in sentence.children[places[-1]] if head in singulars(sentence.tokens[c])), None)
        if place is None:
            break
        places.append(place)
    return tuple(places)


def _below(sentence: Sentence, index: int, frames: Frames) -> dict[str, int]:
    """Return the words near below a verb by the lemmas they can have; the nearest wins."""
    frame = frames.of(index)
    light = frames.among(index, frames.words.supports.light) is not None
    near = [i for slot in frame if (slot == "object" if light else slot not in ("subject", "agent")) for i in frame[slot]]
    without = ("nsubj", "nsubj:pass", "conj", "obl:mod", "obl", "obl:arg") if light else ("nsubj", "nsubj:pass", "conj")
    near += [c for c in sentence.children[index] if sentence.tokens[c].dep not in without]
    near += [c for i in near if _is_phase(sentence, i, frames) for c in sentence.children[i] if c != index]
    further = [] if light else [c for i in frame.get("object", ()) for c in sentence.children[i] if c > i > index]
    found: dict[str, int] = {}
    for place in (*near, *further):
        if place != index:
            for lemma in singulars(sentence.tokens[place]):
                found.setdefault(lemma, place)
    return found


def _is_phase(sentence: Sentence, index: int, frames: Frames) -> bool:
    """Return whether a word only opens what follows: "une série de frappes", "en garde à vue"."""
    token = sentence.tokens[index]
    return token.pos != "VERB" and not frames.words.supports.phases.isdisjoint(singulars(token))


def patterns_of(index: int, frames: Frames) -> list[Pattern]:
    """Return the patterns of a single word, in the order in which they are tried."""
    token, lexicon = frames.sentence.tokens[index], frames.lexicon
    if token.pos in VERBAL or token.pos == "ADJ":
        return [p for lemma in frames.lemmas(index) for p in lexicon.verbs.get(lemma, ())]
    return [p for lemma in dict.fromkeys(singulars(token)) for p in lexicon.nouns.get(lemma, ())]


def stop_of(pattern: Pattern, places: tuple[int, ...], frames: Frames) -> Stop | None:
    """Return what keeps a pattern from matching at its words, None when nothing does; a condition may stand at any of them."""
    if pattern.reflexive is not None and pattern.reflexive != frames.reflexive(places[0]):
        return Stop(reason="reflexive")
    if pattern.negated and negation_of(frames.sentence, places[0], frames.words) is None:
        return Stop(reason="negated")
    if not (pattern.with_ or pattern.unless):
        return None
    near = [frames.of(place) for place in places]
    for slot, lemmas in pattern.unless.items():
        if (word := _holding(frames, _standing(near, slot), lemmas)) is not None:
            return Stop(reason="unless", slot=slot, lemmas=lemmas, words=(word,))
    for slot, lemmas in pattern.with_.items():
        words = _standing(near, slot)
        if _holding(frames, words, lemmas) is None:
            return Stop(reason="with", slot=slot, lemmas=lemmas, words=words)
    return None


def _standing(near: Sequence[Frame], slot: str) -> tuple[int, ...]:
    """Return the words that stand in a slot of some frames."""
    return tuple([place for frame in near if slot in frame for place in frame[slot]])


def _holding(frames: Frames, places: Sequence[int], lemmas: tuple[str, ...]) -> int | None:
    """Return the first word that has one of the lemmas, itself or as what it is a part of ("une partie de l'armée")."""
    for place in places:
        forms = singulars(frames.sentence.tokens[place])
        if ANY in lemmas or any(form in lemmas for form in forms) or any(kind in lemmas for kind in frames.kinds(place)):
            return place
        if not frames.words.holders.isdisjoint(forms):
            inner = [i for i in frames.of(place).get(frames.words.places.genitive, ()) if i != place]
            if any(form in lemmas for i in inner for form in singulars(frames.sentence.tokens[i])):
                return place
    return None


def _span(sentence: Sentence, index: int, heads: tuple[int, ...]) -> TextSpan:
    """Return the words of a trigger: a verb with its auxiliaries and reflexive, and the words of a phrase when they are near."""
    tokens = sentence.tokens
    places = [index]
    if tokens[index].pos in VERBAL or tokens[index].pos == "ADJ":
        helpers = [c for c in sentence.children[index] if tokens[c].dep.startswith(("aux", "expl:comp", "expl:pass"))]
        places += [c for c in helpers if index - 5 <= c < index]
    places += [h for h in heads if abs(h - index) <= 6]
    return TextSpan(tokens[min(places)].start, tokens[max(places)].end)
