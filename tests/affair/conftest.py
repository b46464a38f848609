"""Pages of a second affair, read once, and stores to put pages into."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.pipeline.corpus import ReadPage
from recoupe.pipeline.language import Language
from recoupe.store import create_store
from tests.affair.desk import Desk, read_texts
from tests.affair.press import PRESS

OpenDesk = Callable[[], Desk]


@pytest.fixture(scope="session")
def press(sample_language: Language, tmp_path_factory: pytest.TempPathFactory) -> dict[str, ReadPage]:
    """The pages of `press.py` by name."""
    pages = read_texts(PRESS, tmp_path_factory.mktemp("press"), sample_language)
    return {page.record.page.name: page for page in pages}


@pytest.fixture
def open_desk(sample_language: Language, affairs_lexicon: AffairsLexicon, tmp_path: Path) -> Iterator[OpenDesk]:
    """What opens a new, empty store."""
    stores = []

    def make() -> Desk:
        stores.append(create_store(tmp_path / f"{len(stores)}.db"))
        return Desk(stores[-1], sample_language, affairs_lexicon)

    yield make
    for store in stores:
        store.close()


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """A desk with an empty store."""
    return open_desk()
