"""An open store with what its language knows of actors, as the commands on who is who need it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.cli.decided import as_usage
from recoupe.types.server import StoreName

if TYPE_CHECKING:
    from recoupe.lexicon.actors import ActorsLexicon
    from recoupe.store import Store


@contextmanager
def opened_with_actors(path: StoreName, actor_files: Sequence[Path] | None = None) -> "Iterator[tuple[Store, ActorsLexicon]]":
    """Give an open store and the actors of its language, with files of one's own over them; the store is closed after."""
    from recoupe.pipeline.language import load_knowledge
    from recoupe.store import open_store

    opened = open_store(path)
    try:
        yield opened, load_knowledge(opened.language, actor_files=tuple(actor_files or ()))
    finally:
        opened.close()


def pages_in(store: "Store", affair: str | None, *, lexicon: "ActorsLexicon | None" = None) -> frozenset[int] | None:
    """Return the numbers of the pages of an affair that a person named; None for the whole store.

    Raises:
        typer.BadParameter: if there is no such affair; lists those there are.
    """
    from recoupe.store.affairs import pages_of

    if affair is None:
        return None
    with as_usage(), store.reading() as db:
        return frozenset(pages_of(db, affair, lexicon=lexicon))
