"""Schema of the files in `data/events/patterns/`, and the tables that are made of them once."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from recoupe.lexicon.event_codebook import Conjugation
from recoupe.lexicon.event_files import pattern_files
from recoupe.lexicon.event_sides import SidesModel, load_sides_model
from recoupe.lexicon.event_words import EventWords, load_event_words
from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record
from recoupe.types.errors import LexiconError
from recoupe.types.events import EventType, Status

Needs = Literal["none", "any", "actor", "recipient", "both"]
ANY = "*"
"""Written for the lemmas of a condition: whatever stands in that place."""
NAMES = frozenset({"@person", "@leader", "@state", "@place", "@org", "@group", "@media"})
"""Written among the lemmas of a condition: a name of such an actor."""
SLOTS = frozenset(
    {
        "head",
        "modifier",
        "infinitive",
        "predicate",
        "adj",
        "subject",
        "agent",
        "object",
        "indirect",
        "clause",
        "demonym",
        "possessive",
    }
)
"""Places that are no preposition; `clause` is the subject of a clause with "que" or "pour que". `modifier` (adjectives and
adverbs), `infinitive` and `head` (the governing word) are for conditions only."""


class Pattern(Record, frozen=True, kw_only=True):
    """One wording of one act, as an analyst writes it in `patterns/<TYPE>.yaml`.

    Exactly one of `verb` (lemma), `noun` (lemma) and `phrase` (lemma of the verb, then lemmas of the heads that must stand below
    it) is given. `actor` and `recipient` say where the parties stand, the first place that has one wins: subject (of a passive:
    its agent; of an infinitive: what controls it; of a participle: the noun it belongs to), agent, object, indirect, demonym,
    possessive, or a preposition. `joint`: all parties are actors. `content` is the status of the acts in its complement.
    `lent` is false for a noun that the subject of its verb does not do ("obtenir, souhaiter un cessez-le-feu"). `envoy` says
    which state acts on an envoy where nobody is named, the host that expels him or the sender that recalls him.
    `toll`: a count of victims, an act only where an attack is told before it. `echo`: a noun that only takes up an act of its
    type which the page tells with other words ("l'opération"); `definite`: with a definite or demonstrative article only.
    `negated`: true for what is done by not doing ("ne pas reconnaître"), which is no denial. `spoken`: an act only in reported
    words, of who speaks them ("X doit se retirer").
    `needs` are the parties without which the act is left out; `none`: it stands even when nobody is named.
    `with_` (written `with`) and `unless` hold lemmas that a dependent in that place must have, or must not; one of `NAMES` is any
    name of an actor of that kind, "@leader" that of a person of the knowledge base.
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
    lent: bool = True
    envoy: Literal["host", "sender"] = "host"
    needs: Needs = "any"
    status: Status = "happened"
    content: Status | None = None
    with_: dict[str, tuple[str, ...]] = msgspec.field(name="with", default_factory=dict)
    unless: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    reflexive: bool | None = None
    toll: bool = False
    echo: Literal["no", "definite", "any"] = "no"
    negated: bool = False
    spoken: bool = False


class EventsLexicon(Record, frozen=True, kw_only=True):
    """What the events stage knows of a language.

    `verbs`, `nouns` and `phrases` (by the verb) list the patterns of a lemma, those with conditions first; `verbal` are the
    lemmas of `verbs` and `phrases`; `forms` and `participles` lead from conjugated forms back to them, where a parser misses
    them.
    `openings` leads from a verb and the first further word of a phrase to the places of such phrases in `phrases`. `asked`
    leads from the id of a pattern to the lemmas of each condition that only a word can meet, no name. `files` leads from the id
    to its file: `patterns/<type>.yaml`, or the path of a user's file. `sides` weighs the sides that an act leaves open.
    """

    words: EventWords
    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Pattern], ...]]
    verbal: frozenset[str]
    openings: dict[str, dict[str, tuple[int, ...]]]
    asked: dict[str, tuple[frozenset[str], ...]]
    forms: dict[str, str]
    participles: dict[str, str]
    files: dict[str, str]
    sides: SidesModel | None = None


def load_events_lexicon(folder: Path, *, user_folders: tuple[Path, ...] = ()) -> EventsLexicon:
    """Return the lexicon in `folder`.

    Args:
        folder: `data/events/` of a language.
        user_folders: folders of a user with `events/patterns/*.yaml`, laid over it in order; a pattern with a known id replaces
            the earlier one, and those of a user are tried before the built-in ones.

    Raises:
        LexiconError: if a file is missing or wrong, or a folder of a user holds none.
    """
    words = load_event_words(folder)
    rows = _laid_over([_patterns(path, words) for path in pattern_files(folder, user_folders)])
    patterns = tuple(pattern for pattern, _ in rows)
    phrases: dict[str, list[tuple[tuple[str, ...], Pattern]]] = {}
    for pattern in patterns:
        if pattern.phrase:
            verb, *heads = pattern.phrase.split()
            phrases.setdefault(verb, []).append((tuple(heads), pattern))
    sorted_phrases = {verb: tuple(sorted(rows, key=lambda row: -len(row[0]))) for verb, rows in phrases.items()}
    verbs = _by_lemma((pattern.verb, pattern) for pattern in patterns if pattern.verb)
    participles, forms = _forms({*verbs, *phrases, *words.verbs, *words.supports.object}, words.conjugation)
    return EventsLexicon(
        words=words,
        verbs=verbs,
        nouns=_by_lemma((pattern.noun, pattern) for pattern in patterns if pattern.noun),
        phrases=sorted_phrases,
        verbal=frozenset({*verbs, *phrases}),
        openings={verb: _openings(rows) for verb, rows in sorted_phrases.items()},
        asked={pattern.id: _asked(pattern) for pattern in patterns if pattern.with_},
        forms=forms,
        participles=participles,
        files={pattern.id: _shown(path, folder) for pattern, path in rows},
        sides=load_sides_model(folder / "sides_model.json"),
    )


def _by_lemma(rows: Iterable[tuple[str, Pattern]]) -> dict[str, tuple[Pattern, ...]]:
    """Return the patterns of each lemma; those with more conditions come first, else in order of the files."""
    found: dict[str, list[Pattern]] = {}
    for lemma, pattern in rows:
        found.setdefault(lemma, []).append(pattern)
    return {lemma: tuple(sorted(patterns, key=_breadth)) for lemma, patterns in found.items()}


def _openings(rows: Iterable[tuple[tuple[str, ...], Pattern]]) -> dict[str, tuple[int, ...]]:
    """Return the places of the phrases of a verb by their first further word."""
    found: dict[str, list[int]] = {}
    for place, (heads, _) in enumerate(rows):
        found.setdefault(heads[0], []).append(place)
    return {head: tuple(places) for head, places in found.items()}


def _asked(pattern: Pattern) -> tuple[frozenset[str], ...]:
    """Return the lemmas of the conditions of a pattern that neither a name nor just anything meets."""
    conditions = (frozenset(lemmas) for lemmas in pattern.with_.values())
    return tuple(lemmas for lemmas in conditions if lemmas.isdisjoint(NAMES | {ANY}))


def _breadth(pattern: Pattern) -> tuple[bool, bool, bool]:
    return not pattern.negated, not pattern.with_, pattern.reflexive is None


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


def all_patterns(lexicon: EventsLexicon) -> tuple[Pattern, ...]:
    """Return every pattern of a lexicon, by file, then by id."""
    words = (pattern for table in (lexicon.verbs, lexicon.nouns) for patterns in table.values() for pattern in patterns)
    phrases = (pattern for rows in lexicon.phrases.values() for _, pattern in rows)
    return tuple(sorted((*words, *phrases), key=lambda pattern: (lexicon.files[pattern.id], pattern.id)))


def words_of(pattern: Pattern) -> tuple[str, ...]:
    """Return the lemmas of a pattern: its verb or noun, or all words of its phrase."""
    return tuple((pattern.verb or pattern.noun or pattern.phrase or "").split())


def _laid_over(sets: list[tuple[tuple[Pattern, Path], ...]]) -> tuple[tuple[Pattern, Path], ...]:
    """Return the patterns of several sets, those of later sets first, and of one id the last."""
    found: dict[str, tuple[Pattern, Path]] = {}
    for rows in reversed(sets):
        for pattern, path in rows:
            found.setdefault(pattern.id, (pattern, path))
    return tuple(found.values())


def _shown(path: Path, folder: Path) -> str:
    """Return the name of a file as people are told it: a built-in one without the place where recoupe is installed."""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)


def _patterns(paths: tuple[Path, ...], words: EventWords) -> tuple[tuple[Pattern, Path], ...]:
    """Return the patterns of some files, each with its file, in order of files."""
    found: list[tuple[Pattern, Path]] = []
    where: dict[str, Path] = {}
    for path in paths:
        for pattern in read_yaml(path, tuple[Pattern, ...]):
            if pattern.id in where:
                raise LexiconError(f"{path}: the pattern {pattern.id!r} stands in {where[pattern.id]} too")
            if wrong := _what_is_wrong(pattern, words):
                raise LexiconError(f"{path}: the pattern {pattern.id!r} {wrong}")
            where[pattern.id] = path
            found.append((pattern, path))
    return tuple(found)


def _what_is_wrong(pattern: Pattern, words: EventWords) -> str | None:
    if sum(bool(word) for word in (pattern.verb, pattern.noun, pattern.phrase)) != 1:
        return "needs exactly one of verb, noun, phrase"
    row = words.codebook.row(pattern.type)
    if pattern.mode and pattern.mode not in row.modes:
        return f"has the mode {pattern.mode!r}; {pattern.type} knows {', '.join(row.modes) or 'none'}"
    if unknown := [context for context in pattern.contexts if context not in words.codebook.contexts]:
        return f"has the unknown context {unknown[0]!r}"
    asked = (lemma for lemmas in (*pattern.with_.values(), *pattern.unless.values()) for lemma in lemmas)
    if odd := [lemma for lemma in asked if lemma.startswith("@") and lemma not in NAMES]:
        return f"asks for the name {odd[0]!r}; there are {', '.join(sorted(NAMES))}"
    slots = {*pattern.actor, *pattern.recipient, *pattern.with_, *pattern.unless}
    if strange := sorted(slots - SLOTS - set(words.slots.values())):
        return f"names the slot {strange[0]!r}; prepositions.yaml does not lead to it"
    return None
