"""What a parser joined to the wrong word: a name before its verb, the first of two subjects, an infinitive behind a noun."""

from collections.abc import Mapping, Sequence

import msgspec

from recoupe.lexicon.events import EventsLexicon
from recoupe.stages.events.words import VERBAL, case_words, plain
from recoupe.types.grammar import Sentence, Token
from recoupe.types.span import TextSpan

_OPENING = ("CCONJ", "ADV", "INTJ")
_NAMING = ("DET", "NUM", "NOUN", "PROPN", "ADJ", "X", "PUNCT")


def with_named_subjects(sentence: Sentence) -> Sentence:
    """Return a sentence with the names that a parser took for articles of finite verbs as their subjects: "Ankara menace de"."""
    return put_right(
        sentence,
        {
            place: msgspec.structs.replace(token, dep="nsubj")
            for place, token in enumerate(sentence.tokens)
            if token.pos == "PROPN" and token.dep == "det" and place < token.head and _wants_subject(sentence, token.head)
        },
    )


def _wants_subject(sentence: Sentence, verb: int) -> bool:
    deps = {sentence.tokens[child].dep.partition(":")[0] for child in sentence.children[verb]}
    return "VerbForm=Fin" in sentence.tokens[verb].morph and "nsubj" not in deps


def with_both_subjects(sentence: Sentence, lexicon: EventsLexicon) -> Sentence:
    """Return a sentence with the first of two joined subjects below their verb: "Paris et Berlin ont signé".

    A parser can take the first for the whole sentence, and the second and its verb for another.
    """
    tokens = sentence.tokens
    first = sentence.root
    named = tokens[first].pos in ("NOUN", "PROPN") or (tokens[first].pos == "ADJ" and first == 0)
    if not named or any(tokens[child].dep == "cop" for child in sentence.children[first]):
        return sentence
    for verb in sentence.children[first]:
        joint = next((c for c in sentence.children[verb] if tokens[c].dep == "cc"), None)
        second = next((c for c in sentence.children[verb] if tokens[c].dep.startswith("nsubj")), None)
        if tokens[verb].dep != "conj" or tokens[verb].pos != "VERB" or joint is None or second is None:
            continue
        if first < joint < second < verb and _opens(sentence, second, joint) and _is_one_phrase(sentence, joint, lexicon):
            return _hung_below(sentence, first, second, verb, joint)
    return sentence


def _opens(sentence: Sentence, index: int, joint: int) -> bool:
    """Return whether a noun's phrase begins right behind a conjunction; a pronoun begins a clause of its own."""
    return min([index, *sentence.children[index]]) == joint + 1 and sentence.tokens[index].pos in ("NOUN", "PROPN")


def _is_one_phrase(sentence: Sentence, joint: int, lexicon: EventsLexicon) -> bool:
    """Return whether only nouns, names and what belongs to them stand before a conjunction, from the start of the sentence."""
    slots, genitive = lexicon.words.slots, lexicon.words.places.genitive
    return all(
        token.pos in _NAMING
        or (token.pos == "ADP" and slots.get(plain(token.text)) == genitive)
        or (place == 0 and token.pos in _OPENING)
        for place, token in enumerate(sentence.tokens[:joint])
    )


def _hung_below(sentence: Sentence, first: int, second: int, verb: int, joint: int) -> Sentence:
    tokens, replace = sentence.tokens, msgspec.structs.replace
    pos = "PROPN" if tokens[first].pos == "ADJ" else tokens[first].pos
    behind = {child: replace(tokens[child], head=verb) for child in sentence.children[first] if child > verb}
    return put_right(
        sentence,
        behind
        | {
            verb: replace(tokens[verb], head=verb, dep="ROOT"),
            first: replace(tokens[first], pos=pos, head=verb, dep=tokens[second].dep),
            second: replace(tokens[second], head=first, dep="conj"),
            joint: replace(tokens[joint], head=second),
        },
    )


def over_amounts(sentence: Sentence, lexicon: EventsLexicon) -> Sentence:
    """Return a sentence with what stands behind an amount below what is counted: "une aide de 60 milliards à l'Ukraine"."""
    slots, genitive = lexicon.words.slots, lexicon.words.places.genitive
    return put_right(
        sentence,
        {
            place: msgspec.structs.replace(token, head=_counted(sentence, token.head))
            for place, token in enumerate(sentence.tokens)
            if token.dep == "nmod"
            and _is_amount(sentence, token.head)
            and slots.get(case_words(sentence, place), genitive) != genitive
        },
    )


def with_counted(sentence: Sentence, lexicon: EventsLexicon) -> Sentence:
    """Return a sentence with what "cents" and "mille" count as the noun, not as their adjective: "deux cents manifestants"."""
    tokens, moved = sentence.tokens, dict[int, Token]()
    for index, token in enumerate(tokens[:-1]):
        noun = tokens[index + 1]
        if (
            token.pos == "NOUN"
            and noun.pos == "NOUN"
            and noun.head == index
            and plain(token.text) in lexicon.words.counts.numbers
        ):
            top = token.head == index
            moved[index + 1] = msgspec.structs.replace(noun, head=index + 1 if top else token.head, dep=token.dep)
            moved[index] = msgspec.structs.replace(token, head=index + 1, dep="nummod")
            moved.update(
                {c: msgspec.structs.replace(tokens[c], head=index + 1) for c in sentence.children[index] if c > index + 1}
            )
    return put_right(sentence, moved)


def _is_amount(sentence: Sentence, index: int) -> bool:
    """Return whether a noun behind another has a number, or counts in what has one ("de 60 milliards de dollars")."""
    token = sentence.tokens[index]
    if token.dep != "nmod" or token.pos != "NOUN":
        return False
    return any(
        sentence.tokens[child].dep == "nummod"
        for noun in (index, token.head)
        for child in sentence.children[noun]
        if noun != child
    )


def _counted(sentence: Sentence, index: int) -> int:
    """Return the noun whose amount is told."""
    while _is_amount(sentence, index):
        index = sentence.tokens[index].head
    return index


def rejoined(sentence: Sentence) -> Sentence:
    """Return a sentence with the infinitives that a parser joined to a noun joined to the infinitive before that has their mark.

    "Ils ont convenu de coordonner les frappes de leurs pays et d'échanger du renseignement".
    """
    tokens = sentence.tokens
    moved: dict[int, Token] = {}
    marks: dict[str, int] = {}
    found = [(index, token) for index, token in enumerate(tokens) if "VerbForm=Inf" in token.morph]
    for index, token in found:
        mark = next((tokens[c].lemma for c in sentence.children[index] if tokens[c].dep == "mark" and c < index), "")
        if mark and token.dep == "conj" and tokens[token.head].pos not in VERBAL and mark in marks:
            moved[index] = msgspec.structs.replace(token, head=marks[mark])
        marks[mark] = index
    return put_right(sentence, moved)


def put_right(sentence: Sentence, words: Mapping[int, Token]) -> Sentence:
    """Return a sentence with other tokens at some places; itself where there are none."""
    if not words:
        return sentence
    return rebuilt(sentence, [words.get(place, token) for place, token in enumerate(sentence.tokens)], sentence.span)


def rebuilt(sentence: Sentence, tokens: Sequence[Token], span: TextSpan) -> Sentence:
    """Return a sentence with other tokens, and what hangs on each of them."""
    children: list[list[int]] = [[] for _ in tokens]
    for place, token in enumerate(tokens):
        if token.head != place:
            children[token.head].append(place)
    below = tuple(tuple(row) for row in children)
    return msgspec.structs.replace(sentence, tokens=tuple(tokens), span=span, children=below)
