"""A desk over the sample affair, read and cross-checked anew; it takes part in an exchange."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.web.exchanged import exchange_in

from recoupe.affair import build_affair
from recoupe.cli.demo import SAMPLE
from recoupe.pipeline.corpus import ReadPage, read_pages
from recoupe.pipeline.language import load_affairs, load_language
from recoupe.readers import open_captures, read_manifest
from recoupe.store import create_store, save_page
from recoupe.web import Desk, open_desk

ACTORS = (SAMPLE / "actors.csv",)


@contextmanager
def sample_desk(folder: Path) -> Iterator[Desk]:
    """Give a desk over the sample affair; its store is in the folder."""
    path, language, manifest = folder / "sample.db", load_language(actor_files=ACTORS), SAMPLE / "manifest.jsonl"
    given, store = read_manifest(manifest), create_store(path)
    for read in read_pages(open_captures([str(SAMPLE)], given=given, manifest=manifest), language=language, given=given):
        if isinstance(read, ReadPage):
            save_page(store, read)
    build_affair(store, actors=language.pack.actors, lexicon=load_affairs("fr"))
    store.close()
    exchange_in(path, folder / "exchange")
    desk = open_desk(path, actor_files=ACTORS)
    yield desk
    desk.store.close()
