"""Keep what a store knows of shared passages up to date: a page that comes is compared with the index only."""

from collections.abc import Callable, Sequence, Set

from recoupe.stages.reuse import find_candidates, find_origins, find_shared, join_spans, still_pairs
from recoupe.stages.reuse.candidates import Pair
from recoupe.stages.reuse.origins import Origins
from recoupe.store import Store
from recoupe.store.questions import in_parts
from recoupe.store.reuse.held import HeldPages
from recoupe.store.reuse.index import StoredIndex
from recoupe.store.reuse.mend import mend_passages
from recoupe.store.reuse.pages import drop_pages, gone_pages, keep_pages, prints_of, read_printed, waiting_pages
from recoupe.store.reuse.read import read_passages, read_printing_pages
from recoupe.store.reuse.rows import Database, key_of
from recoupe.store.reuse.spans import (
    drop_pairs,
    drop_spans_on,
    keep_passages,
    keep_spans,
    read_sides,
    read_spans,
    stored_pairs,
    undo_passages,
)
from recoupe.types.base import Record
from recoupe.types.reuse import SharedSpans

_AT_ONCE = 500
"""Pages of one transaction: what many of them are compared with is read once, and the index is written in its order."""

_PAIRS = 2000
"""Pairs that are compared together."""

Progress = Callable[[int, int], None]
"""Told how many transactions are done, and of how many."""


class ReuseReport(Record, frozen=True, kw_only=True):
    """What an update did: pages compared, pages taken back, pairs compared; and the passages that the store now has."""

    pages: int
    removed: int
    compared: int
    passages: int


def update_reuse(store: Store, *, progress: Progress | None = None) -> ReuseReport:
    """Compare the pages that are new or were read anew, take back those that are gone, and say what the store now has.

    Args:
        store: where.
        progress: told after each transaction.

    Raises:
        StoreError: if the store cannot be written.
    """
    pages, removed, compared = compare_pages(store, progress=progress)
    with store.reading() as db:
        passages = read_passages(db)
    return ReuseReport(pages=pages, removed=removed, compared=compared, passages=len(passages))


def compare_pages(store: Store, *, progress: Progress | None = None) -> tuple[int, int, int]:
    """Do what `update_reuse` does; return how many pages came, how many went, and how many pairs were compared.

    What it finds does not depend on the order in which pages came. So many pages are one transaction: when the process is killed,
    the next update goes on from there. A second update does nothing.
    """
    came, went, compared, held = 0, 0, 0, HeldPages()
    while work := _work(store):
        for number, (gone, waiting) in enumerate(work, start=1):
            change = _change(store, gone, waiting, held)
            came, went, compared = came + change[0], went + change[1], compared + change[2]
            if progress:
                progress(number, len(work))
    return came, went, compared


def _work(store: Store) -> list[tuple[Sequence[int], Sequence[int]]]:
    """Return what is to be done, transaction by transaction: pages that are gone, by key, and pages that wait, by number."""
    with store.reading() as db:
        gone, waiting = gone_pages(db), waiting_pages(db)
    leaving = [(part, ()) for part in in_parts(gone, _AT_ONCE)]
    return [*leaving, *(((), part) for part in in_parts(waiting, _AT_ONCE))]


def load_origins(store: Store) -> Origins:
    """Return the origins of every page of a store, as of the last update of its passages."""
    with store.reading() as db:
        return find_origins(read_printing_pages(db), read_passages(db))


def _change(store: Store, keys: Sequence[int], numbers: Sequence[int], held: HeldPages) -> tuple[int, int, int]:
    """Take pages back and let others come, in one transaction; return how many came, how many went, and how many were compared.

    Another process may have done some of it meanwhile: what is still to be done is asked again.
    """
    with store.writing() as db:
        added = {key_of(page.id): page for page in read_printed(db, waiting_pages(db, numbers))}
        removed = prints_of(db, gone_pages(db, [*keys, *added]))
        changes = find_candidates({key: page.prints for key, page in added.items()}, removed, StoredIndex(db))
        lost = drop_spans_on(db, removed)
        drop_pages(db, removed)
        keep_pages(db, added)
        for passage, pages in drop_pairs(db, _idle(db, changes.doubtful)).items():
            lost[passage] |= pages
        pairs = changes.gained - stored_pairs(db, {pair for pair in changes.gained if added.keys().isdisjoint(pair)})
        _regroup(db, mend_passages(db, lost))
        held.keep(db, added)
        keep_spans(db, _compare(db, sorted(pairs), held))
        _join(db)
    return len(added), len(removed), len(pairs)


def _idle(db: Database, doubtful: Set[Pair]) -> set[Pair]:
    """Return the pairs that no fingerprint gives any more."""
    pairs = stored_pairs(db, doubtful)
    prints = prints_of(db, {key for pair in pairs for key in pair})
    return pairs - still_pairs(pairs, prints, StoredIndex(db))


def _compare(db: Database, pairs: list[Pair], held: HeldPages) -> list[SharedSpans]:
    """Return what pairs of pages share."""
    shared: list[SharedSpans] = []
    for part in in_parts(pairs, _PAIRS):
        pages = held.of(db, sorted({key for pair in part for key in pair}))
        for first, second in part:
            shared += find_shared(pages[first], pages[second])
    return shared


def _regroup(db: Database, apart: set[int]) -> None:
    """Make passages anew that may have come apart."""
    undo_passages(db, apart)
    spans = read_spans(db)
    keep_passages(db, spans, join_spans(list(spans.values()), {}), {})


def _join(db: Database) -> None:
    """Join the shared spans that are new to the passages that they belong to, or let them make new ones."""
    spans = read_spans(db)
    known = read_sides(db, sorted({place.page for span in spans.values() for place in (span.first, span.second)}))
    numbers = {side: told.passage for side, told in known.items()}
    keep_passages(db, spans, join_spans(list(spans.values()), numbers), known)
