"""Schema of `metonyms.yaml`: when a capital or a palace means a government."""

from pathlib import Path

from recoupe.lexicon.actor_names import fold
from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record


class MetonymsFile(Record, frozen=True, kw_only=True):
    """The file as written."""

    city_verbs: tuple[str, ...]
    actor_verbs: tuple[str, ...]
    actor_prepositions: tuple[str, ...]
    motion_verbs: tuple[str, ...]
    place_prepositions: tuple[str, ...]
    actor_nouns: tuple[str, ...]
    actor_given: tuple[str, ...]
    palace_nouns: tuple[str, ...]
    to: tuple[str, ...]
    of: tuple[str, ...]
    about: tuple[str, ...]
    as_for: tuple[str, ...] = ()


class MetonymWords(Record, frozen=True, kw_only=True):
    """The words around a capital or palace that decide, folded; see the file for what each list says."""

    city_verbs: frozenset[str]
    actor_verbs: frozenset[str]
    actor_prepositions: frozenset[str]
    motion_verbs: frozenset[str]
    place_prepositions: frozenset[str]
    actor_nouns: frozenset[str]
    actor_given: frozenset[str]
    palace_nouns: frozenset[str]
    to: frozenset[str]
    of: frozenset[str]
    about: frozenset[str]
    as_for: frozenset[str]


def load_metonym_words(folder: Path) -> MetonymWords:
    """Return the words of `metonyms.yaml` in `folder`.

    Raises:
        LexiconError: if the file is missing or wrong.
    """
    file = read_yaml(folder / "metonyms.yaml", MetonymsFile)
    return MetonymWords(**{name: frozenset(map(fold, getattr(file, name))) for name in MetonymsFile.__struct_fields__})
