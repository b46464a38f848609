"""The shortest clause that shows an act."""

from recoupe.stages.events.words import VERBAL
from recoupe.types.grammar import Sentence
from recoupe.types.span import TextSpan

_CLAUSES = frozenset({"acl:relcl", "advcl", "ccomp", "parataxis", "conj", "ROOT", "root"})


def evidence_of(sentence: Sentence, index: int, places: frozenset[int], trigger: TextSpan) -> tuple[TextSpan, ...]:
    """Return the clause of a trigger, without the clauses below it that hold neither a party nor the trigger."""
    top = clause_of(sentence, index)
    kept: list[int] = []
    waiting = [top]
    needed = _with_above(sentence, places | {index})
    while waiting:
        current = waiting.pop()
        kept.append(current)
        for child in sentence.children[current]:
            dep, pos = sentence.tokens[child].dep, sentence.tokens[child].pos
            if dep in _CLAUSES and (dep != "conj" or pos in VERBAL) and child not in needed:
                continue
            waiting.append(child)
    words = [sentence.tokens[i] for i in kept if sentence.tokens[i].pos != "PUNCT"]
    start = min([trigger.start, *(word.start for word in words)])
    end = max([trigger.end, *(word.end for word in words)])
    return (TextSpan(start, end),)


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
