"""French with the patterns of `own/`: words of the sea that the built-in files do not have."""

from pathlib import Path

import msgspec
import pytest

from recoupe.languages.fr.pack import load_french
from recoupe.pipeline.language import Language

OWN = Path(__file__).parent / "own"


@pytest.fixture(scope="session")
def seafaring(french: Language) -> Language:
    return msgspec.structs.replace(french, pack=load_french(lexicon_folders=(OWN,)))
