"""Schemas of the files in `data/quotes/`, and the lookups that the quotes stage uses."""

import re
from pathlib import Path
from typing import Literal

import msgspec

from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record
from recoupe.types.errors import LexiconError
from recoupe.types.quotes import Factuality, QuoteType, Stance

Frame = Literal[
    "que", "si", "incise", "colon", "inf", "de_inf", "a_inf", "np", "np_marked", "de_np", "de_np_marked", "a_np", "a_np_marked",
    "sur_np", "sur_np_marked", "pour_np", "pour_np_marked", "contre_np", "contre_np_marked",
    "as_np", "as_np_marked", "object_marked", "de_inf_marked",
    "qualify", "state", "accuse", "which", "whom_que", "whom_de_np_marked", "whom_contre_np", "seen", "marked",
]  # fmt: skip
FormKind = Literal["finite", "past", "present", "infinitive", "noun"]


class CueRow(Record, frozen=True, kw_only=True):
    """A verb or noun that ascribes words to somebody (`cues.yaml`, `nouns.yaml`); `forms` are given for nouns only.

    `human`: only with a person, a body or a pronoun as its subject.
    """

    lemma: str
    frames: tuple[Frame, ...]
    stance: Stance = "affirm"
    factuality: Factuality = "asserted"
    negated: Stance | None = None
    human: bool = False
    forms: tuple[str, ...] = ()


class Ending(Record, frozen=True, kw_only=True):
    """How infinitives that end in `infinitive` are inflected (`endings.yaml`)."""

    infinitive: str
    finite: tuple[str, ...]
    past: tuple[str, ...]
    present: tuple[str, ...]


class SourceWords(Record, frozen=True, kw_only=True):
    """Words before a source; `strict`: only before people and bodies; `itself`: the last word is the source."""

    words: tuple[str, ...]
    strict: bool = False
    itself: bool = False


class Words(Record, frozen=True, kw_only=True):
    """The small words of a language that the quotes stage looks at; `words.yaml` says what each list is for."""

    abbreviations: frozenset[str]
    according: frozenset[str]
    adverbials: frozenset[str]
    against: frozenset[str]
    also: frozenset[str]
    articles: frozenset[str]
    as_: frozenset[str]
    be: frozenset[str]
    been: frozenset[str]
    before_that: frozenset[str]
    between: frozenset[str]
    but: frozenset[str]
    by: frozenset[str]
    channel_prepositions: frozenset[str]
    channels: frozenset[str]
    conditional: frozenset[str]
    documents: frozenset[str]
    filler: frozenset[str]
    gerund: frozenset[str]
    going_on: frozenset[str]
    have: frozenset[str]
    how: frozenset[str]
    infinitive_leads: frozenset[str]
    inverted: frozenset[str]
    joining: frozenset[str]
    leading: frozenset[str]
    like: frozenset[str]
    linking: frozenset[str]
    listeners: frozenset[str]
    manner: frozenset[str] = frozenset()
    negations: frozenset[str]
    not_infinitives: frozenset[str]
    object_clitics: frozenset[str]
    occasions: frozenset[str]
    of: frozenset[str]
    on: frozenset[str]
    one: frozenset[str]
    own_clause: frozenset[str]
    previews: frozenset[str]
    references: frozenset[str]
    relative: frozenset[str]
    said_under: frozenset[str]
    seen_as: frozenset[str]
    seen_in: frozenset[str]
    self: frozenset[str]
    source_nouns: frozenset[str]
    sources: tuple[SourceWords, ...]
    strict_nouns: frozenset[str]
    subordinators: frozenset[str]
    that: frozenset[str]
    there: frozenset[str]
    things: frozenset[str]
    third: frozenset[str]
    carried: frozenset[str] = frozenset()
    crowd: frozenset[str] = frozenset()
    adding: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    individuals: frozenset[str] = frozenset()
    one_person: frozenset[str] = frozenset()
    quantities: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    time_words: frozenset[str]
    titles: frozenset[str]
    to: frozenset[str]
    turns: frozenset[str]
    under: frozenset[str]
    unsaid: frozenset[str]
    which: frozenset[str]
    whether: frozenset[str]
    without: frozenset[str]
    in_favour: frozenset[str]


class Roles(Record, frozen=True, kw_only=True):
    """English words for sources without a name (`roles.yaml`); what one of `nouns` stands in can be a source."""

    nouns: dict[str, str]
    adjectives: dict[str, str]
    names: dict[str, str] = msgspec.field(default_factory=dict)


class StanceRule(Record, frozen=True, kw_only=True):
    """A change of stance by what is said: `pattern` is looked for in the words of quotes whose cue has one of the stances `of`.

    `types` and `lemmas` narrow it to some types of quote and some cues.
    """

    stance: Stance
    of: tuple[Stance, ...]
    pattern: str
    types: tuple[QuoteType, ...] = ()
    lemmas: tuple[str, ...] = ()


class Entry(msgspec.Struct, frozen=True):
    """One reading of a form: the row, and the words that must stand before and after the form."""

    row: CueRow
    reflexive: bool
    before: str
    tail: tuple[str, ...]


class QuotesLexicon(Record, frozen=True, kw_only=True):
    """What the quotes stage knows of a language.

    `forms` gives the kinds of each verb form that can be a cue, `entries` its readings, `nouns` the rows of noun forms.
    `triggers` are all the words that a quote without marks needs one of; `patterns` are the stance rules, compiled.
    """

    words: Words
    roles: Roles
    rows: tuple[CueRow, ...]
    sources: dict[str, tuple[SourceWords, ...]]
    forms: dict[str, frozenset[FormKind]]
    entries: dict[str, tuple[Entry, ...]]
    nouns: dict[str, CueRow]
    triggers: frozenset[str]
    patterns: tuple[tuple[StanceRule, re.Pattern[str]], ...]


def load_quotes_lexicon(folder: Path) -> QuotesLexicon:
    """Return the lexicon in `folder`.

    Raises:
        LexiconError: if a file is missing or wrong, a lemma stands twice, or a verb fits no ending.
    """
    rows = read_yaml(folder / "cues.yaml", tuple[CueRow, ...])
    endings = read_yaml(folder / "endings.yaml", tuple[Ending, ...])
    nouns = read_yaml(folder / "nouns.yaml", tuple[CueRow, ...])
    _check_once(rows, folder / "cues.yaml")
    forms, entries = _inflected(rows, endings, folder / "cues.yaml")
    words = read_yaml(folder / "words.yaml", Words)
    return QuotesLexicon(
        words=words,
        sources=_by_first_word(words.sources),
        roles=read_yaml(folder / "roles.yaml", Roles),
        rows=rows,
        forms={form: frozenset(kinds) for form, kinds in forms.items()},
        entries={form: tuple(readings) for form, readings in entries.items()},
        nouns={form: row for row in nouns for form in row.forms},
        triggers=frozenset(
            {*forms, *(max(source.words, key=len) for source in words.sources), *(form for row in nouns for form in row.forms)}
        ),
        patterns=_compiled(read_yaml(folder / "stance.yaml", tuple[StanceRule, ...]), folder / "stance.yaml"),
    )


def _by_first_word(sources: tuple[SourceWords, ...]) -> dict[str, tuple[SourceWords, ...]]:
    """Return the words before sources by their first word, longest first."""
    ordered = sorted(sources, key=lambda source: -len(source.words))
    return {source.words[0]: tuple(other for other in ordered if other.words[0] == source.words[0]) for source in ordered}


def _check_once(rows: tuple[CueRow, ...], path: Path) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.lemma in seen:
            raise LexiconError(f"{path}: the lemma {row.lemma!r} stands twice")
        seen.add(row.lemma)


def _inflected(
    rows: tuple[CueRow, ...], endings: tuple[Ending, ...], path: Path
) -> tuple[dict[str, set[FormKind]], dict[str, list[Entry]]]:
    forms: dict[str, set[FormKind]] = {}
    entries: dict[str, list[Entry]] = {}
    by_length = sorted(endings, key=lambda ending: -len(ending.infinitive))
    for row in rows:
        verb, reflexive, before, tail = _parts(row.lemma)
        entry = Entry(row, reflexive, before, tail)
        for form, kind in _forms_of(verb, by_length, path):
            forms.setdefault(form, set()).add(kind)
            readings = entries.setdefault(form, [])
            if entry not in readings:
                readings.append(entry)
    return forms, entries


_ELIDED = re.compile(r"\b([ld]')")
"""Elided words inside a lemma: tokens of their own in a text ("donner l' ordre")."""


def _parts(lemma: str) -> tuple[str, bool, str, tuple[str, ...]]:
    """Return the verb of a lemma, whether it is reflexive, a clitic before it ("en appeler") and the words after it."""
    first, *tail = _ELIDED.sub(r"\1 ", re.sub(r"^s'", "se ", lemma)).split()
    if first == "se":
        return tail[0], True, "", tuple(tail[1:])
    if first in ("en", "y"):
        return tail[0], False, first, tuple(tail[1:])
    return first, False, "", tuple(word for word in tail if word != "de")


def _forms_of(verb: str, endings: list[Ending], path: Path) -> list[tuple[str, FormKind]]:
    ending = next((ending for ending in endings if verb.endswith(ending.infinitive)), None)
    if ending is None:
        raise LexiconError(f"{path}: {verb!r} has none of the endings in endings.yaml")
    stem = verb.removesuffix(ending.infinitive)
    forms: list[tuple[str, FormKind]] = [(verb, "infinitive")]
    forms += [(stem + end, "finite") for end in ending.finite]
    forms += [(stem + end, "past") for end in ending.past]
    forms += [(stem + end, "present") for end in ending.present]
    return forms


def _compiled(rules: tuple[StanceRule, ...], path: Path) -> tuple[tuple[StanceRule, re.Pattern[str]], ...]:
    compiled = []
    for rule in rules:
        try:
            compiled.append((rule, re.compile(rule.pattern, re.IGNORECASE)))
        except re.error as error:
            raise LexiconError(f"{path}: the pattern {rule.pattern!r} is not valid: {error}") from error
    return tuple(compiled)
