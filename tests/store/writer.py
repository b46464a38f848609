"""A program that writes pages to a store until it is killed: python -m tests.store.writer STORE FOLDER PAGES."""

import sys
from pathlib import Path

from recoupe.store import open_store, save_page
from tests.store.pages import TALKS, write_page


def write_pages(store_path: Path, folder: Path, count: int) -> None:
    """Write pages made by hand, each with an item of every layer; those that are there already stay."""
    store = open_store(store_path)
    for number in range(count):
        save_page(store, write_page(folder, f"page{number:03}", f"{TALKS}\nNuméro {number}.\n" * 3))
    store.close()


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
