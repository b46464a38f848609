"""Schema of the files in `data/actors/`."""

from pathlib import Path

from recoupe.types.base import Record


class ActorsLexicon(Record, frozen=True, kw_only=True):
    """What the actors stage knows of a language."""


def load_actors_lexicon(folder: Path, *, user_files: tuple[Path, ...] = ()) -> ActorsLexicon:
    """Return the lexicon in `folder`.

    Raises:
        LexiconError: if a file is missing or wrong.
    """
    _ = folder, user_files
    return ActorsLexicon()
