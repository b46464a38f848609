"""Schema of the files in `data/events/patterns/`, and the tables that are made of them once."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from recoupe.lexicon.event_codebook import Conjugation
from recoupe.lexicon.event_words import EventWords, load_event_words
from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record
from recoupe.types.errors import LexiconError
from recoupe.types.events import EventType, Status

Needs = Literal["none", "any", "actor", "recipient", "both"]
SLOTS = frozenset({"head", "modifier", "adj", "subject", "agent", "object", "indirect", "demonym", "possessive"})
"""Places that are no preposition; `modifier` (adjectives and adverbs) and `head` (the governing word) are for conditions only."""


class Pattern(Record, frozen=True, kw_only=True):
    """One wording of one act, as an analyst writes it in `patterns/<TYPE>.yaml`.

    Exactly one of `verb` (lemma), `noun` (lemma) and `phrase` (lemma of the verb, then lemmas of the heads that must stand below
    it) is given. `actor` and `recipient` say where the parties stand, the first place that has one wins: subject (of a passive:
    its agent; of an infinitive: what controls it; of a participle: the noun it belongs to), agent, object, indirect, demonym,
    possessive, or a preposition. `joint`: all parties are actors. `content` is the status of the acts in its complement.
    `envoy` says which state acts on an envoy where nobody is named, the host that expels him or the sender that recalls him.
    `needs` are the parties without which the act is left out; `none`: it stands even when nobody is named.
    `with_` (written `with`) and `unless` hold lemmas that a dependent in that place must have, or must not.
    """

    id: str
    verb: str | None = None
    noun: str | None = None
    phrase: str | None = None
    type: EventType
    mode: str | None = None
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ()
    joint: bool = False
    envoy: Literal["host", "sender"] = "host"
    needs: Needs = "any"
    status: Status = "happened"
    content: Status | None = None
    with_: dict[str, tuple[str, ...]] = msgspec.field(name="with", default_factory=dict)
    unless: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    reflexive: bool | None = None


class EventsLexicon(Record, frozen=True, kw_only=True):
    """What the events stage knows of a language.

    `verbs`, `nouns` and `phrases` (by the verb) list the patterns of a lemma, those with conditions first; `forms` and
    `participles` lead from conjugated forms back to the lemmas of `verbs` and `phrases`, where a parser misses them.
    """

    words: EventWords
    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Pattern], ...]]
    forms: dict[str, str]
    participles: dict[str, str]


def load_events_lexicon(folder: Path) -> EventsLexicon:
    """Return the lexicon in `folder`.

    Raises:
        LexiconError: if a file is missing or wrong.
    """
    words = load_event_words(folder)
    patterns = _patterns(folder / "patterns", words)
    phrases: dict[str, list[tuple[tuple[str, ...], Pattern]]] = {}
    for pattern in patterns:
        if pattern.phrase:
            verb, *heads = pattern.phrase.split()
            phrases.setdefault(verb, []).append((tuple(heads), pattern))
    verbs = _by_lemma((pattern.verb, pattern) for pattern in patterns if pattern.verb)
    participles, forms = _forms({*verbs, *phrases, *words.verbs, *words.supports.object}, words.conjugation)
    return EventsLexicon(
        words=words,
        verbs=verbs,
        nouns=_by_lemma((pattern.noun, pattern) for pattern in patterns if pattern.noun),
        phrases={verb: tuple(sorted(rows, key=lambda row: -len(row[0]))) for verb, rows in phrases.items()},
        forms=forms,
        participles=participles,
    )


def _by_lemma(rows: Iterable[tuple[str, Pattern]]) -> dict[str, tuple[Pattern, ...]]:
    """Return the patterns of each lemma; those with more conditions come first, else in order of the files."""
    found: dict[str, list[Pattern]] = {}
    for lemma, pattern in rows:
        found.setdefault(lemma, []).append(pattern)
    return {lemma: tuple(sorted(patterns, key=_breadth)) for lemma, patterns in found.items()}


def _breadth(pattern: Pattern) -> tuple[bool, bool]:
    return not pattern.with_, pattern.reflexive is None


def _forms(lemmas: set[str], conjugation: Conjugation) -> tuple[dict[str, str], dict[str, str]]:
    """Return past participles and other forms, each with its lemma; a form of two lemmas goes to the first in the alphabet."""
    participles: dict[str, str] = {}
    forms: dict[str, str] = {}
    for lemma in sorted(lemmas):
        past, others = conjugation.forms_of(lemma)
        for form in past:
            participles.setdefault(form, lemma)
        for form in others:
            forms.setdefault(form, lemma)
    return participles, forms


def _patterns(folder: Path, words: EventWords) -> tuple[Pattern, ...]:
    """Return the patterns of every file, in order of files."""
    found: list[Pattern] = []
    where: dict[str, Path] = {}
    for path in sorted(folder.glob("*.yaml")):
        for pattern in read_yaml(path, tuple[Pattern, ...]):
            if pattern.id in where:
                raise LexiconError(f"{path}: the pattern {pattern.id!r} stands in {where[pattern.id]} too")
            if wrong := _what_is_wrong(pattern, words):
                raise LexiconError(f"{path}: the pattern {pattern.id!r} {wrong}")
            where[pattern.id] = path
            found.append(pattern)
    return tuple(found)


def _what_is_wrong(pattern: Pattern, words: EventWords) -> str | None:
    if sum(bool(word) for word in (pattern.verb, pattern.noun, pattern.phrase)) != 1:
        return "needs exactly one of verb, noun, phrase"
    row = words.codebook.row(pattern.type)
    if pattern.mode and pattern.mode not in row.modes:
        return f"has the mode {pattern.mode!r}; {pattern.type} knows {', '.join(row.modes) or 'none'}"
    if unknown := [context for context in pattern.contexts if context not in words.codebook.contexts]:
        return f"has the unknown context {unknown[0]!r}"
    slots = {*pattern.actor, *pattern.recipient, *pattern.with_, *pattern.unless}
    if strange := sorted(slots - SLOTS - set(words.slots.values())):
        return f"names the slot {strange[0]!r}; prepositions.yaml does not lead to it"
    return None
