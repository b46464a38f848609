"""Names of pages: file stems, told apart where two files of one run share one."""

from collections.abc import Sequence
from pathlib import Path


def name_pages(files: Sequence[Path]) -> dict[Path, tuple[str, bool]]:
    """Return the name of each file's page, and whether its stem was taken by another file too.

    The name is the stem; where files share it, the shortest end of the path that tells them apart, without the file's ending.
    A file named twice, in whatever way, is one file. Standard input is "stdin".
    """
    places = {file: file.absolute() for file in dict.fromkeys(files)}
    by_stem: dict[str, list[Path]] = {}
    for place in dict.fromkeys(places.values()):
        by_stem.setdefault(_stem(place), []).append(place)
    names: dict[Path, tuple[str, bool]] = {}
    for stem, sharing in by_stem.items():
        if len(sharing) == 1:
            names[sharing[0]] = (stem, False)
            continue
        names |= {place: (name, True) for place, name in zip(sharing, _told_apart(sharing), strict=True)}
    return {file: names[place] for file, place in places.items()}


def _stem(file: Path) -> str:
    return "stdin" if file.name == "-" else file.stem


def _told_apart(files: Sequence[Path]) -> list[str]:
    """Return the shortest path ends, all of one length, that differ; whole paths with endings as a last resort."""
    parts = [file.with_suffix("").parts for file in files]
    for length in range(2, max(map(len, parts)) + 1):
        names = ["/".join(part[-length:]) for part in parts]
        if len(set(names)) == len(names):
            return names
    return [str(file) for file in files]
