"""Language packs; each is data files and the few algorithms that only that language needs."""

from pathlib import Path

from recoupe.languages.fr.pack import check_french, load_french, load_french_affairs, load_french_cases, load_french_events
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.lexicon.event_cases import PatternCase
from recoupe.lexicon.events import EventsLexicon
from recoupe.lexicon.kb import Checked
from recoupe.lexicon.load import without_collector
from recoupe.lexicon.pack import LanguagePack
from recoupe.types.errors import RecoupeError

_LOADERS = {"fr": load_french}
_CHECKS = {"fr": check_french}
_EVENTS = {"fr": load_french_events}
_CASES = {"fr": load_french_cases}
_AFFAIRS = {"fr": load_french_affairs}


@without_collector()
def load_pack(code: str, *, actor_files: tuple[Path, ...] = (), lexicon_folders: tuple[Path, ...] = ()) -> LanguagePack:
    """Return the pack of a language by its ISO 639-1 code.

    Raises:
        RecoupeError: if there is no such pack.
        LexiconError: if one of its files is wrong.
    """
    _check_code(code)
    return _LOADERS[code](actor_files=actor_files, lexicon_folders=lexicon_folders)


@without_collector()
def load_events_of(code: str, *, lexicon_folders: tuple[Path, ...] = ()) -> EventsLexicon:
    """Return the event patterns of a language by its ISO 639-1 code, with those of a user laid over them.

    Raises:
        RecoupeError: if there is no such pack.
        LexiconError: if one of the files is wrong.
    """
    _check_code(code)
    return _EVENTS[code](lexicon_folders)


@without_collector()
def load_cases_of(code: str, lexicon: EventsLexicon, *, lexicon_folders: tuple[Path, ...] = ()) -> tuple[PatternCase, ...]:
    """Return the cases of the patterns of a language, then those of a user.

    Raises:
        RecoupeError: if there is no such pack.
        LexiconError: if one of the files is wrong.
    """
    _check_code(code)
    return _CASES[code](lexicon, lexicon_folders)


def load_affairs_of(code: str) -> AffairsLexicon:
    """Return what a language knows of themes and relations by its ISO 639-1 code.

    Raises:
        RecoupeError: if there is no such pack.
        LexiconError: if one of the files is wrong.
    """
    _check_code(code)
    return _AFFAIRS[code]()


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
