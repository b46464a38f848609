"""The affairs of a store as the desk shows them: one is the store with nothing but its pages and what these tell."""

import tempfile
import threading
from pathlib import Path

from recoupe.affair.read import narrowed
from recoupe.lexicon.actors import ActorsLexicon
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.store import Connection, Store
from recoupe.store.affair import built_of
from recoupe.store.affair.read import read_told_on
from recoupe.store.affair.seek import told_on
from recoupe.store.affairs import narrow, pages_of, write_narrowed
from recoupe.store.affairs.saved import affair_names
from recoupe.store.read import ids_of_pages
from recoupe.types.base import Record


class _Prepared(Record, frozen=True, kw_only=True):
    """An affair that is ready: the `version` of the whole store, what it was made from, and the store that shows it alone."""

    version: int
    stamp: tuple[object, ...]
    store: Store


class Affairs:
    """The affairs of a store, made ready when they are first asked for, and anew when their pages or what was built changed.

    Args:
        store: the whole store.
        actors: what is known of names in its language.
        lexicon: its themes and rungs.
    """

    def __init__(self, store: Store, actors: ActorsLexicon, lexicon: AffairsLexicon) -> None:
        self._store, self._actors, self._lexicon = store, actors, lexicon
        self._folder = tempfile.TemporaryDirectory(prefix="recoupe-affairs-")
        self._lock, self._prepared, self._count = threading.Lock(), dict[str, _Prepared](), 0

    def names(self) -> tuple[str, ...]:
        """Return the names of all affairs, sorted."""
        with self._store.reading() as db:
            return tuple(affair_names(db))

    def store_of(self, name: str) -> Store:
        """Return the store with nothing but one affair in what is read.

        Raises:
            DecisionError: if there is no such affair; lists those there are.
        """
        with self._lock:
            version, known = self._store.version(), self._prepared.get(name)
            if known and known.version == version:
                return known.store
            with self._store.reading() as db:
                numbers, built = pages_of(db, name, lexicon=self._actors), built_of(db)
                stamp = (built.at, numbers)
                same = known.store if known and known.stamp == stamp else None
                store = same or self._prepare(db, name, numbers, built.at)
            self._prepared[name] = _Prepared(version=version, stamp=stamp, store=store)
        if known and not same:
            known.store.close_reads()
        return store

    def close(self) -> None:
        """Close what reads, and take the files away."""
        for prepared in self._prepared.values():
            prepared.store.close_reads()
        self._folder.cleanup()

    def _prepare(self, db: Connection, name: str, numbers: tuple[int, ...], at: str | None) -> Store:
        pages = ids_of_pages(db, numbers)
        whole = read_told_on(db, pages, told_on(db, pages))
        self._count += 1
        path = Path(self._folder.name) / f"{self._count}.db"
        told = narrowed(whole, name, frozenset(pages), self._lexicon)
        write_narrowed(path, told, numbers, at=at, language=self._store.language)
        return narrow(self._store, path)
