"""What tests share: the French language, and the pages of the sample affair, each loaded and read once.

Examples of property tests are the same in every run, so that a red run is about the code; `make fuzz` draws new ones.
"""

import os

import pytest
from hypothesis import settings

from recoupe.cli.demo import SAMPLE
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.pipeline import read_pages
from recoupe.pipeline.corpus import ReadPage
from recoupe.pipeline.language import Language, load_affairs, load_language
from recoupe.readers import open_captures, read_manifest
from tests.postgres import cluster

__all__ = ["cluster"]

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("long", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session")
def french() -> Language:
    return load_language("fr")


@pytest.fixture(scope="session")
def sample_language() -> Language:
    """French with the actors of the sample."""
    return load_language(actor_files=(SAMPLE / "actors.csv",))


@pytest.fixture(scope="session")
def sample(sample_language: Language) -> tuple[ReadPage, ...]:
    """The pages of `recoupe demo`."""
    given = read_manifest(SAMPLE / "manifest.jsonl")
    pages = read_pages(open_captures([str(SAMPLE)], given=given), language=sample_language, given=given)
    return tuple(page for page in pages if isinstance(page, ReadPage))


@pytest.fixture(scope="session")
def affairs_lexicon() -> AffairsLexicon:
    """Themes, rungs and sectors in French."""
    return load_affairs("fr")
