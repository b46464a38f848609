"""ready_affair: what the pages of one affair alone tell, kept in a file beside the store for the desk."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec

from recoupe.affair.read import narrowed
from recoupe.lexicon.actors import ActorsLexicon
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.store import Connection, Store
from recoupe.store.affair.read import in_time, read_cited, read_told_on, when_built
from recoupe.store.affair.seek import told_on
from recoupe.store.affairs.narrowed import (
    Held,
    file_of,
    folder_beside,
    forget_narrowed,
    held_in,
    pages_in,
    renumber,
    writing_narrowed,
)
from recoupe.store.affairs.pages import Pages, found_pages, viewer
from recoupe.store.affairs.saved import affair_names
from recoupe.store.read import ids_of_pages
from recoupe.types.affair import Affair
from recoupe.types.base import Record


class Ready(Record, frozen=True, kw_only=True):
    """The file of an affair that is ready, and a word that is another one whenever what it says may have changed."""

    path: Path
    stamp: str


def ready_affair(store: Store, folder: Path, name: str, *, actors: ActorsLexicon, lexicon: AffairsLexicon) -> Ready:
    """Return an affair as it is now; only what is not ready is made so.

    Nothing is done while neither the affair nor any page changed since the file was written; where pages of which nothing is
    built came or went, the file only learns their numbers.

    Args:
        store: the whole store.
        folder: where files of affairs are kept.
        name: of the affair.
        actors: what is known of names and roles in the store's language.
        lexicon: its themes and rungs.

    Raises:
        DecisionError: if there is no such affair; lists those there are.
    """
    path = file_of(folder, store, name)
    held = held_in(path)
    with store.reading() as db:
        built = when_built(db)
        pages = found_pages(db, name, viewer(db, actors), before=lambda: pages_in(path, held.basis) if held else None)
        if held and (held.built, held.basis) == (built, pages.basis):
            return Ready(path=path, stamp=held.stamp)
        ids = ids_of_pages(db, pages.numbers)
        if held and held.built == built and not _tell_of_acts(db, path, held, pages):
            renumber(path, read_cited(db, ids), pages, language=store.language)
        else:
            whole = read_told_on(db, ids, told_on(db, ids))
            told = narrowed(whole, name, frozenset(ids), lexicon)
            with writing_narrowed(path, told, pages, at=built, language=store.language):
                pass
    made = held_in(path)
    return Ready(path=path, stamp=made.stamp if made else "")


def _tell_of_acts(db: Connection, path: Path, held: Held, pages: Pages) -> bool:
    """Return whether a page may tell of an act that came into an affair, or went out of it, since its file was written."""
    changed = set(pages.numbers).symmetric_difference(pages_in(path, held.basis).numbers)
    ids = ids_of_pages(db, sorted(changed))
    return len(ids) < len(changed) or bool(told_on(db, ids))


def ready_beside(store: Store, name: str, *, actors: ActorsLexicon, lexicon: AffairsLexicon) -> None:
    """Make an affair ready beside its store, once anything is built; where nobody may write there, the desk does it itself.

    Raises:
        DecisionError: if there is no such affair; lists those there are.
    """
    with store.reading() as db:
        built = when_built(db)
    if built and (folder := folder_beside(store.path)):
        ready_affair(store, folder, name, actors=actors, lexicon=lexicon)


def forget_ready(store: Store, name: str) -> None:
    """Take away what was made ready of an affair."""
    if folder := folder_beside(store.path):
        forget_narrowed(file_of(folder, store, name))


def find_affairs(db: Connection, actors: ActorsLexicon) -> dict[str, Pages]:
    """Return the pages of every affair of a store, by name."""
    view = viewer(db, actors)
    return {name: found_pages(db, name, view) for name in affair_names(db)}


@contextmanager
def readying(
    store: Store,
    whole: Affair,
    affairs: dict[str, Pages],
    *,
    at: str,
    lexicon: AffairsLexicon,
    progress: Callable[[int, int], None],
) -> Iterator[None]:
    """Make every affair ready for what was built, which is written inside: the files change after it, or not at all.

    Args:
        store: the whole store; where nobody may write beside it, the desk makes its affairs ready itself.
        whole: what was built of all pages.
        affairs: their pages, as `find_affairs` gives them.
        at: when it was built.
        lexicon: themes and rungs of the store's language.
        progress: told how many affairs are done.
    """
    with ExitStack() as files:
        if affairs and (folder := folder_beside(store.path)):
            ordered = msgspec.structs.replace(whole, happenings=tuple(sorted(whole.happenings, key=in_time)))
            for number, (name, pages) in enumerate(affairs.items(), start=1):
                progress(number - 1, len(affairs))
                with store.reading() as db:
                    ids = frozenset(ids_of_pages(db, pages.numbers))
                told, path = narrowed(ordered, name, ids, lexicon), file_of(folder, store, name)
                files.enter_context(writing_narrowed(path, told, pages, at=at, language=store.language))
                progress(number, len(affairs))
        yield
