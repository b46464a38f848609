"""The shortest clause that shows an act."""

from recoupe.stages.events.words import VERBAL
from recoupe.types.grammar import Sentence
from recoupe.types.span import TextSpan

_CLAUSES = frozenset({"acl:relcl", "advcl", "ccomp", "parataxis", "conj", "ROOT", "root"})


def evidence_of(sentence: Sentence, index: int, places: frozenset[int], trigger: TextSpan) -> tuple[TextSpan, ...]:
    """Return the clause of a trigger, without the clauses below it that hold neither a party nor the trigger."""
    tokens = sentence.tokens
    kept: list[int] = []
    waiting = [clause_of(sentence, index)]
    needed = _with_above(sentence, places | {index})
    while waiting:
        current = waiting.pop()
        kept.append(current)
        for child in sentence.children[current]:
            token = tokens[child]
            if token.dep not in _CLAUSES or (token.dep == "conj" and token.pos not in VERBAL) or child in needed:
                waiting.append(child)
    words = [place for place in kept if tokens[place].pos != "PUNCT"] or [index]
    start, end = tokens[min(words)].start, tokens[max(words)].end
    return (TextSpan(min(trigger.start, start), max(trigger.end, end)),)


def _with_above(sentence: Sentence, places: frozenset[int]) -> set[int]:
    """Return some words and all that govern them."""
    found: set[int] = set()
    for place in places:
        while place not in found:
            found.add(place)
            place = sentence.tokens[place].head
    return found


def clause_of(sentence: Sentence, index: int) -> int:
    """Return the verb of the clause that a word is in."""
    current = index
    while True:
        token = sentence.tokens[current]
        if token.head == current or (token.dep in _CLAUSES and token.pos in VERBAL) or token.dep == "acl:relcl":
            return current
        current = token.head
