"""Language packs; each is data files and the few algorithms that only that language needs."""

from pathlib import Path

from recoupe.languages.fr.pack import load_french
from recoupe.lexicon.pack import LanguagePack
from recoupe.types.errors import RecoupeError

_LOADERS = {"fr": load_french}


def load_pack(code: str, *, actor_files: tuple[Path, ...] = ()) -> LanguagePack:
    """Return the pack of a language by its ISO 639-1 code.

    Raises:
        RecoupeError: if there is no such pack.
        LexiconError: if one of its files is wrong.
    """
    if code not in _LOADERS:
        raise RecoupeError(f"no language pack {code!r}; there is {', '.join(sorted(_LOADERS))}")
    return _LOADERS[code](actor_files=actor_files)
