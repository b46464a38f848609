"""Schemas of the YAML word lists of `data/actors/`, and their compiled form."""

from pathlib import Path
from typing import Literal, get_args

from recoupe.lexicon.actor_names import fold
from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record

Gender = Literal["m", "f"]
ToldKind = Literal["thing", "media", "place", "org", "group", "person"]
"""What the words before a name tell of it; a thing is no actor."""


class CivilTitle(Record, frozen=True, kw_only=True):
    """A civil title and the gender it tells."""

    form: str
    gender: Gender


class TitlesFile(Record, frozen=True, kw_only=True):
    """`titles.yaml` as written."""

    civil: tuple[CivilTitle, ...]
    edges: tuple[str, ...]
    joining: tuple[str, ...]
    coordination: str
    name_articles: tuple[str, ...] = ()
    particles: tuple[str, ...]
    before: tuple[str, ...]


class BeforeWords(Record, frozen=True, kw_only=True):
    """Words before a name that tell its kind; after those of `thing` it is no actor's."""

    thing: tuple[str, ...]
    media: tuple[str, ...]
    place: tuple[str, ...]
    org: tuple[str, ...]
    group: tuple[str, ...]
    person: tuple[str, ...]


class Body(Record, frozen=True, kw_only=True):
    """A noun that names a body alone when it has a capital, and its English name."""

    form: str
    english: str


class KindsFile(Record, frozen=True, kw_only=True):
    """`kinds.yaml` as written."""

    org: tuple[str, ...]
    place: tuple[str, ...]
    media: tuple[str, ...]
    bodies: tuple[Body, ...]
    before: BeforeWords
    platforms: tuple[str, ...]
    said_on: tuple[str, ...]
    not_names: tuple[str, ...]


class GivenNamesFile(Record, frozen=True, kw_only=True):
    """`given_names.yaml` as written."""

    m: tuple[str, ...]
    f: tuple[str, ...]


class NameWords(Record, frozen=True, kw_only=True):
    """What helps to find names and their kinds; all words folded.

    `before` leads from the words before a name to its kind; `longest_before` is their greatest number of words.
    """

    civil: dict[str, Gender]
    edges: frozenset[str]
    joining: frozenset[str]
    coordination: str
    name_articles: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    given: dict[str, Gender]
    org: frozenset[str]
    place: frozenset[str]
    media: frozenset[str]
    bodies: dict[str, str]
    before: dict[str, ToldKind]
    longest_before: int
    platforms: frozenset[str]
    said_on: frozenset[str]
    not_names: frozenset[str]


def load_name_words(folder: Path) -> NameWords:
    """Return the word lists about names in `folder`.

    Raises:
        LexiconError: if a file is missing or wrong.
    """
    titles = read_yaml(folder / "titles.yaml", TitlesFile)
    kinds = read_yaml(folder / "kinds.yaml", KindsFile)
    given = read_yaml(folder / "given_names.yaml", GivenNamesFile)
    told: tuple[ToldKind, ...] = get_args(ToldKind)
    given_f: dict[str, Gender] = {fold(name): "f" for name in given.f}
    given_m: dict[str, Gender] = {fold(name): "m" for name in given.m}
    before = {fold(word): kind for kind in told for word in getattr(kinds.before, kind)}
    return NameWords(
        civil={fold(title.form): title.gender for title in titles.civil},
        edges=_folded(titles.edges),
        joining=_folded(titles.joining),
        coordination=fold(titles.coordination),
        name_articles=_folded(titles.name_articles),
        particles=_folded(titles.particles),
        titles=_folded(titles.before),
        given=given_f | given_m,
        org=_folded(kinds.org),
        place=_folded(kinds.place),
        media=_folded(kinds.media),
        bodies={fold(body.form): body.english for body in kinds.bodies},
        before=before,
        longest_before=max(word.count(" ") + 1 for word in before),
        platforms=_folded(kinds.platforms),
        said_on=_folded(kinds.said_on),
        not_names=_folded(kinds.not_names),
    )


def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
