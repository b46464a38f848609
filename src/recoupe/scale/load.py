"""The pages of a run into a store: what `recoupe add` would have put there, without reading them again."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from recoupe.pipeline.corpus import PageFailure
from recoupe.pipeline.language import Language
from recoupe.scale.reader import OpenReader, open_reader
from recoupe.scale.rows import item_of
from recoupe.scale.run import Run, RunFolder, Shard
from recoupe.scale.shard_file import read_rows
from recoupe.scale.summary import summary_of
from recoupe.store import Saved, Store, holds_page, save_failures
from recoupe.store.housekeeping.decided import Decided, decided_on_each
from recoupe.store.housekeeping.reread import Kept, capture_of, read_anew
from recoupe.store.packed_page import PackedPage, pack_page, refuse_wrong_words
from recoupe.store.packing import unpack
from recoupe.store.put import put_pages
from recoupe.store.questions import in_parts
from recoupe.types.base import Record
from recoupe.types.capture import Given
from recoupe.types.errors import StoreError

_AT_ONCE = 64
"""Pages of one transaction."""


class Loaded(Record, frozen=True, kw_only=True):
    """What was done with the pages of a run, how many shards of it are missing, and what failed, when it was read or now."""

    saved: dict[Saved, int]
    missing: int
    failures: tuple[PageFailure, ...]


def load_run(
    folder: RunFolder,
    run: Run,
    shards: Sequence[Shard],
    store: Store,
    *,
    told: Callable[[int, int], None],
    reader: OpenReader = open_reader,
) -> Loaded:
    """Put the pages of a run into a store, shard by shard; a page that is there already stays as it is.

    What people decided counts: pages that were removed stay out, those that were set are read anew, as they were set. Killed at
    any moment it leaves whole pages only, and may be called again.

    Args:
        folder: where the run is.
        run: the run.
        shards: its shards; those that are not there yet are passed over and counted.
        store: where the pages go.
        told: told how many pages are done, and of how many.
        reader: loads what reads a page anew.

    Raises:
        RecoupeError: if a shard is damaged, or of another run.
        StoreError: if the store cannot be written.
    """
    summary = summary_of(folder, run, shards)
    loader = _Loader(store, lambda: reader(folder).language)
    for number, part in enumerate(in_parts(_pages(folder, run, shards), _AT_ONCE)):
        loader.put(part)
        told(number * _AT_ONCE + len(part), summary.pages)
    failures = (*summary.failures, *loader.failures)
    save_failures(store, failures, tried=loader.files)
    return Loaded(saved=dict(loader.saved), missing=summary.missing, failures=failures)


class _Loader:
    """A store that pages come into, and what was done with them."""

    def __init__(self, store: Store, load_language: Callable[[], Language]) -> None:
        self.saved, self.files, self.failures = Counter[Saved](), set[str](), list[PageFailure]()
        self._store, self._load_language = store, load_language

    def put(self, pages: Sequence[PackedPage]) -> None:
        """Put some pages into the store, all in one transaction."""
        ids = [page.record.page.id for page in pages]
        with self._store.reading() as db:
            decided = decided_on_each(db, ids)
        ready = [read for page in pages if (read := self._ready(page, decided[page.record.page.id]))]
        with self._store.writing() as db:
            decided = decided_on_each(db, ids)
            staying = [page for page in ready if not decided[page.record.page.id].removed]
            self.saved.update(put_pages(db, staying, language=self._store.language))
        if len(staying) < len(ready):
            self.saved["kept out"] += len(ready) - len(staying)

    @cached_property
    def _language(self) -> Language:
        """What reads a page anew; most runs need it for none."""
        return self._load_language()

    def _ready(self, page: PackedPage, decided: Decided) -> PackedPage | None:
        """Return a page as it is to be written; None if it cannot be."""
        self.files.add(page.record.page.path)
        try:
            given = decided.over(page.given)
            if given != page.given and not decided.removed:
                return self._as_decided(page, given)
            refuse_wrong_words(page)
        except StoreError as error:
            where = page.record.page
            self.failures.append(
                PageFailure(path=where.path, record=where.record, reason=str(error).removeprefix(f"{where.path}: "))
            )
            return None
        return page

    def _as_decided(self, page: PackedPage, given: Given) -> PackedPage | None:
        """Return a page read anew with what people set for it; None if the store has it so."""
        record = page.record
        if holds_page(self._store, record.page.id, engine=record.page.engine, given=given):
            self.saved["unchanged"] += 1
            return None
        data, html = unpack(page.data or b""), page.bytemap is not None
        capture = capture_of(record, text=page.text, encoding=page.encoding, data=data, html=html)
        kept = Kept(capture=capture, given=page.given, engine=record.page.engine)
        anew = pack_page(read_anew(kept, given, language=self._language))
        refuse_wrong_words(anew)
        return anew


def _pages(folder: RunFolder, run: Run, shards: Iterable[Shard]) -> Iterator[PackedPage]:
    for shard in shards:
        if folder.shard(shard).exists():
            for row in read_rows(folder.shard(shard), run, shard):
                if isinstance(item := item_of(row), PackedPage):
                    yield item
