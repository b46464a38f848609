"""Schemas of the words in `data/events/` that are no patterns: status, negation, parties, figures."""

from pathlib import Path
from typing import Literal

import msgspec

from recoupe.lexicon.event_codebook import Codebook, Conjugation, Slots
from recoupe.lexicon.event_people import Bloc, People, PeopleFile, WrappersFile
from recoupe.lexicon.event_supports import Doer, Supports
from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record
from recoupe.types.errors import LexiconError
from recoupe.types.events import EventType

Effect = Literal["announced", "requested", "conditional", "denied", "alleged", "presupposes", "said"]
"""What a governing word makes of an act; `said` leaves it as it is, `presupposes` makes it a fact."""
Link = Literal["infinitive", "clause", "object", "complement"]


class Governor(Record, frozen=True, kw_only=True):
    """A word that decides the status of what depends on it, as `governors.yaml` explains it."""

    lemma: str
    status: Effect
    speech: bool = False
    control: Literal["subject", "object"] = "subject"
    only: tuple[Link, ...] = ()
    slots: tuple[str, ...] = ()
    fact: bool = False
    infinitive: Effect | None = None
    quoted: Literal["requested"] | None = None
    negated: Effect | None = None
    open: Effect | None = None
    asked: Effect | None = None
    weak: bool = False
    refused: bool = False
    plots: tuple[EventType, ...] = ()
    except_: tuple[EventType, ...] = msgspec.field(name="except", default=())


class GovernorsFile(Record, frozen=True, kw_only=True):
    """`governors.yaml` as written."""

    verbs: tuple[Governor, ...]
    adjectives: tuple[Governor, ...]
    nouns: tuple[Governor, ...]


class Marker(Record, frozen=True, kw_only=True):
    """A joining word and its effect."""

    words: str
    status: Effect
    only: tuple[Link, ...] = ()
    completed: bool = False
    except_: tuple[EventType, ...] = msgspec.field(name="except", default=())


class Modifier(Record, frozen=True, kw_only=True):
    """An adjective or adverb of the act and its effect."""

    lemma: str
    status: Effect


class Tense(Record, frozen=True, kw_only=True):
    """A mood or tense and its effect."""

    features: tuple[str, ...]
    status: Effect


class ConditionsFile(Record, frozen=True, kw_only=True):
    """`conditions.yaml` as written."""

    markers: tuple[Marker, ...]
    modifiers: tuple[Modifier, ...]
    tenses: tuple[Tense, ...]
    ahead: frozenset[EventType]
    whole: frozenset[EventType] = frozenset()
    granting: frozenset[str] = frozenset()


class Negation(Record, frozen=True, kw_only=True):
    """`negation.yaml`."""

    particle: frozenset[str]
    words: frozenset[str]
    determiners: frozenset[str]
    restrictive: frozenset[str]
    without: frozenset[str]
    partial: frozenset[str]
    amounts: frozenset[str] = frozenset()


class Preposition(Record, frozen=True, kw_only=True):
    """A slot and the prepositions that lead to it."""

    slot: str
    forms: tuple[str, ...]


class VagueNumber(Record, frozen=True, kw_only=True):
    """A plural such as "dizaines" and what it can mean."""

    word: str
    least: int
    most: int


class Counts(Record, frozen=True, kw_only=True):
    """`counts.yaml`: numbers in words, the nouns and verbs of casualties, and of reports of them."""

    numbers: dict[str, int]
    rounded: dict[str, int]
    vague: tuple[VagueNumber, ...]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    killed: frozenset[str]
    wounded: frozenset[str]
    kill_verbs: frozenset[str]
    die_verbs: frozenset[str] = frozenset()
    wound_verbs: frozenset[str]
    people: frozenset[str]
    repeats: dict[str, int]
    reports: frozenset[str] = frozenset()
    report_nouns: frozenset[str] = frozenset()
    tolls: frozenset[str] = frozenset()
    toll_verbs: frozenset[str] = frozenset()
    according: frozenset[str] = frozenset()
    misfortunes: frozenset[str] = frozenset()
    mishaps: frozenset[str] = frozenset()
    assaults: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    localities: frozenset[str] = frozenset()
    there: frozenset[str] = frozenset()


class Voices(Record, frozen=True, kw_only=True):
    """`voices.yaml`: words that turn on who speaks, and little words of the sentence."""

    first_singular: frozenset[str]
    first_plural: frozenset[str]
    third_singular: frozenset[str] = frozenset()
    reflexive: frozenset[str]
    questions: frozenset[str]
    local: frozenset[str]
    causative: frozenset[str]
    partitive: frozenset[str]
    elided: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    oneself: str = ""
    strengthening: frozenset[str] = frozenset()
    that: frozenset[str] = frozenset()
    siding: str = ""
    land: frozenset[str] = frozenset()


BoundSide = Literal["since", "after", "until", "before"]
"""What a preposition makes of the time behind it; the bounds of "since" and "until" count in."""


class DateWords(Record, frozen=True, kw_only=True):
    """`dates.yaml`: prepositions that tie an act to a time; `counted`: days from a time to the act that it is counted from."""

    genitive: frozenset[str]
    during: frozenset[str]
    purpose: frozenset[str]
    along: frozenset[str]
    apart: frozenset[str]
    sides: dict[str, BoundSide]
    parts: frozenset[str]
    issued: frozenset[str]
    then: frozenset[str] = frozenset()
    measures: frozenset[str]
    counted: dict[str, int] = msgspec.field(default_factory=dict)


class EventWords(Record, frozen=True, kw_only=True):
    """All words that are no patterns, with their lookups."""

    codebook: Codebook
    conjugation: Conjugation
    negation: Negation
    supports: Supports
    counts: Counts
    voices: Voices
    dates: DateWords
    slots: dict[str, str]
    places: Slots
    verbs: dict[str, Governor]
    misread: dict[str, str]
    adjectives: dict[str, Governor]
    nouns: dict[str, Governor]
    markers: dict[str, Marker]
    modifiers: dict[str, Effect]
    tenses: tuple[Tense, ...]
    ahead: frozenset[EventType]
    whole: frozenset[EventType]
    granting: frozenset[str]
    organs: frozenset[str]
    hosted: frozenset[str]
    means: frozenset[str]
    roles: dict[str, str]
    nations: dict[str, tuple[str, ...]]
    blocs: dict[str, str]
    holders: frozenset[str]
    others: frozenset[str] = frozenset()
    befallen: frozenset[str]
    doers: dict[str, Doer]


def load_event_words(folder: Path) -> EventWords:
    """Return the words in `folder`.

    Raises:
        LexiconError: if a file is missing or wrong.
    """
    governors, supports = read_yaml(folder / "governors.yaml", GovernorsFile), read_yaml(folder / "supports.yaml", Supports)
    people, wrappers = read_yaml(folder / "people.yaml", PeopleFile), read_yaml(folder / "wrappers.yaml", WrappersFile)
    conditions = read_yaml(folder / "conditions.yaml", ConditionsFile)
    conjugation = read_yaml(folder / "conjugation.yaml", Conjugation)
    return EventWords(
        codebook=read_yaml(folder / "codebook.yaml", Codebook),
        conjugation=conjugation,
        negation=read_yaml(folder / "negation.yaml", Negation),
        supports=supports,
        counts=read_yaml(folder / "counts.yaml", Counts),
        voices=read_yaml(folder / "voices.yaml", Voices),
        dates=read_yaml(folder / "dates.yaml", DateWords),
        places=read_yaml(folder / "slots.yaml", Slots),
        slots=_slots(read_yaml(folder / "prepositions.yaml", tuple[Preposition, ...])),
        verbs=_by_lemma(governors.verbs, folder),
        misread=conjugation.misread,
        adjectives=_inflected(_by_lemma(governors.adjectives, folder), conjugation.agreement),
        nouns=_by_lemma(governors.nouns, folder),
        markers={marker.words: marker for marker in conditions.markers},
        modifiers={modifier.lemma: modifier.status for modifier in conditions.modifiers},
        tenses=conditions.tenses,
        ahead=conditions.ahead,
        whole=conditions.whole,
        granting=conditions.granting,
        organs=people.organs,
        hosted=people.hosted,
        means=people.means,
        roles=_roles(people.people),
        nations={lemma: row.states for row in people.nations for lemma in row.lemmas},
        blocs=_roles(people.blocs),
        **msgspec.structs.asdict(wrappers),
        doers={doer.lemma: doer for doer in supports.doers},
    )


def _roles(rows: tuple[People, ...] | tuple[Bloc, ...]) -> dict[str, str]:
    """Return the role that each word means."""
    return {lemma: row.role for row in rows for lemma in row.lemmas}


def _slots(rows: tuple[Preposition, ...]) -> dict[str, str]:
    return {form: row.slot for row in rows for form in row.forms}


def _by_lemma(rows: tuple[Governor, ...], folder: Path) -> dict[str, Governor]:
    found: dict[str, Governor] = {}
    for row in rows:
        if row.lemma in found:
            raise LexiconError(f"{folder / 'governors.yaml'}: the lemma {row.lemma!r} stands twice in its list")
        found[row.lemma] = row
    return found


def _inflected(rows: dict[str, Governor], endings: tuple[str, ...]) -> dict[str, Governor]:
    """Return the rows by every form of their adjectives."""
    return {lemma + ending: row for lemma, row in rows.items() for ending in endings}
