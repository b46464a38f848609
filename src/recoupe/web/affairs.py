"""The affairs of a store as the desk shows them: one is the store with nothing but its pages and what these tell."""

import tempfile
import threading
from pathlib import Path

from recoupe.affair.ready import ready_affair
from recoupe.lexicon.actors import ActorsLexicon
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.store import Store
from recoupe.store.affairs import folder_beside, narrow
from recoupe.store.affairs.saved import affair_names
from recoupe.types.base import Record


class _Shown(Record, frozen=True, kw_only=True):
    """An affair that is ready: the `version` of the whole store, the stamp of its file, and the store that shows it alone."""

    version: int
    stamp: str
    store: Store


class Affairs:
    """The affairs of a store, as `recoupe build` made them ready; what came since is made ready when it is asked for.

    Args:
        store: the whole store.
        actors: what is known of names in its language.
        lexicon: its themes and rungs.
    """

    def __init__(self, store: Store, actors: ActorsLexicon, lexicon: AffairsLexicon) -> None:
        self._store, self._actors, self._lexicon = store, actors, lexicon
        self._lock, self._shown = threading.Lock(), dict[str, _Shown]()
        self._own: tempfile.TemporaryDirectory[str] | None = None

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
            version, known = self._store.version(), self._shown.get(name)
            if known and known.version == version:
                return known.store
            ready = ready_affair(self._store, self._folder(), name, actors=self._actors, lexicon=self._lexicon)
            same = known.store if known and known.stamp == ready.stamp else None
            store = same or narrow(self._store, ready.path)
            self._shown[name] = _Shown(version=version, stamp=ready.stamp, store=store)
        if known and not same:
            known.store.close_reads()
        return store

    def close(self) -> None:
        """Close what reads, and take away what is kept nowhere else."""
        for shown in self._shown.values():
            shown.store.close_reads()
        if self._own:
            self._own.cleanup()

    def _folder(self) -> Path:
        """Return the folder beside the store; where nobody may write there, one that goes with the desk."""
        if self._own is None and (beside := folder_beside(self._store.path)):
            return beside
        self._own = self._own or tempfile.TemporaryDirectory(prefix="recoupe-affairs-")
        return Path(self._own.name)
