"""Names of pages: file stems, told apart where two files share one."""

from collections.abc import Sequence
from pathlib import Path, PurePath

from recoupe.readers.endings import stem_of
from recoupe.types.problem import Problem

Named = tuple[str, tuple[Problem, ...]]
"""A name, and what there is to say of it."""


def name_pages(files: Sequence[Path]) -> dict[Path, Named]:
    """Return the name of each file's page; a file named twice, in whatever way, is one. Standard input is "stdin"."""
    places = {file: file.absolute() for file in dict.fromkeys(files)}
    names = name_files(list(dict.fromkeys(places.values())))
    return {file: names[place] for file, place in places.items()}


def name_files(files: Sequence[PurePath]) -> dict[PurePath, Named]:
    """Return the name of each file's page: its stem; where files share it, the shortest end of the path that tells them apart.

    Without the ending, unless only that differs. A name that is not the stem has the problem `capture.name_clash`.
    """
    by_stem: dict[str, list[PurePath]] = {}
    for file in files:
        by_stem.setdefault(_stem(file), []).append(file)
    names: dict[PurePath, Named] = {}
    for stem, sharing in by_stem.items():
        if len(sharing) == 1:
            names[sharing[0]] = (stem, ())
        else:
            names |= {file: (name, (_clash(stem, name),)) for file, name in zip(sharing, _told_apart(sharing), strict=True)}
    return names


def _stem(file: PurePath) -> str:
    return "stdin" if file.name == "-" else stem_of(file.name)


def _told_apart(files: Sequence[PurePath]) -> list[str]:
    """Return the shortest path ends, all of one length, that differ: without endings, else with them."""
    bare = [(*file.parts[:-1], stem_of(file.name)) for file in files]
    for parts in (bare, [file.parts for file in files]):
        for length in range(1, max(map(len, parts)) + 1):
            names = ["/".join(part[-length:]) for part in parts]
            if len(set(names)) == len(names):
                return names
    return [str(file) for file in files]


def _clash(stem: str, name: str) -> Problem:
    message = f"another page of this run has the file name {stem!r} too; this one is called {name!r}"
    return Problem(code="capture.name_clash", message=message)
