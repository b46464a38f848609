"""Stores that are still empty, in files and on a server: each test that asks for some runs on both."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from recoupe.store import Store, create_store, open_store
from tests.postgres import Cluster


@pytest.fixture(params=["file", "server"])
def empty_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Store]]:
    numbers, made = count(), list[Store]()

    def make() -> Store:
        if request.param == "file":
            made.append(create_store(tmp_path / f"empty-{next(numbers)}.db"))
        else:
            cluster: Cluster = request.getfixturevalue("cluster")
            made.append(open_store(cluster.store()))
        return made[-1]

    yield make
    for store in made:
        store.close()
        if request.param == "server":
            request.getfixturevalue("cluster").give_back(store.path)
