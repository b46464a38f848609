"""An open store with what its language knows of actors, as the commands on who is who need it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.lexicon.actors import ActorsLexicon
    from recoupe.store import Store


@contextmanager
def opened_with_actors(path: Path, actor_files: Sequence[Path] | None = None) -> "Iterator[tuple[Store, ActorsLexicon]]":
    """Give an open store and the actors of its language, with files of one's own over them; the store is closed after."""
    from recoupe.pipeline.language import load_knowledge
    from recoupe.store import open_store

    opened = open_store(path)
    try:
        yield opened, load_knowledge(opened.language, actor_files=tuple(actor_files or ()))
    finally:
        opened.close()
