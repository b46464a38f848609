"""`recoupe doctor`: what is installed, whether the store is sound, whether files of one's own are valid."""

import platform
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Literal

import typer
from rich.text import Text

from recoupe.cli.installed import installed_packages
from recoupe.cli.options import DEFAULT_STORE, ActorFiles, AsJson, AsJsonLines, LexiconFolders, StorePath
from recoupe.cli.output import SOME_FAILED, counted, format_of, harmless, say, write_items
from recoupe.cli.progress import working
from recoupe.types.base import Record
from recoupe.types.errors import RecoupeError
from recoupe.types.server import StoreName

_STYLES = {"ok": "green", "none": "dim", "wrong": "bold red"}


class Examined(Record, frozen=True, kw_only=True):
    """One thing that was looked at: `ok`, `none` (not there, and need not be), or `wrong`; what to know of it, or to do."""

    what: str
    state: Literal["ok", "none", "wrong"]
    told: str


def doctor(
    store: StorePath = DEFAULT_STORE,
    actors: ActorFiles = None,
    lexicon: LexiconFolders = None,
    json: AsJson = False,
    jsonl: AsJsonLines = False,
) -> None:
    """Look at what is installed, the words and the parser, the file of the store, and files of one's own."""
    form = format_of(json=json, jsonl=jsonl)
    wrong: list[str] = []

    def noted() -> Iterator[Examined]:
        for found in _examine(store, actors or [], lexicon or []):
            if found.state == "wrong":
                wrong.append(found.what)
            yield found

    write_items(noted(), form, show=_lines)
    if wrong:
        say(f"wrong: {', '.join(wrong)}")
        raise typer.Exit(SOME_FAILED)


def _examine(store: StoreName, actors: list[Path], lexicon: list[Path]) -> Iterator[Examined]:
    from recoupe.store.housekeeping.sound import sqlite_version

    system = f"Python {platform.python_version()}, SQLite {sqlite_version()}, {sys.platform}"
    yield Examined(what="recoupe", state="ok", told=f"{version('recoupe')}, {system}")
    yield from _packages()
    yield _language()
    yield _store(store)
    yield from (_actor_file(file) for file in actors)
    yield from (_patterns(folder) for folder in lexicon)


def _packages() -> Iterator[Examined]:
    """Yield what is installed of the packages that recoupe needs, and of each extra."""
    extras = defaultdict(list)
    for package in installed_packages():
        extras[package.extra].append(package)
    for extra, packages in extras.items():
        missing = [package.name for package in packages if package.version is None]
        there = ", ".join(f"{package.name} {package.version}" for package in packages if package.version)
        what = f"extra {extra}" if extra else "packages"
        if not missing:
            yield Examined(what=what, state="ok", told=there)
            continue
        name = f"'recoupe[{extra}]'" if extra else "--force-reinstall recoupe"
        told = f"not installed: {', '.join(missing)}; pip install {name}"
        yield Examined(what=what, state="none" if extra else "wrong", told=told)


def _language() -> Examined:
    from recoupe.pipeline.language import load_language

    try:
        with working("loading the words and the parser"):
            language = load_language()
    except RecoupeError as error:
        return Examined(what="French", state="wrong", told=str(error))
    return Examined(what="French", state="ok", told=language.engine)


def _store(path: StoreName) -> Examined:
    """Return whether the store is sound; that there is none is wrong only when somebody named it."""
    from recoupe.store.housekeeping.sound import check_store

    if path == DEFAULT_STORE and not DEFAULT_STORE.exists():
        return Examined(what="store", state="none", told=f"{path}: there is none here; 'recoupe init' makes one")
    try:
        with working("looking at the store"):
            found = check_store(path)
    except RecoupeError as error:
        return Examined(what="store", state="wrong", told=str(error))
    if found.faults:
        return Examined(what="store", state="wrong", told=f"{path}: {'; '.join(found.faults)}")
    held = f"{counted(found.pages, 'page')}, schema version {found.schema}, {found.database}"
    return Examined(what="store", state="ok", told=f"{path}: {held}; 'recoupe verify' checks them against their files")


def _actor_file(file: Path) -> Examined:
    from recoupe.pipeline.language import check_knowledge

    try:
        findings = check_knowledge(actor_files=(file,)).findings
    except RecoupeError as error:
        return Examined(what="actors", state="wrong", told=str(error))
    if errors := [one for one in findings if one.severity == "error"]:
        told = f"{file}: {counted(len(errors), 'error')}; 'recoupe kb check {file}' lists them"
        return Examined(what="actors", state="wrong", told=told)
    return Examined(what="actors", state="ok", told=str(file))


def _patterns(folder: Path) -> Examined:
    from recoupe.pipeline.language import load_patterns

    try:
        load_patterns(lexicon_folders=(folder,))
    except RecoupeError as error:
        return Examined(what="patterns", state="wrong", told=str(error))
    return Examined(what="patterns", state="ok", told=f"{folder}; 'recoupe patterns check --lexicon {folder}' runs their cases")


def _lines(found: Examined) -> Iterator[Text]:
    yield Text(f"{found.state:>5}  ", style=_STYLES[found.state]).append(
        harmless(f"{found.what}: {found.told}"), style="not bold"
    )
