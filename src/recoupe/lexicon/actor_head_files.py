"""Schemas of the files on common nouns that mean actors: `heads.yaml`, `ministries.yaml`, `institutions.yaml`."""

from typing import Literal

import msgspec

from recoupe.types.actors import ActorKind
from recoupe.types.base import Record


class Organ(Record, frozen=True, kw_only=True):
    """An organ of a state; `alone` ones mean the state that the page is about when nothing tells another.

    `by_demonym` ones mean a state only where a demonym tells it ("le voisin turc", not "le voisin de la Turquie"). One that is
    `itself` is an actor of its own, of that state ("la police").
    """

    role: str
    codes: tuple[str, ...]
    alone: bool
    forms: tuple[str, ...]
    by_demonym: bool = False
    itself: bool = False


class Unnamed(Record, frozen=True, kw_only=True):
    """Unnamed people, bodies, sources or roles.

    `office` and `country` are set where a phrase means the holder of one office ("le maître du Kremlin").
    """

    role: str
    forms: tuple[str, ...]
    codes: tuple[str, ...] = ()
    office: str = ""
    country: str = ""


class Again(Record, frozen=True, kw_only=True):
    """Nouns that mean the last actor named of one of these kinds ("l'agence", "le quotidien").

    Those with a `role` mean only an actor whose name has the noun in it or before it, or one that has one of the `codes`, else an
    unnamed one of that role.
    """

    kinds: tuple[ActorKind, ...]
    forms: tuple[str, ...]
    codes: tuple[str, ...] = ()
    role: str = ""


class SeveralNoun(Record, frozen=True, kw_only=True):
    """Plural nouns that, after a number, mean the last actors told of a kind ("les deux hommes").

    Where more are told, those with one of `offices` are meant.
    """

    kind: ActorKind
    forms: tuple[str, ...]
    offices: tuple[str, ...] = ()


class Determiners(Record, frozen=True, kw_only=True):
    """Words that open a phrase, by what they tell of it; `contracted` ones hold a preposition and stay outside.

    `ours` are the possessives of who speaks.
    """

    m: tuple[str, ...]
    f: tuple[str, ...]
    either: tuple[str, ...]
    plural: tuple[str, ...]
    indefinite: tuple[str, ...]
    possessive: tuple[str, ...]
    ours: tuple[str, ...] = ()
    contracted: tuple[str, ...]


class HeadsFile(Record, frozen=True, kw_only=True):
    """`heads.yaml` as written."""

    organs: tuple[Organ, ...]
    groups: tuple[Unnamed, ...]
    sources: tuple[Unnamed, ...]
    roles: tuple[Unnamed, ...]
    former: tuple[str, ...]
    inside: tuple[str, ...]
    counterparts: tuple[str, ...]
    again: tuple[Again, ...]
    same: tuple[str, ...] = ()
    same_body: tuple[str, ...] = ()
    determiners: Determiners
    at: tuple[str, ...]
    of: tuple[str, ...]
    articles: tuple[str, ...]
    linking: tuple[str, ...]
    between: tuple[str, ...] = ()
    tasked: tuple[str, ...] = ()
    in_language: tuple[str, ...]
    with_field: tuple[str, ...]
    own: tuple[str, ...] = ()
    single: tuple[str, ...] = ()
    nationals: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    numbers: dict[str, int] = msgspec.field(default_factory=dict)
    several: tuple[SeveralNoun, ...] = ()
    both: tuple[str, ...] = ()
    home: str
    office_names: dict[str, str]


class MinistryField(Record, frozen=True, kw_only=True):
    """What a ministry is for; `seats` are places after which one is called, each with its country."""

    id: str
    english: str
    codes: tuple[str, ...]
    forms: tuple[str, ...]
    whole: tuple[str, ...] = ()
    country: str = ""
    seats: tuple[tuple[str, str], ...] = ()


class MinistriesFile(Record, frozen=True, kw_only=True):
    """`ministries.yaml` as written."""

    heads: tuple[str, ...]
    fields: tuple[MinistryField, ...]


class Institution(Record, frozen=True, kw_only=True):
    """Nouns that make a name together with a proper name; see `institutions.yaml`."""

    kind: Literal["org", "place"]
    of: bool
    bare: bool
    place_after: bool
    english: str
    alone: bool = False
    forms: tuple[str, ...]


class InstitutionsFile(Record, frozen=True, kw_only=True):
    """`institutions.yaml` as written."""

    institutions: tuple[Institution, ...]
