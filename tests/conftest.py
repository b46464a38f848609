"""What tests share: the French language, loaded once."""

import pytest

from recoupe.pipeline.language import Language, load_language


@pytest.fixture(scope="session")
def french() -> Language:
    return load_language("fr")
