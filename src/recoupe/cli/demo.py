"""`recoupe demo`: a sample affair, all the way from captures to a dossier."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.cli.output import say, screen

if TYPE_CHECKING:
    from recoupe.exports.material import Material
    from recoupe.store import Store

SAMPLE = Path(__file__).parent / "sample"
"""Captures about an invented crisis between invented states, a manifest, and a user file of their actors."""

TITLE = "Les barges de la Lisse (affaire inventée)"

Folder = Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where the dossier goes.")]


def demo(out: Folder = Path("recoupe-demo")) -> None:
    """Read a sample affair into a temporary store, cross-check it, print a report, write a dossier with notes to the raw text."""
    from recoupe.exports import affair_report, write_affair_dossier

    with tempfile.TemporaryDirectory() as folder:
        material = _read_sample(Path(folder) / "demo.db")
    console = screen()
    console.print(f"{len(material.affair.pages)} captures of an invented affair, in {SAMPLE}")
    for line in affair_report(material):
        console.print(line)
    index = write_affair_dossier(material, out, title=TITLE)
    console.print(f"\nThe dossier, with a note to the raw characters for every line: {index}")


def _read_sample(path: Path) -> "Material":
    """Return the sample as an affair, after a store has taken its pages and checked every span against the files."""
    from recoupe.cli.reading import Reading
    from recoupe.store import create_store, save_page, verify_store

    store = create_store(path)
    reading = Reading([str(SAMPLE)], published=None, manifest=SAMPLE / "manifest.jsonl", actors=[SAMPLE / "actors.csv"])
    for page in reading.pages(with_text=False):
        save_page(store, page)
    wrong = [check for check in verify_store(store) if check.mismatches]
    if reading.failures or wrong:
        say(f"{len(reading.failures)} pages failed, {len(wrong)} do not agree with their files: please report it")
        raise typer.Exit(1)
    material = _cross_check(store)
    store.close()
    return material


def _cross_check(store: "Store") -> "Material":
    from recoupe.affair import build_affair, read_affair
    from recoupe.exports import gather
    from recoupe.pipeline.language import load_affairs, load_knowledge
    from recoupe.store import stored_pages

    lexicon = load_affairs(store.language)
    build_affair(store, actors=load_knowledge(store.language, actor_files=(SAMPLE / "actors.csv",)), lexicon=lexicon)
    pages = list(stored_pages(store))
    texts = {page.record.page.id: page.text for page in pages}
    return gather(read_affair(store, lexicon=lexicon), [page.record for page in pages], texts)
