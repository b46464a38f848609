"""A parser of the toy language: a table of words; subject before the verb, object after it. No spaCy."""

import re
from collections.abc import Iterator, Sequence

from recoupe.types.grammar import Parsed, Token

WORDS = {
    "saga": ("sagim", "VERB", "Mood=Ind|Tense=Past|VerbForm=Fin"),
    "ruka": ("rukim", "VERB", "Mood=Ind|Tense=Past|VerbForm=Fin"),
    "nela": ("nelim", "VERB", "Mood=Ind|Tense=Past|VerbForm=Fin"),
    "rukut": ("rukim", "VERB", "Tense=Past|VerbForm=Part"),
    "bema": ("bemim", "AUX", "Mood=Ind|Tense=Past|VerbForm=Fin"),
    "nu": ("nu", "ADV", "Polarity=Neg"),
    "ka": ("ka", "SCONJ", ""),
    "ve": ("ve", "ADP", ""),
    "ko": ("ko", "ADP", ""),
    "bo": ("bo", "ADP", ""),
    "tekla": ("tekla", "NOUN", ""),
    "kapta": ("kapta", "NOUN", ""),
    "tolk": ("tolk", "NOUN", ""),
    "varoki": ("varoki", "ADJ", ""),
    "osmari": ("osmari", "ADJ", ""),
}
_TOKEN = re.compile(r"\w+|[^\w\s]")
_NOUNS = ("NOUN", "PROPN")
_BREAKS = frozenset({"ka", ",", "『", "』"})


class ToyParser:
    """Words from the table; a capital makes a name, everything else unknown is a noun."""

    name = "toy-1"

    def parse(self, texts: Sequence[str]) -> Iterator[Parsed]:
        for text in texts:
            yield _parsed([_Word(found) for found in _TOKEN.finditer(text)])


class _Word:
    """A word on its way to a token."""

    def __init__(self, found: re.Match[str]) -> None:
        self.text, self.start, self.end = found.group(), found.start(), found.end()
        unknown = "PROPN" if self.text[0].isupper() else "NOUN" if self.text[0].isalpha() else "PUNCT"
        unknown = "NUM" if self.text.isdigit() else unknown
        self.lemma, self.pos, self.morph = WORDS.get(self.text.lower(), (self.text, unknown, ""))
        self.dep, self.head = "punct", -1

    def token(self, index: int) -> Token:
        head = index if self.head < 0 else self.head
        return Token(self.text, self.start, self.end, self.lemma, self.pos, self.morph, self.dep, head)


def _parsed(words: list[_Word]) -> Parsed:
    starts = [0] + [i + 1 for i, word in enumerate(words[:-1]) if word.text in ".?!"] if words else []
    for first, last in zip(starts, [*starts[1:], len(words)], strict=True):
        _sentence(words, first, last)
    return Parsed(tokens=tuple(word.token(i) for i, word in enumerate(words)), starts=tuple(starts))


def _sentence(words: list[_Word], first: int, last: int) -> None:
    """Give each word of a sentence its governor; clauses are what stands between commas, marks and "ka"."""
    breaks = [i for i in range(first, last) if words[i].text in _BREAKS]
    root: int | None = None
    above = -1
    for start, end in zip([first, *(i + 1 for i in breaks)], [*breaks, last], strict=True):
        verb = next((i for i in range(start, end) if words[i].pos == "VERB"), None)
        top = verb if verb is not None else next((i for i in range(start, end) if words[i].pos != "PUNCT"), None)
        if top is None:
            continue
        joined = start > first and words[start - 1].text == "ka"
        words[top].dep, words[top].head = ("ccomp" if joined else "parataxis", above) if root is not None else ("ROOT", top)
        if joined:
            words[start - 1].dep, words[start - 1].head = "mark", top
        _clause(words, range(start, end), top)
        root = top if root is None else root
        above = top
    for i in range(first, last):
        if words[i].head < 0:
            words[i].head = first if root is None else root


def _clause(words: list[_Word], places: range, top: int) -> None:
    noun: int | None = None
    case: int | None = None
    for i in places:
        word = words[i]
        if word.pos == "ADP":
            case = i
        elif i == top:
            noun = i if word.pos in _NOUNS else None
        elif word.pos in _NOUNS and noun is not None and case is None:
            word.dep, word.head = ("flat:name" if words[i - 1].pos == "PROPN" else "appos"), noun
        elif word.pos in _NOUNS:
            word.dep, word.head = _placed(i, case, noun, top, words)
            noun = i
        elif word.pos == "ADJ" and noun is not None:
            word.dep, word.head = "amod", noun
        elif word.pos in ("ADV", "AUX"):
            word.dep, word.head = ("advmod" if word.pos == "ADV" else "aux"), top
        if case is not None and i > case:
            words[case].dep, words[case].head = "case", i
            case = None


def _placed(place: int, case: int | None, noun: int | None, top: int, words: list[_Word]) -> tuple[str, int]:
    """Return relation and governor of a noun: of another noun, with a preposition, before or after its verb."""
    if case is not None and words[case].text == "ko" and noun is not None:
        return "nmod", noun
    return ("obl" if case is not None else "nsubj" if place < top else "obj"), top
