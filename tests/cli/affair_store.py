"""A store of the sample affair and of the press pages, built once and copied for each test."""

import shutil
from pathlib import Path

import pytest

from recoupe.affair import build_affair
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.pipeline.corpus import ReadPage
from recoupe.pipeline.language import Language
from recoupe.store import create_store, save_page


@pytest.fixture(scope="session")
def built_once(
    sample: tuple[ReadPage, ...],
    sample_language: Language,
    affairs_lexicon: AffairsLexicon,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The file of a store that holds the sample, built."""
    path = tmp_path_factory.mktemp("built") / "recoupe.db"
    store = create_store(path)
    for page in sample:
        save_page(store, page)
    build_affair(store, actors=sample_language.pack.actors, lexicon=affairs_lexicon)
    store.close()
    return path


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Path:
    """The store in the folder of a test, as ./recoupe.db."""
    return Path(shutil.copy(built_once, tmp_path / "recoupe.db"))
