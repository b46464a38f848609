"""A program that writes pages to a store until it is killed: python -m tests.store.writer STORE FOLDER PAGES."""

import sys
from pathlib import Path

from recoupe.store import open_store, save_page
from recoupe.types.server import StoreName
from tests.store.pages import TALKS, write_page


def write_pages(named: StoreName | str, folder: Path, count: int) -> None:
    """Write pages made by hand, each with an item of every layer; those that are there already stay."""
    store = open_store(named)
    for number in range(count):
        save_page(store, write_page(folder, f"page{number:03}", f"{TALKS}\nNuméro {number}.\n" * 3))
    store.close()


if __name__ == "__main__":
    write_pages(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
