"""Which files hold the event patterns and their cases: those of a language, then those in the folders of a user."""

from pathlib import Path

from recoupe.types.errors import LexiconError

_PATTERNS, _CASES = Path("events/patterns"), Path("events/cases")
_LAYOUT = f"expected {_PATTERNS.as_posix()}/*.yaml, and {_CASES.as_posix()}/*.yaml for their cases"


def pattern_files(folder: Path, user_folders: tuple[Path, ...] = ()) -> tuple[tuple[Path, ...], ...]:
    """Return the files of patterns, a tuple for `folder` and one for each folder of a user.

    Args:
        folder: `data/events/` of a language.
        user_folders: folders with `events/patterns/`, as `--lexicon` names them.

    Raises:
        LexiconError: if a folder of a user is none, holds no patterns, or holds a file that would be passed over.
    """
    return (_yaml(folder / _PATTERNS.name), *(_user_patterns(path) for path in user_folders))


def case_files(folder: Path, user_folders: tuple[Path, ...] = ()) -> tuple[tuple[Path, ...], ...]:
    """Return the files of cases, as `pattern_files` returns those of patterns; a folder may have none.

    Raises:
        LexiconError: as `pattern_files` does.
    """
    pattern_files(folder, user_folders)
    return (_yaml(folder / _CASES.name), *(_yaml(path / _CASES) for path in user_folders))


def _user_patterns(folder: Path) -> tuple[Path, ...]:
    if not folder.is_dir():
        raise LexiconError(f"{folder}: is no folder; {_LAYOUT} in it")
    read = {*_yaml(folder / _PATTERNS), *_yaml(folder / _CASES)}
    for path in sorted(folder.rglob("*.y*ml")):
        if path not in read and not path.name.startswith("."):
            raise LexiconError(f"{path}: would not be read; {_LAYOUT} in {folder}")
    found = _yaml(folder / _PATTERNS)
    if not found:
        raise LexiconError(f"{folder}: holds no patterns; {_LAYOUT}")
    return found


def _yaml(folder: Path) -> tuple[Path, ...]:
    """Return the YAML files of a folder, but for hidden ones, which editors leave behind."""
    return tuple(path for path in sorted(folder.glob("*.yaml")) if not path.name.startswith("."))
