"""The words of the stage, in French."""

import pytest

from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.pipeline.language import load_affairs


@pytest.fixture(scope="session")
def lexicon() -> AffairsLexicon:
    return load_affairs("fr")
