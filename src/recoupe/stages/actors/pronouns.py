"""Third-person subject pronouns: the actor named before them that they most likely mean, or none."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec

from recoupe.lexicon.actor_names import fold, words_of
from recoupe.lexicon.actor_pronouns import Pronoun
from recoupe.lexicon.actor_words import Gender
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.meant import Meant
from recoupe.types.actors import Actor
from recoupe.types.grammar import Sentence
from recoupe.types.span import TextSpan

_REACH = 4
"""Sentences that a pronoun looks back; twice as many where it is turned round a verb of speech ("a-t-il dit")."""
_SUBJECTS = ("nsubj", "nsubj:pass")
_SAME = "actors.same:"
_BESIDE = 60
"""Characters after a quotation and its comma in which who says it is named ("..., a reconnu X")."""


class _Candidate(msgspec.Struct, frozen=True):
    meant: Meant
    start: int
    sentence: int
    subject: bool
    gender: Gender | None
    plural: bool


def read_pronouns(meant: list[Meant], context: Context) -> Iterator[Meant]:
    """Yield the pronouns, and the nouns such as "le responsable", that mean one of the actors named before, in text order.

    A pronoun outside quotation marks does not mean somebody named only inside them. Two equally likely actors mean none. A noun
    that stands for nobody told before is not yielded.
    """
    words = context.words
    candidates = [_candidate(found, context) for found in meant if found.form != "demonym"]
    starts = [candidate.start for candidate in candidates]
    quoted = _Quoted(context)
    for place, pronoun, noun in _places(meant, context):
        middle = bisect_left(starts, words.starts[place])
        if noun is not None and noun.seeks == "speaker":
            actors = _state_of_speaker(place, candidates, quoted, context)
        else:
            chosen = _choose(pronoun, place, candidates[:middle], quoted, context, noun=noun)
            actors = chosen.meant.actors if chosen else ()
        if not actors:
            continue
        if noun is None:
            last = place + len(words_of(pronoun.form))
            found = Meant(place, last, "pronoun", actors, "actors.pronoun", False, pronoun.gender, pronoun.plural)
            starts.insert(middle, words.starts[place])
            candidates.insert(middle, _candidate(found, context))
        else:
            rule = f"{_SAME}{noun.rule.partition(':')[2]}" if noun.seeks == "person" else noun.rule
            found = msgspec.structs.replace(noun, actors=actors, rule=rule, seeks=None, gender=pronoun.gender)
            candidates[middle] = _candidate(found, context)
        yield found


def _places(meant: list[Meant], context: Context) -> list[tuple[int, Pronoun, Meant | None]]:
    """Return the word places of pronouns and of nouns that stand for somebody told before, in order."""
    words = context.words
    pronouns = [
        (place, pronoun, None)
        for place, folded in enumerate(words.folded)
        if (pronoun := _pronoun_at(place, folded, context)) is not None and (pronoun.last or not _is_impersonal(place, context))
    ]
    same = context.lexicon.heads.same
    nouns = [(noun.first, Pronoun(form="", gender=_gender_of(noun, same), plural=False), noun) for noun in meant if noun.seeks]
    return sorted([*pronouns, *nouns], key=lambda found: found[0])


def _gender_of(noun: Meant, same: frozenset[str]) -> Gender:
    """Return the gender of a noun: that of its determiner, else feminine for a form in -e of another in the list ("l'élue")."""
    form = fold(noun.rule.partition(":")[2])
    return noun.gender or ("f" if form.endswith("e") and form[:-1] in same else "m")


def _pronoun_at(place: int, folded: str, context: Context) -> Pronoun | None:
    """Return the pronoun that begins at a word: of two words ("celui-ci") or of one."""
    words, pronouns = context.words, context.lexicon.pronouns.pronouns
    if (
        place + 1 < len(words.folded)
        and words.joined[place + 1]
        and (longer := pronouns.get(f"{folded} {words.folded[place + 1]}"))
    ):
        return longer
    return pronouns.get(folded)


def _state_of_speaker(place: int, candidates: list[_Candidate], quoted: "_Quoted", context: Context) -> tuple[Actor, ...]:
    """Return the state of who says the quotation around a place: the subject in its sentence after it, else before it."""
    words = context.words
    around = quoted.around(words.starts[place])
    if around is None:
        return ()
    first, last = words.sentence_number(around.start), words.sentence_number(around.end - 1)
    near = [candidate for candidate in candidates if first <= candidate.sentence <= last + 1]
    follows = words.text[around.end : around.end + 1] == ","
    after = [candidate for candidate in near if follows and 0 <= candidate.start - around.end < _BESIDE]
    before = [candidate for candidate in near if candidate.start < around.start and candidate.subject]
    chosen = after[0] if after else before[-1] if before else None
    country = chosen.meant.actors[0].country if chosen else None
    return (context.lexicon.actors[f"state/{country}"],) if country else ()


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
        return not _has_participle(after[0], context)
    negated = len(after) == 2 and len(words.folded[after[0]]) == 1 and words.folded[after[1]] in there
    return negated or any(words.folded[step] in there for step in before)


def _has_participle(there: int, context: Context) -> bool:
    """Return whether "il y a" goes on with the participle of another verb: "il y a reconnu une faute" has somebody who did."""
    words, place = context.words, there + 2
    if place >= len(words.folded) or not words.joined[place]:
        return False
    found = words.token_at(words.starts[place])
    if found is None:
        return False
    token = found[0].tokens[found[1]]
    have = found[0].tokens[found[1] - 1].lemma
    return token.pos == "VERB" and "VerbForm=Part" in token.morph and "Tense=Past" in token.morph and token.lemma != have


def _choose(
    pronoun: Pronoun, place: int, before: list[_Candidate], quoted: _Quoted, context: Context, *, noun: Meant | None = None
) -> _Candidate | None:
    words = context.words
    offset = words.starts[place]
    number = bisect_right(words.sentence_starts, offset) - 1
    own = None if _interrupts(offset, context) else quoted.around(offset)
    reach = 2 * _REACH if words.text[offset - 1 : offset] == "-" or noun is not None else _REACH
    nearest = number
    best: dict[str, tuple[float, int, _Candidate]] = {}
    for back, candidate in enumerate(reversed(before)):
        if number - candidate.sentence > reach or back > 60:
            break
        if not _fits(pronoun, candidate) or (quoted.around(candidate.start) not in (None, own)):
            continue
        if noun is not None and not (_is_of(noun, candidate) and _is_before(candidate, number)):
            continue
        nearest = candidate.sentence if not best else nearest
        weight = _weight(candidate, number, nearest)
        key = ";".join(actor.id for actor in candidate.meant.actors)
        if key not in best or weight > best[key][0]:
            best[key] = (weight, -back, candidate)
        if pronoun.last:
            return candidate
    ranked = sorted(best.values(), key=lambda row: row[:2], reverse=True)
    return ranked[0][2] if ranked and ranked[0][0] >= 2 else None


def _interrupts(offset: int, context: Context) -> bool:
    """Return whether a pronoun turned round its verb follows a comma, in words of the page's own: "« X, assure-t-il, part »"."""
    words = context.words
    found = words.token_at(offset)
    if found is None or words.text[offset - 1 : offset] != "-":
        return False
    sentence, index = found
    while index > 0 and words.text[sentence.tokens[index].start - 1 : sentence.tokens[index].start] not in (" ", "\u00a0"):
        index -= 1
    before = words.text[max(sentence.tokens[index].start - 2, 0) : sentence.tokens[index].start].rstrip()
    return before.endswith(",")


def _fits(pronoun: Pronoun, candidate: _Candidate) -> bool:
    actor = candidate.meant.actors[0]
    plural = candidate.plural or len(candidate.meant.actors) > 1
    if plural != pronoun.plural or actor.kind == "place":
        return False
    if candidate.gender is None:
        return actor.kind == "person" or pronoun.plural or candidate.subject
    return candidate.gender == pronoun.gender or (pronoun.plural and pronoun.gender == "m")


def _is_of(noun: Meant, candidate: _Candidate) -> bool:
    """Return whether a noun such as "le responsable russe" can mean a person named before: not one of another state."""
    actor, told = candidate.meant.actors[0], noun.actors[0].country
    return actor.kind == "person" and (told is None or actor.country in (None, told))


def _is_before(candidate: _Candidate, number: int) -> bool:
    """Return whether a noun can mean a candidate again: who acts in a sentence is no other noun of it ("X a reçu l'élu")."""
    return candidate.sentence < number or not candidate.subject


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
