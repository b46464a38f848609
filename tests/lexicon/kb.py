"""A small knowledge base in a folder of its own (the toy's, with two offices), and what the check finds in files laid over it."""

import shutil
from pathlib import Path

from recoupe.lexicon.kb import Checked, check_actors

TOY = Path(__file__).parents[1] / "toy/data/actors"
COLUMNS = (
    "id,kind,label,aliases,other_aliases,weak_aliases,surname,country,gender,offices,parent,demonyms,wikidata,lat,lon,from,to"
)
WORDS = {"mirko": ("name.given_name", "a given name"), "parta": ("name.noun", "a noun"), "mardo": ("name.word", "a day")}


def toy_base(folder: Path) -> Path:
    """Return a folder of actors: two states, a place, a person who holds an office that one person holds at a time."""
    shutil.copytree(TOY, folder / "actors")
    (folder / "actors/offices.csv").write_text("office,single,forms\nkapta,yes,kapta\nmella,,mella\n", encoding="utf-8")
    return folder / "actors"


def row(**cells: str) -> str:
    """Return a line with these cells under `COLUMNS`; `since` and `until` are `from` and `to`."""
    cells = {{"since": "from", "until": "to"}.get(name, name): cell for name, cell in cells.items()}
    assert set(cells) <= set(COLUMNS.split(","))
    return ",".join(f'"{cells[name]}"' if name in cells else "" for name in COLUMNS.split(","))


def check(folder: Path, *files: str | bytes) -> Checked:
    """Return what is found in the base with these contents laid over it, as files called 1.csv, 2.csv ..."""
    paths = [folder / f"{number}.csv" for number in range(1, len(files) + 1)]
    for path, content in zip(paths, files, strict=True):
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return check_actors(toy_base(folder), tuple(paths), words=WORDS)


def told(checked: Checked) -> list[tuple[str, int | None, str, str]]:
    """Return the findings as file, line, code and what they are about."""
    return [(Path(found.file).name, found.line, found.code, found.about) for found in checked.findings]
