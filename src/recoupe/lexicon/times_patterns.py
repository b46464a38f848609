r"""The little language in which the ways to write a time are given, compiled to regular expressions over symbols.

le                a word, as printed in lower case; punctuation is a word too
{month}           any word of a class, kept under the class's name
{month_short:month} the same, kept under another name; {day.2} belongs to the second time of the pattern
{_number}         any word of a class, not kept
(a | b)           one of several; (:count a | b) keeps all of it under a name
[a | b]           one of several, or nothing
<a>               the words to mark, where the pattern is wider; a second <b> is a second time
@det              a fragment
\( \[ \< ...      these characters as words
"""

import re
import unicodedata
from collections.abc import Iterable

from recoupe.types.base import Record
from recoupe.types.errors import LexiconError

WORD = re.compile(
    r"\d{1,3}(?:[   ]\d{3})+(?!\d)|\d+(?:,\d+)?|(?<!\d)[^\W\d_]+\d\w*|[^\W\d_]+['’]?|[^\w\s]|_",
)
"""A word of a text: a number ("24", "2,5", "10 000"), letters with the apostrophe that ends them, or a sign."""

_ITEM = re.compile(r"\\.|\(:[\w.]+|[()\[\]|<>]|@\w+|\{[\w.:]+\}|[^\s()\[\]|<>{}@\\]+")
_FIRST_SYMBOL = 0xE000
_YEARS = range(1000, 2200)


def words_of(text: str) -> list[str]:
    """Return the words of a text as patterns see them: lower case, straight apostrophes."""
    return [match.group().lower().replace("’", "'") for match in WORD.finditer(text)]


def bare_first(words: str) -> str | None:
    """Return words whose first letter lost its accent, as capitals do in many papers; None where it has none."""
    plain = unicodedata.normalize("NFD", words[0])[0]
    return plain + words[1:] if plain != words[0] and plain.isalpha() else None


def number_classes(digits: str) -> frozenset[str]:
    """Return what a number in digits can be: a day, an hour, a year..."""
    if "," in digits or not digits.isascii() or not digits.isdigit() or len(digits) > 4:
        return frozenset({"digits"})
    value = int(digits)
    found = {"digits"}
    if len(digits) <= 2:
        found |= {name for name, top in (("day_digits", 31), ("month_digits", 12)) if 1 <= value <= top}
        found |= {"hour_digits"} if value <= 24 else set()
        found |= {"impossible_digits"} if value > 31 and len(digits) == 2 else set()
        found |= {"over_24"} if value > 24 else set()
    if len(digits) == 2:
        found |= {"two_digits"} | ({"minute"} if value <= 59 else set())
        found |= {"old_year"} if value >= 32 else set()
        found |= {"tens"} if value % 10 == 0 else set()
    if len(digits) == 4 and value in _YEARS:
        found |= {"year"} | ({"tens"} if value % 10 == 0 else set())
    return frozenset(found)


class Compiled(Record, frozen=True, kw_only=True):
    """A pattern over symbols, the names of its groups in order, and the symbols it can begin with."""

    regex: re.Pattern[str]
    slots: tuple[str, ...]
    first: frozenset[str]


class Vocabulary:
    """Every word that a pattern can name, by symbol."""

    def __init__(self, classes: dict[str, dict[str, str]], *, literals: Iterable[str], fillers: Iterable[str]) -> None:
        self._classes = classes
        members: dict[str, set[str]] = {}
        for name, forms in classes.items():
            for form in forms:
                words = form.split(" ")
                members.setdefault(words[0], set()).add(name if len(words) == 1 else f"={words[0]}")
                for word in words[1:]:
                    members.setdefault(word, set()).add(f"={word}")
        for text in literals:
            for word in _literal_words(text):
                members.setdefault(word, set()).add(f"={word}")
        for digits in (*(f"{n:02}" for n in range(100)), *map(str, range(10)), *map(str, _YEARS)):
            members.setdefault(digits, set()).update(number_classes(digits))
        kinds = {word: frozenset(names) for word, names in members.items()}
        self._kinds: dict[frozenset[str], str] = {}
        self.other = self._symbol(frozenset())
        self.number = self._symbol(frozenset({"digits"}))
        self.symbols = {word: self._symbol(kind) for word, kind in kinds.items()}
        self.symbols |= {bare.capitalize(): symbol for word, symbol in self.symbols.items() if (bare := bare_first(word))}
        quiet = {self.symbols[word] for filler in fillers for word in words_of(filler) if word in self.symbols}
        self.triggers = "".join(sorted(set(self._kinds.values()) - quiet - {self.other}))

    def _symbol(self, kind: frozenset[str]) -> str:
        return self._kinds.setdefault(kind, chr(_FIRST_SYMBOL + len(self._kinds)))

    def symbols_of(self, name: str) -> str:
        """Return the symbols of all words that belong to a class, or are the word `=word`."""
        return "".join(sorted(symbol for kind, symbol in self._kinds.items() if name in kind))

    def sequences(self, name: str) -> list[str]:
        """Return the members of a class that are several words, longest first, as strings of word symbols."""
        forms = [form.split(" ") for form in self._classes.get(name, ()) if " " in form]
        longest_first = sorted(forms, key=len, reverse=True)
        return ["".join(f"[{self.symbols_of('=' + word)}]" for word in form) for form in longest_first]

    def sequence_starts(self, name: str) -> frozenset[str]:
        """Return the symbols that the several-word members of a class can begin with."""
        return frozenset(
            symbol for form in self._classes.get(name, ()) if " " in form for symbol in self.symbols_of("=" + form.split(" ")[0])
        )


def _literal_words(text: str) -> list[str]:
    """Return the plain words of a pattern."""
    plain = [item for item in _ITEM.findall(text) if item[0] not in "()[]|<>@{"]
    return [word for item in plain for word in words_of(item.removeprefix("\\"))]


class _Part(Record, frozen=True, kw_only=True):
    """A compiled piece: its expression, what it can begin with, whether it can be nothing."""

    regex: str
    first: frozenset[str]
    empty: bool


class PatternCompiler:
    """Compiles patterns against one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, fragments: dict[str, str]) -> None:
        self._vocabulary = vocabulary
        self._fragments = fragments
        self._items: list[str] = []
        self._slots: list[str] = []
        self._where = ""

    def compile(self, text: str, *, where: str) -> Compiled:
        """Return the compiled pattern.

        Raises:
            LexiconError: if a bracket is left open, or a class or fragment is unknown.
        """
        self._where = f"{where}: {text!r}"
        self._slots = []
        self._items = self._expand(text, depth=0)[::-1]
        part = self._choice(end="")
        if part.empty:
            raise self._error("can match nothing at all")
        return Compiled(regex=re.compile(part.regex), slots=tuple(self._slots), first=part.first)

    def _error(self, message: str) -> LexiconError:
        return LexiconError(f"{self._where}: {message}")

    def _expand(self, text: str, *, depth: int) -> list[str]:
        if depth > 9:
            raise self._error("fragments hold one another")
        items: list[str] = []
        for item in _ITEM.findall(text):
            if item[0] != "@":
                items.append(item)
            elif item[1:] not in self._fragments:
                raise self._error(f"unknown fragment {item}")
            else:
                items.extend(("(", *self._expand(self._fragments[item[1:]], depth=depth + 1), ")"))
        return items

    def _choice(self, *, end: str) -> _Part:
        parts = [self._sequence()]
        while self._items and self._items[-1] == "|":
            self._items.pop()
            parts.append(self._sequence())
        if end and (not self._items or self._items.pop() != end):
            raise self._error(f"a {end} is missing")
        if not end and self._items:
            raise self._error(f"{self._items[-1]} was not opened")
        first = frozenset(symbol for part in parts for symbol in part.first)
        return _Part(regex="|".join(p.regex for p in parts), first=first, empty=any(p.empty for p in parts))

    def _sequence(self) -> _Part:
        regex, first, empty = "", frozenset[str](), True
        while self._items and self._items[-1] not in ("|", ")", "]", ">"):
            part = self._item(self._items.pop())
            regex += part.regex
            first = first | part.first if empty else first
            empty = empty and part.empty
        return _Part(regex=regex, first=first, empty=empty)

    def _item(self, item: str) -> _Part:
        match item[0]:
            case "<":
                return self._kept(f"<{sum(slot[0] == '<' for slot in self._slots) + 1}", end=">")
            case "(":
                return self._kept(item[2:], end=")")
            case "[":
                inside = self._choice(end="]")
                return _Part(regex=f"(?:{inside.regex})?", first=inside.first, empty=True)
            case "{":
                return self._slot(item[1:-1])
            case _:
                return self._literal(item.removeprefix("\\"))

    def _kept(self, name: str, *, end: str) -> _Part:
        """Return a bracket; with a name it is a group."""
        if name:
            self._slots.append(name)
        inside = self._choice(end=end)
        return _Part(regex=f"({'' if name else '?:'}{inside.regex})", first=inside.first, empty=inside.empty)

    def _slot(self, text: str) -> _Part:
        name, _, kept_as = text.partition(":")
        bare, dot, number = name.partition(".")
        kind = bare.removeprefix("_")
        symbols, sequences = self._vocabulary.symbols_of(kind), self._vocabulary.sequences(kind)
        if not symbols and not sequences:
            raise self._error(f"unknown class {{{kind}}}")
        if not bare.startswith("_"):
            self._slots.append(kept_as or bare + dot + number)
        regex = "|".join([*sequences, *([f"[{symbols}]"] if symbols else [])])
        first = frozenset(symbols) | self._vocabulary.sequence_starts(kind)
        return _Part(regex=f"({'?:' if bare.startswith('_') else ''}{regex})", first=first, empty=False)

    def _literal(self, text: str) -> _Part:
        sets = [self._vocabulary.symbols_of(f"={word}") for word in words_of(text)]
        return _Part(regex="".join(f"[{symbols}]" for symbols in sets), first=frozenset(sets[0]), empty=False)
