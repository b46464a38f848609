"""Schema of `pronouns.yaml`."""

from pathlib import Path

from recoupe.lexicon.actor_names import fold, words_of
from recoupe.lexicon.actor_words import Gender
from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record


class Pronoun(Record, frozen=True, kw_only=True):
    """A pronoun, with what it tells of its actor; `last` ones mean who was told last ("celui-ci")."""

    form: str
    gender: Gender
    plural: bool
    last: bool = False


class PronounsFile(Record, frozen=True, kw_only=True):
    """The file as written."""

    pronouns: tuple[Pronoun, ...]
    impersonal: tuple[str, ...]
    there: tuple[str, ...]


class PronounWords(Record, frozen=True, kw_only=True):
    """Pronouns by folded form, and the verbs and words that make one mean nobody."""

    pronouns: dict[str, Pronoun]
    impersonal: frozenset[str]
    there: frozenset[str]


def load_pronoun_words(folder: Path) -> PronounWords:
    """Return the pronouns of `pronouns.yaml` in `folder`.

    Raises:
        LexiconError: if the file is missing or wrong.
    """
    file = read_yaml(folder / "pronouns.yaml", PronounsFile)
    return PronounWords(
        pronouns={" ".join(fold(word) for word in words_of(pronoun.form)): pronoun for pronoun in file.pronouns},
        impersonal=frozenset(map(fold, file.impersonal)),
        there=frozenset(map(fold, file.there)),
    )
