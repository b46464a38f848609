"""Schema of `coalitions.yaml`: coalitions of states, known by their leader, their enemy or an adjective."""

from pathlib import Path

from recoupe.lexicon.actor_names import fold, words_of
from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record

Stretch = tuple[str, ...]
"""Folded words in a row."""


class Coalition(Record, frozen=True, kw_only=True):
    """A coalition, the state that leads it, what tells it, and what a page must name for it to be meant."""

    actor: str
    leader: str
    adjectives: tuple[str, ...]
    fights: tuple[str, ...]
    about: frozenset[str]


class CoalitionsFile(Record, frozen=True, kw_only=True):
    """The file as written."""

    nouns: tuple[str, ...]
    leading: tuple[str, ...]
    under: tuple[str, ...]
    fighting: tuple[str, ...]
    between: tuple[str, ...]
    known: tuple[Coalition, ...]


class CoalitionWords(Record, frozen=True, kw_only=True):
    """The words round a coalition, folded; see the file for what each list says."""

    nouns: frozenset[str]
    leading: tuple[Stretch, ...]
    under: tuple[Stretch, ...]
    fighting: frozenset[str]
    between: frozenset[str]
    known: tuple[Coalition, ...]


def load_coalition_words(folder: Path) -> CoalitionWords:
    """Return the words of `coalitions.yaml` in `folder`.

    Raises:
        LexiconError: if the file is missing or wrong.
    """
    file = read_yaml(folder / "coalitions.yaml", CoalitionsFile)
    return CoalitionWords(
        nouns=frozenset(map(fold, file.nouns)),
        leading=_stretches(file.leading),
        under=_stretches(file.under),
        fighting=frozenset(map(fold, file.fighting)),
        between=frozenset(map(fold, file.between)),
        known=file.known,
    )


def _stretches(forms: tuple[str, ...]) -> tuple[Stretch, ...]:
    """Return the words of each form, the longest first."""
    return tuple(sorted((tuple(fold(word) for word in words_of(form)) for form in forms), key=len, reverse=True))
