"""How many were killed and wounded, as the sentence of an attack counts them."""

import re

from recoupe.lexicon.event_words import Counts
from recoupe.stages.events.words import lemma_of, plain
from recoupe.types.events import Casualties
from recoupe.types.grammar import Sentence

Range = tuple[int, int | None]
_DIGITS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})*|\d+")


def casualties_of(sentence: Sentence, counts: Counts) -> Casualties | None:
    """Return the figures of a sentence, or None when it gives none."""
    killed = _figure(sentence, counts, counts.killed, counts.kill_verbs)
    wounded = _figure(sentence, counts, counts.wounded, counts.wound_verbs)
    return Casualties(killed=killed, wounded=wounded) if killed or wounded else None


def _figure(sentence: Sentence, counts: Counts, nouns: frozenset[str], verbs: frozenset[str]) -> Range | None:
    """Return the first figure that counts these casualties."""
    for index, token in enumerate(sentence.tokens):
        if plain(token.text) in nouns:
            found = (
                _number_of(sentence, index, counts)
                or _subject_number(sentence, index, counts)
                or _of_people(sentence, index, counts)
            )
            if found:
                return found
        if token.pos == "VERB" and lemma_of(token) in verbs:
            for child in sentence.children[index]:
                if (
                    sentence.tokens[child].dep in ("obj", "nsubj:pass", "nsubj")
                    and lemma_of(sentence.tokens[child]) in counts.people
                ):
                    found = _number_of(sentence, child, counts)
                    if found:
                        return found
    return None


def _subject_number(sentence: Sentence, index: int, counts: Counts) -> Range | None:
    """Return the number of the people who were killed: "six civils ont été tués"."""
    for child in sentence.children[index]:
        if sentence.tokens[child].dep in ("nsubj:pass", "nsubj"):
            found = _number_of(sentence, child, counts)
            if found:
                return found
    head = sentence.tokens[index].head
    return _number_of(sentence, head, counts) if sentence.tokens[index].dep == "acl" else None


def _of_people(sentence: Sentence, index: int, counts: Counts) -> Range | None:
    """Return the number of those whose death or wounds a noun tells: "la mort de deux civils"."""
    for child in sentence.children[index]:
        if sentence.tokens[child].dep == "nmod" and lemma_of(sentence.tokens[child]) in counts.people:
            return _number_of(sentence, child, counts)
    return None


def _number_of(sentence: Sentence, index: int, counts: Counts) -> Range | None:
    """Return the number before a noun: "au moins 20 morts", "une vingtaine de morts", "des centaines de blessés"."""
    tokens = sentence.tokens
    for i in range(max(0, index - 4), index + 1):
        word = plain(tokens[i].text)
        if word in counts.rounded and i >= 1 and index - i <= 3:
            number = counts.rounded[word]
            return _bounded(sentence, i - 1, number, counts)
        for vague in counts.vague:
            if word == vague.word:
                return (vague.least, vague.most)
    for child in sorted(sentence.children[index]):
        if child < index and tokens[child].dep in ("nummod", "det", "amod"):
            value = _value(plain(tokens[child].text), counts)
            if value is not None and (tokens[child].dep == "nummod" or "NumType=Card" in tokens[child].morph):
                return _bounded(sentence, child, value, counts)
    if (
        index
        and (value := _value(plain(tokens[index - 1].text), counts)) is not None
        and plain(tokens[index - 1].text) not in ("un", "une")
    ):
        return _bounded(sentence, index - 1, value, counts)
    return None


def _value(word: str, counts: Counts) -> int | None:
    if word in counts.numbers:
        return counts.numbers[word]
    return int(re.sub(r"\D", "", word)) if _DIGITS.fullmatch(word) else None


def _bounded(sentence: Sentence, index: int, number: int, counts: Counts) -> Range:
    before = " ".join(plain(token.text) for token in sentence.tokens[max(0, index - 4) : index]).replace("' ", "'")
    if any(before.endswith(phrase) for phrase in counts.at_least):
        return (number, None)
    return (0, number) if any(before.endswith(phrase) for phrase in counts.at_most) else (number, number)
