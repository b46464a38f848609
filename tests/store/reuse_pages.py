"""Pages for the tests of reuse in a store: a publisher, paragraphs, and which of them are read."""

from pathlib import Path

from recoupe.pipeline.corpus import ReadPage
from recoupe.readers import reopen_capture
from recoupe.store import Store, save_page
from recoupe.types.capture import Given
from tests.store.pages import page_of


def write_prose(folder: Path, name: str, text: str, *, publisher: str | None = None, engine: str = "engine-1") -> ReadPage:
    """Write a file and return its page; the first line is its title, the rest its body."""
    path = folder / f"{name}.txt"
    path.write_bytes(text.encode())
    return page_of(reopen_capture(str(path), name=name, url=None), given=Given(publisher=publisher), engine=engine)


def save_prose(
    store: Store, folder: Path, name: str, text: str, *, publisher: str | None = None, engine: str = "engine-1"
) -> str:
    """Put such a page into a store; return its id."""
    page = write_prose(folder, name, text, publisher=publisher, engine=engine)
    save_page(store, page)
    return page.capture.id
