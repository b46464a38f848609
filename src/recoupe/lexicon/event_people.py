"""Schemas of `people.yaml` and `wrappers.yaml` in `data/events/`: nouns of unnamed parties, and nouns that stand for others."""

from recoupe.types.base import Record


class People(Record, frozen=True, kw_only=True):
    """A role of unnamed parties and the nouns for them."""

    role: str
    lemmas: tuple[str, ...]


class Nation(Record, frozen=True, kw_only=True):
    """A people without a state of its own: its nouns and adjectives, and the states it lives in, the likeliest first."""

    lemmas: tuple[str, ...]
    states: tuple[str, ...]


class Bloc(Record, frozen=True, kw_only=True):
    """A part of the world that acts as one and is no state: the adjectives for it ("les capitales occidentales")."""

    role: str
    lemmas: tuple[str, ...]


class PeopleFile(Record, frozen=True, kw_only=True):
    """`people.yaml` as written."""

    organs: frozenset[str]
    hosted: frozenset[str]
    means: frozenset[str] = frozenset()
    people: tuple[People, ...]
    nations: tuple[Nation, ...] = ()
    blocs: tuple[Bloc, ...] = ()


class WrappersFile(Record, frozen=True, kw_only=True):
    """`wrappers.yaml` as written."""

    holders: frozenset[str]
    others: frozenset[str] = frozenset()
    befallen: frozenset[str]
