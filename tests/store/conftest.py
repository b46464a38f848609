"""An empty store, in a file and on a server: each test of these runs on both; `store_file` is for what only a file has."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.pipeline.language import load_knowledge
from recoupe.store import Store, create_store, open_store
from tests.postgres import Cluster
from tests.store.desk import Desk, add_pages


@pytest.fixture
def store_file(tmp_path: Path) -> Iterator[Store]:
    made = create_store(tmp_path / "recoupe.db")
    yield made
    made.close()


@pytest.fixture
def store_server(cluster: Cluster) -> Iterator[Store]:
    named = cluster.store()
    made = open_store(named)
    yield made
    made.close()
    cluster.give_back(named)


@pytest.fixture(params=["file", "server"])
def store(request: pytest.FixtureRequest) -> Store:
    made: Store = request.getfixturevalue(f"store_{request.param}")
    return made


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
