"""Pages of the sample affair and of a second one, read once, and stores to put them into."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from recoupe.cli.demo import SAMPLE
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.pipeline import read_pages
from recoupe.pipeline.corpus import ReadPage
from recoupe.pipeline.language import Language, load_affairs, load_language
from recoupe.readers import open_captures, read_manifest
from recoupe.store import create_store
from tests.affair.desk import Desk, read_texts
from tests.affair.press import PRESS

OpenDesk = Callable[[], Desk]


@pytest.fixture(scope="session")
def language() -> Language:
    """French with the actors of the sample."""
    return load_language(actor_files=(SAMPLE / "actors.csv",))


@pytest.fixture(scope="session")
def words() -> AffairsLexicon:
    """Themes, rungs and sectors in French."""
    return load_affairs("fr")


@pytest.fixture(scope="session")
def sample(language: Language) -> tuple[ReadPage, ...]:
    """The pages of `recoupe demo`."""
    given = read_manifest(SAMPLE / "manifest.jsonl")
    pages = read_pages(open_captures([str(SAMPLE)], given=given), language=language, given=given)
    return tuple(page for page in pages if isinstance(page, ReadPage))


@pytest.fixture(scope="session")
def press(language: Language, tmp_path_factory: pytest.TempPathFactory) -> dict[str, ReadPage]:
    """The pages of `press.py` by name."""
    pages = read_texts(PRESS, tmp_path_factory.mktemp("press"), language)
    return {page.record.page.name: page for page in pages}


@pytest.fixture
def open_desk(language: Language, words: AffairsLexicon, tmp_path: Path) -> Iterator[OpenDesk]:
    """What opens a new, empty store."""
    stores = []

    def make() -> Desk:
        stores.append(create_store(tmp_path / f"{len(stores)}.db"))
        return Desk(stores[-1], language, words)

    yield make
    for store in stores:
        store.close()


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """A desk with an empty store."""
    return open_desk()
