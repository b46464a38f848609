"""Third-person subject pronouns: the actor named before them that they most likely mean, or none."""

from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from recoupe.lexicon.actor_names import fold
from recoupe.lexicon.actor_pronouns import Pronoun
from recoupe.lexicon.actor_words import Gender
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.meant import Meant
from recoupe.types.grammar import Sentence
from recoupe.types.span import TextSpan

_REACH = 4
"""Sentences that a pronoun looks back; twice as many where it is turned round a verb of speech ("a-t-il dit")."""
_SUBJECTS = ("nsubj", "nsubj:pass")


class _Candidate(msgspec.Struct, frozen=True):
    meant: Meant
    start: int
    sentence: int
    subject: bool
    gender: Gender | None
    plural: bool


def read_pronouns(meant: list[Meant], context: Context) -> Iterator[Meant]:
    """Yield the pronouns that mean one of the actors named before, in text order.

    A pronoun outside quotation marks does not mean somebody named only inside them. Two equally likely actors mean none.
    """
    lexicon, words = context.lexicon.pronouns, context.words
    candidates = [_candidate(found, context) for found in meant if found.form != "demonym"]
    starts = [candidate.start for candidate in candidates]
    quoted = _Quoted(context)
    for place, folded in enumerate(words.folded):
        pronoun = lexicon.pronouns.get(folded)
        if pronoun is None or _is_impersonal(place, context):
            continue
        before = candidates[: bisect_right(starts, words.starts[place])]
        chosen = _choose(pronoun, place, before, quoted, context)
        if chosen is not None:
            found = Meant(
                place, place + 1, "pronoun", chosen.meant.actors, "actors.pronoun", False, pronoun.gender, pronoun.plural
            )
            yield found
            starts.insert(len(before), words.starts[place])
            candidates.insert(len(before), _candidate(found, context))


class _Quoted:
    """The outermost stretches between quotation marks."""

    def __init__(self, context: Context) -> None:
        self._spans = [mark.outer for mark in context.grammar.marks if mark.depth == 0]
        self._starts = [span.start for span in self._spans]

    def around(self, offset: int) -> TextSpan | None:
        """Return the stretch that holds a place."""
        number = bisect_right(self._starts, offset) - 1
        return self._spans[number] if number >= 0 and offset < self._spans[number].end else None


def _candidate(found: Meant, context: Context) -> _Candidate:
    words = context.words
    start = words.starts[found.first]
    number = bisect_right(words.sentence_starts, start) - 1
    place = words.token_at(words.starts[found.head if found.head is not None else found.first])
    subject = place is not None and _is_subject(place[0], place[1], start, words.ends[found.last - 1])
    return _Candidate(found, start, number, subject, found.gender or _determined(found, context), found.plural)


def _is_subject(sentence: Sentence, index: int, start: int, end: int) -> bool:
    """Return whether the token that governs a stretch is the subject of a verb, alone or coordinated."""
    for _ in range(6):
        token = sentence.tokens[index]
        head = sentence.tokens[token.head]
        if token.dep in _SUBJECTS:
            return True
        if not (start <= head.start < end or token.dep in ("flat:name", "appos", "conj")) or head is token:
            return False
        index = token.head
    return False


def _determined(found: Meant, context: Context) -> Gender | None:
    """Return the gender that the article before a name tells ("la Russie")."""
    if found.form != "name" or found.first == 0 or found.actors[0].kind == "person" or not context.words.joined[found.first]:
        return None
    return context.lexicon.heads.gender(context.words.folded[found.first - 1])


def _is_impersonal(place: int, context: Context) -> bool:
    words, lexicon = context.words, context.lexicon.pronouns
    found = words.token_at(words.starts[place])
    if found is None:
        return True
    sentence, index = found
    token = sentence.tokens[index]
    head = sentence.tokens[token.head]
    if _has_there(place, context) or fold(head.lemma) in lexicon.impersonal:
        return True
    return token.dep.startswith("expl") and head.pos in ("ADJ", "NOUN", "ADV")


def _has_there(place: int, context: Context) -> bool:
    """Return whether "y" stands beside a pronoun: "il y a", "il n'y a", "y a-t-il"."""
    words, there = context.words, context.lexicon.pronouns.there
    after = [step for step in (place + 1, place + 2) if step < len(words.folded) and words.joined[step]]
    before = [step for step in (place - 2, place - 3) if step >= 0] if words.text[words.starts[place] - 1] == "-" else []
    if after and words.folded[after[0]] in there:
        return True
    negated = len(after) == 2 and len(words.folded[after[0]]) == 1 and words.folded[after[1]] in there
    return negated or any(words.folded[step] in there for step in before)


def _choose(pronoun: Pronoun, place: int, before: list[_Candidate], quoted: _Quoted, context: Context) -> _Candidate | None:
    words = context.words
    offset = words.starts[place]
    number = bisect_right(words.sentence_starts, offset) - 1
    own = quoted.around(offset)
    reach = 2 * _REACH if words.text[offset - 1 : offset] == "-" else _REACH
    nearest = number
    best: dict[str, tuple[float, int, _Candidate]] = {}
    for back, candidate in enumerate(reversed(before)):
        if number - candidate.sentence > reach or back > 60:
            break
        if not _fits(pronoun, candidate) or (quoted.around(candidate.start) not in (None, own)):
            continue
        nearest = candidate.sentence if not best else nearest
        weight = _weight(candidate, number, nearest)
        key = ";".join(actor.id for actor in candidate.meant.actors)
        if key not in best or weight > best[key][0]:
            best[key] = (weight, -back, candidate)
    ranked = sorted(best.values(), key=lambda row: row[:2], reverse=True)
    return ranked[0][2] if ranked and ranked[0][0] >= 2 else None


def _fits(pronoun: Pronoun, candidate: _Candidate) -> bool:
    actor = candidate.meant.actors[0]
    plural = candidate.plural or len(candidate.meant.actors) > 1
    if plural != pronoun.plural or actor.kind == "place":
        return False
    if candidate.gender is None:
        return actor.kind == "person" or pronoun.plural or candidate.subject
    return candidate.gender == pronoun.gender or (pronoun.plural and pronoun.gender == "m")


def _weight(candidate: _Candidate, number: int, nearest: int) -> float:
    """Return how likely a candidate is: subjects, persons and the nearest sentences that name anybody first."""
    near = (
        2.0
        if candidate.sentence == number
        else 1.5
        if candidate.sentence == nearest
        else 0.5
        if candidate.sentence == nearest - 1
        else 0.0
    )
    kind = candidate.meant.actors[0].kind
    return (
        near
        + 2.0 * candidate.subject
        + (1.5 if kind == "person" else 0.5 if kind == "unknown" else 0.0)
        + 0.5 * (candidate.gender is not None)
    )
