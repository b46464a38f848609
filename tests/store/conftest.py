"""An empty store in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe.store import Store, create_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_store(tmp_path / "recoupe.db")
    yield made
    made.close()
