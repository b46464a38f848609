"""`recoupe demo`: a sample affair, all the way from captures to a dossier."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli.output import say, screen

if TYPE_CHECKING:
    from recoupe.store import StoredPage

SAMPLE = Path(__file__).parent / "sample"
"""Captures about an invented crisis between invented states, a manifest, and a user file of their actors."""

TITLE = "Les barges de la Lisse (affaire inventée)"

Folder = Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where the dossier goes.")]


def demo(out: Folder = Path("recoupe-demo")) -> None:
    """Read a sample affair into a temporary store, print a short report, write a dossier with notes to the raw characters."""
    from recoupe.exports import build_overview, write_dossier, write_report

    with tempfile.TemporaryDirectory() as folder:
        pages = _read_sample(Path(folder) / "demo.db")
    console = screen()
    console.print(f"{len(pages)} captures of an invented affair, in {SAMPLE}")
    for line in write_report(build_overview([page.record for page in pages])):
        console.print(line)
    index = write_dossier(pages, out, title=TITLE)
    console.print(f"\nThe dossier, with a note to the raw characters for every line: {index}")


def _read_sample(path: Path) -> "list[StoredPage]":
    """Return the sample's pages, after a store has taken them and checked every span against the files."""
    from recoupe.cli.reading import Reading
    from recoupe.store import create_store, save_page, stored_pages, verify_store

    store = create_store(path)
    reading = Reading([str(SAMPLE)], published=None, manifest=SAMPLE / "manifest.jsonl", actors=[SAMPLE / "actors.csv"])
    for page in reading.pages(with_text=False):
        save_page(store, page)
    wrong = [check for check in verify_store(store) if check.mismatches]
    pages = sorted(stored_pages(store), key=lambda page: (page.record.meta.published.value or "9", page.record.page.name))
    store.close()
    if reading.failures or wrong:
        say(f"{len(reading.failures)} pages failed, {len(wrong)} do not agree with their files: please report it")
        raise typer.Exit(1)
    return pages
