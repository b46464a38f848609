"""Language packs; each is data files and the few algorithms that only that language needs."""

from pathlib import Path

from recoupe.languages.fr.pack import check_french, load_french
from recoupe.lexicon.kb import Checked
from recoupe.lexicon.pack import LanguagePack
from recoupe.types.errors import RecoupeError

_LOADERS = {"fr": load_french}
_CHECKS = {"fr": check_french}


def load_pack(code: str, *, actor_files: tuple[Path, ...] = ()) -> LanguagePack:
    """Return the pack of a language by its ISO 639-1 code.

    Raises:
        RecoupeError: if there is no such pack.
        LexiconError: if one of its files is wrong.
    """
    _check_code(code)
    return _LOADERS[code](actor_files=actor_files)


def check_actors_of(code: str, *, actor_files: tuple[Path, ...] = ()) -> Checked:
    """Return what is wrong or doubtful in the actors of a language by its ISO 639-1 code, with a user's files laid over them.

    Raises:
        RecoupeError: if there is no such pack.
        LexiconError: if a data file other than those of actors is wrong.
    """
    _check_code(code)
    return _CHECKS[code](actor_files=actor_files)


def _check_code(code: str) -> None:
    if code not in _LOADERS:
        raise RecoupeError(f"no language pack {code!r}; there is {', '.join(sorted(_LOADERS))}")
