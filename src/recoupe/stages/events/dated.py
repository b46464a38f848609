"""Which time dates an act: one that hangs on it, on the verb it is a side of, or on a clause that it goes with."""

from collections.abc import Iterator, Sequence

from recoupe.lexicon.event_words import BoundSide, EventWords
from recoupe.stages.events.evidence import clause_of
from recoupe.stages.events.time_ways import is_part
from recoupe.stages.events.words import (
    VERBAL,
    case_words,
    is_infinitive,
    is_participle,
    is_present_participle,
    plain,
)
from recoupe.types.base import Record
from recoupe.types.grammar import Sentence
from recoupe.types.times import Time


class Way(Record, frozen=True, kw_only=True):
    """A time, its first word, which bound it only is (None when it is the day), and the words that it can date, nearest first."""

    time: Time
    place: int
    side: BoundSide | None
    words: tuple[int, ...]


_LOOSE = ("obl", "nmod")
"""A noun that stands so beside its verb has a time of its own; the time behind an object can be that of the verb."""

_NEAR = 9
_PLACE = frozenset({"ADJ", "ADP", "DET", "PROPN"})


def time_of(sentence: Sentence, index: int, ways: Sequence[Way], words: EventWords, *, wide: bool = False) -> Way | None:
    """Return the time that dates an act: the nearest that hangs on it or on its clause, else that of a clause it goes with.

    Args:
        sentence: the sentence.
        index: the word of the act.
        ways: the times of the sentence that can date something.
        words: words that tie acts to times, and nouns and verbs that carry acts.
        wide: also a time of the clause that the act stands farther down in.
    """
    if not ways:
        return None
    if behind := _right_behind(sentence, index, ways) or _hung_on(sentence, index, ways):
        return behind
    for word in _chain(sentence, index, words, wide=wide):
        if found := _nearest(word, index, ways):
            return found
    return None


def _right_behind(sentence: Sentence, index: int, ways: Sequence[Way]) -> Way | None:
    """Return the time right behind a noun, or "celle", or its place ("une fusillade à Nice le 15 mars"), whatever it hangs on."""
    tokens = sentence.tokens
    loose = tokens[index].dep.startswith(_LOOSE)
    if tokens[index].pos not in ("NOUN", "PRON"):
        return None
    for end in range(index + 1, min(index + _NEAR, len(tokens))):
        if found := next((way for way in ways if way.time.span.start <= tokens[end].start < way.time.span.end), None):
            return found if loose or _is_of(sentence, end) else None
        if tokens[end].pos not in _PLACE and not _is_kind(sentence, end, index):
            return None
    return None


def _is_of(sentence: Sentence, time: int) -> bool:
    """Return whether a preposition stands right before a time, which then says whose: "le raid de lundi a tué X"."""
    return time > 0 and sentence.tokens[time - 1].pos == "ADP"


def _is_kind(sentence: Sentence, place: int, noun: int) -> bool:
    """Return whether a word without an article says of what kind the noun before it is: "le coup de filet de mardi"."""
    token = sentence.tokens[place]
    bare = not any(sentence.tokens[child].dep == "det" for child in sentence.children[place])
    return token.pos == "NOUN" and token.dep == "nmod" and token.head == noun and bare


def _hung_on(sentence: Sentence, index: int, ways: Sequence[Way]) -> Way | None:
    """Return the time on which the parser hung a noun, the object of the verb before it: "a adopté jeudi des sanctions"."""
    token = sentence.tokens[index]
    if token.pos != "NOUN" or token.head >= index:
        return None
    return next((way for way in ways if way.side is None and way.time.span.holds(sentence.tokens[token.head].span)), None)


def _chain(sentence: Sentence, index: int, words: EventWords, *, wide: bool) -> Iterator[int]:
    """Yield the words whose time an act has: itself, the verb it is a side of, and the verbs that this one goes with."""
    yield index
    above = index if is_present_participle(sentence.tokens[index]) else _verb_beside(sentence, index, words)
    if above is None and wide:
        above = clause_of(sentence, index)
    seen = set[int]()
    while above is not None and above not in seen:
        seen.add(above)
        yield above
        above = _goes_with(sentence, above, words)


def _nearest(word: int, act: int, ways: Sequence[Way]) -> Way | None:
    """Return the time whose way meets a word soonest; of two the one that stands nearer to the act."""
    near = [(way.words.index(word), abs(way.place - act), number) for number, way in enumerate(ways) if word in way.words]
    return ways[min(near)[2]] if near else None


def _verb_beside(sentence: Sentence, index: int, words: EventWords) -> int | None:
    """Return the verb that an act is, or of which it is a side or part that takes place when it does; else None."""
    current = index
    while True:
        token = sentence.tokens[current]
        above = sentence.tokens[token.head]
        if token.head == current or clause_of(sentence, current) == current:
            return current
        if above.pos in VERBAL or is_participle(above):
            return token.head if _is_during(sentence, current, words) or not token.dep.startswith("obl:mod") else None
        if above.pos == "ADV" and plain(above.text) in words.dates.during:
            return above.head
        if token.dep != "nmod" or not is_part(sentence, token.head, words):
            return None
        current = token.head


def _is_during(sentence: Sentence, index: int, words: EventWords) -> bool:
    """Return whether a noun takes place when its verb does: "lors de la visite"; "au cours" is itself such a noun."""
    before = case_words(sentence, index)
    return before in words.dates.during or f"{before} {plain(sentence.tokens[index].text)}" in words.dates.during


def _goes_with(sentence: Sentence, verb: int, words: EventWords) -> int | None:
    """Return the verb whose time is that of another: the first of two that are joined, the one that a gerund goes with."""
    token = sentence.tokens[verb]
    if token.head == verb:
        return None
    if token.dep == "conj" and token.pos in VERBAL and sentence.tokens[token.head].pos in VERBAL:
        return token.head if _may_share_day(sentence, verb, token.head) else None
    if _is_told_along(sentence, verb, words):
        return clause_of(sentence, token.head)
    if is_present_participle(token) and token.dep in ("advcl", "acl", "conj"):
        return clause_of(sentence, token.head)
    if is_infinitive(token) and token.dep == "advcl" and case_words(sentence, verb) in words.dates.purpose:
        return token.head
    return None


def _may_share_day(sentence: Sentence, second: int, first: int) -> bool:
    """Return whether two joined verbs can have one day: not two tenses ("ils patrouillaient depuis mars et il a refusé")."""
    tenses = {tense for verb in (first, second) if (tense := _tense(sentence, verb))}
    return len(tenses) < 2


def _tense(sentence: Sentence, verb: int) -> str | None:
    """Return the tense of a finite verb or of its auxiliary: "Past", "Imp", "Pres" or "Fut"; None where it has none."""
    helpers = (sentence.tokens[child] for child in sentence.children[verb])
    morphs = [helper.morph for helper in helpers if helper.dep.startswith("aux")] or [sentence.tokens[verb].morph]
    finite = next((morph for morph in morphs if "VerbForm=Fin" in morph), "")
    return next((part.removeprefix("Tense=") for part in finite.split("|") if part.startswith("Tense=")), None)


def _is_told_along(sentence: Sentence, verb: int, words: EventWords) -> bool:
    """Return whether a clause begins with a preposition of company or time and a relative pronoun ("avec qui")."""
    tokens = sentence.tokens
    return any(
        child < verb and "PronType=Rel" in tokens[child].morph and case_words(sentence, child) in words.dates.along
        for child in sentence.children[verb]
    )
