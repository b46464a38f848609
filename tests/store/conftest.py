"""An empty store in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.pipeline.language import load_knowledge
from recoupe.store import Store, create_store
from tests.store.desk import Desk, add_pages


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_store(tmp_path / "recoupe.db")
    yield made
    made.close()


@pytest.fixture(scope="session")
def knowledge() -> ActorsLexicon:
    """What French knows of names and roles, without the parser."""
    return load_knowledge("fr")


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Store:
    add_pages(store, tmp_path)
    return store


@pytest.fixture
def desk(filled: Store, knowledge: ActorsLexicon) -> Desk:
    return Desk(filled, knowledge)
