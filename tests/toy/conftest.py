"""What toy tests share: the toy language."""

import pytest

from recoupe.pipeline.language import Language
from tests.toy.pack import load_toy


@pytest.fixture(scope="session")
def toy() -> Language:
    return load_toy()
