"""A desk: pages of invented affairs read once, and what a store says of them when it is built."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import msgspec
from sqlalchemy import select

from recoupe.affair import BuildReport, build_affair, read_affair
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.pipeline import read_pages
from recoupe.pipeline.corpus import ReadPage
from recoupe.pipeline.language import Language
from recoupe.readers import reopen_capture
from recoupe.store import Store, save_page, tables
from recoupe.store.affair import read_tellings, unpack_tellings
from recoupe.store.reuse.read import read_passages
from recoupe.types.affair import Affair, Happening, Telling
from recoupe.types.capture import Given
from recoupe.types.reuse import Passage


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A page to be read: its text, and what is given of it."""

    text: str
    publisher: str
    published: str


class Everything(msgspec.Struct, frozen=True):
    """All that a store was built to: the affair, the tellings of each page by its id, the passages."""

    affair: Affair
    tellings: dict[str, tuple[Telling, ...]]
    passages: tuple[Passage, ...]


def read_texts(texts: Mapping[str, Text], folder: Path, language: Language) -> list[ReadPage]:
    """Return pages by name, written to files and read."""
    given = {name: Given(publisher=text.publisher, published=date.fromisoformat(text.published)) for name, text in texts.items()}
    captures = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text.text, encoding="utf-8")
        captures.append(reopen_capture(str(path), name=name, url=None))
    return [page for page in read_pages(captures, language=language, given=given) if isinstance(page, ReadPage)]


class Desk:
    """A store, and the words of its language."""

    def __init__(self, store: Store, language: Language, words: AffairsLexicon) -> None:
        self.store, self._language, self.words = store, language, words

    def at(self, store: Store) -> "Desk":
        """Return a desk at another store."""
        return Desk(store, self._language, self.words)

    def add(self, pages: Iterable[ReadPage]) -> None:
        """Put pages into the store."""
        for page in pages:
            save_page(self.store, page)

    def build(self) -> BuildReport:
        """Build the store."""
        return build_affair(self.store, actors=self._language.pack.actors, lexicon=self.words)

    def built(self, pages: Iterable[ReadPage]) -> Affair:
        """Return what pages say together."""
        self.add(pages)
        self.build()
        return self.affair()

    def affair(self) -> Affair:
        """Return what was built last."""
        return read_affair(self.store, lexicon=self.words)

    def everything(self) -> Everything:
        """Return all that was built, without what depends on the order in which pages came."""
        with self.store.reading() as db:
            told = read_tellings(db)
            pages = {row.number: row.id for row in db.execute(select(tables.page.c.number, tables.page.c.id))}
            passages = tuple(sorted(read_passages(db), key=lambda passage: passage.id))
        tellings = {pages[number]: unpack_tellings(body) for number, (_, body) in told.items()}
        return Everything(self.affair(), dict(sorted(tellings.items())), passages)


def told_on(affair: Affair, page: str) -> list[Happening]:
    """Return the happenings that a page, by name, tells of."""
    return [act for act in affair.happenings if any(told.page_name == page for told in act.tellings)]


def act_of(affair: Affair, type: str, word: str) -> Happening:
    """Return the only happening of a type with a telling whose clause has some words."""
    [found] = [
        act
        for act in affair.happenings
        if act.type == type and any(word in span.text for told in act.tellings for span in (*told.words, told.trigger))
    ]
    return found
