"""Schema of the files in `data/times/`, and their one compilation into symbols and patterns.

The words of a text become a string of symbols, one a word: words with the same memberships share a symbol, and all
other words are one symbol. A pattern of the data files becomes a regular expression over that string, so matching
never looks at letters, and no pattern can run away: the pattern language has no repetition.
"""

import re
from pathlib import Path
from typing import Literal

import msgspec

from recoupe.lexicon.calendar import Calendar, load_calendar
from recoupe.lexicon.load import read_yaml
from recoupe.lexicon.times_patterns import PatternCompiler, Vocabulary, bare_first, words_of
from recoupe.types.base import Record
from recoupe.types.errors import LexiconError
from recoupe.types.times import TimeMod, TimeType

Make = Literal[
    "nothing", "date", "deictic", "narrative", "aftermath", "unit", "shift", "duration", "set", "reference", "clock",
    "part", "year_span", "decade", "century", "season", "quarter", "holiday",
    "new_year", "nth_weekday", "then", "named_day",
]  # fmt: skip
"""What an expression is; the resolver has one answer for each."""


class Word(Record, frozen=True, kw_only=True):
    """What some words mean in their class (a part of day, a unit, a number...), and the words."""

    value: str
    forms: tuple[str, ...]


class WordsFile(Record, frozen=True, kw_only=True):
    """`words.yaml` as written; `fillers` are the words that alone never begin to be a time."""

    classes: dict[str, tuple[Word, ...]]
    fillers: tuple[str, ...]


class TimeRule(Record, frozen=True, kw_only=True):
    """One way to write a time.

    `step` counts days or units from the base (-1 is before); `base` is what it is counted from; `value`, `type` and
    `mod` are given where the words alone decide them. `lower_only` and `capital_only`: with the other letter first it is
    a name, or an ordinary word.
    """

    rule: str
    make: Make
    patterns: tuple[str, ...]
    step: int = 0
    base: Literal["speech", "narrative"] = "speech"
    value: str = ""
    type: TimeType = "DATE"
    mod: TimeMod | None = None
    lower_only: bool = False
    capital_only: bool = False


class PatternsFile(Record, frozen=True, kw_only=True):
    """A file of `patterns/` as written."""

    rules: tuple[TimeRule, ...] = ()
    fragments: dict[str, str] = msgspec.field(default_factory=dict)


class Syntax(Record, frozen=True, kw_only=True):
    """`syntax.yaml`: words around a time that decide what it means, or that it is none. Verbs and nouns are lemmas.

    Attributes:
        prospective: look ahead in the present and as participles ("est attendu lundi").
        scheduled: look ahead in the present only ("s'ouvre jeudi").
        aspectual: their infinitive happens when they do ("a commencé à arriver mercredi").
        saying: infinitives that happen when their governor does ("a refusé de dire mardi").
        perfect: auxiliaries whose future tells what is over ("la grève aura duré trois semaines").
        modal: their infinitive is over when they are ("a dû sortir mardi").
        conditional: endings of the conditional, behind the infinitive without the letter `mute`.
        since: words before a date that force the past.
        until: words before a date that force the future.
        onward: words before a date after which a present tense looks ahead.
        small: words that may stand between those and the date.
        titles: stand before a person's name; the full stop after them ends no sentence.
        before_year: make a year of any four digits.
        of: tie years to a noun ("de").
        at: before years that are an age when they open a sentence ("À 50 ans, ...") or go with a verb of `lived`.
        aged: nouns for people, whose years are an age.
        timed: nouns whose years are a length ("une peine de dix ans").
    """

    prospective: frozenset[str] = frozenset()
    scheduled: frozenset[str] = frozenset()
    aspectual: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    perfect: frozenset[str] = frozenset()
    modal: frozenset[str] = frozenset()
    conditional: frozenset[str] = frozenset()
    mute: str = ""
    since: frozenset[str] = frozenset()
    until: frozenset[str] = frozenset()
    onward: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    before_year: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    at: frozenset[str] = frozenset()
    lived: frozenset[str] = frozenset()
    aged: frozenset[str] = frozenset()
    timed: frozenset[str] = frozenset()


class TimePattern(Record, frozen=True, kw_only=True):
    """A compiled way to write a time; `slots` names the groups of `regex` in order."""

    rule: TimeRule
    regex: re.Pattern[str]
    slots: tuple[str, ...]


class TimesLexicon(Record, frozen=True, kw_only=True):
    """What the times stage knows of a language.

    `symbols` gives the symbol of each known word; `other` is that of all other words, `number` that of a number
    without other meaning. `chains` finds runs of known words, `triggers` a word in them that can make a time.
    `starts` lists the patterns that can begin with a symbol. `classes` gives values of words by class.
    """

    symbols: dict[str, str]
    other: str
    number: str
    chains: re.Pattern[str]
    triggers: re.Pattern[str]
    starts: dict[str, tuple[TimePattern, ...]]
    classes: dict[str, dict[str, str]]
    syntax: Syntax


def load_times_lexicon(folder: Path) -> TimesLexicon:
    """Return the lexicon in `folder`; days and months come from the folder `calendar` beside it.

    Raises:
        LexiconError: if a file is missing or wrong, or a pattern names an unknown class or fragment.
    """
    words = read_yaml(folder / "words.yaml", WordsFile)
    syntax = read_yaml(folder / "syntax.yaml", Syntax)
    paths = sorted((folder / "patterns").glob("*.yaml"))
    if not paths:
        raise LexiconError(f"{folder / 'patterns'}: no pattern files; expected *.yaml with rules")
    files = [(path, read_yaml(path, PatternsFile)) for path in paths]
    return compile_times(words, files, syntax, calendar=load_calendar(folder.parent / "calendar"))


def compile_times(
    words: WordsFile, files: list[tuple[Path, PatternsFile]], syntax: Syntax, *, calendar: Calendar
) -> TimesLexicon:
    """Return the lexicon made of data files that were read.

    Raises:
        LexiconError: if a pattern is malformed or names an unknown class or fragment.
    """
    classes = {name: _forms(items) for name, items in words.classes.items()} | _calendar_classes(calendar)
    fragments = {name: text for _, file in files for name, text in file.fragments.items()}
    vocabulary = Vocabulary(classes, literals=_literals(files, fragments), fillers=words.fillers)
    compiler = PatternCompiler(vocabulary, fragments)
    starts: dict[str, list[TimePattern]] = {}
    for path, file in files:
        for rule in file.rules:
            for text in rule.patterns:
                compiled = compiler.compile(text, where=f"{path}: rule {rule.rule!r}")
                pattern = TimePattern(rule=rule, regex=compiled.regex, slots=compiled.slots)
                for symbol in compiled.first:
                    starts.setdefault(symbol, []).append(pattern)
    return TimesLexicon(
        symbols=vocabulary.symbols,
        other=vocabulary.other,
        number=vocabulary.number,
        chains=re.compile(f"[^{vocabulary.other}]+"),
        triggers=re.compile(f"[{vocabulary.triggers}]"),
        starts={symbol: tuple(patterns) for symbol, patterns in starts.items()},
        classes=classes,
        syntax=syntax,
    )


def _forms(items: tuple[Word, ...]) -> dict[str, str]:
    """Return the values of a class by their words, spelled as the patterns see them: words between single spaces.

    A first letter loses its accent where it is printed as a capital ("Eté"), so both spellings are there.
    """
    forms = {" ".join(words_of(form)): word.value for word in items for form in word.forms}
    return {bare: value for form, value in forms.items() if (bare := bare_first(form))} | forms


def _calendar_classes(calendar: Calendar) -> dict[str, dict[str, str]]:
    def numbers(forms: dict[str, int], *, short: bool) -> dict[str, str]:
        return {form: str(number) for form, number in forms.items() if (form in calendar.short) is short}

    return {
        "weekday": numbers(calendar.weekdays, short=False),
        "weekday_short": numbers(calendar.weekdays, short=True),
        "month": numbers(calendar.months, short=False),
        "month_short": numbers(calendar.months, short=True),
    }


def _literals(files: list[tuple[Path, PatternsFile]], fragments: dict[str, str]) -> list[str]:
    return [*fragments.values(), *(text for _, file in files for rule in file.rules for text in rule.patterns)]
