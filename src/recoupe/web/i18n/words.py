"""The words for closed choices: types, statuses, voices, roles of a page, and the like (`words.yaml`)."""

from functools import cache
from pathlib import Path

from recoupe.lexicon.load import read_yaml

Words = dict[str, dict[str, str]]
"""Of each choice, the English words of each value; the catalogues translate them."""


@cache
def load_words() -> Words:
    """Return the words of every closed choice, in English."""
    return read_yaml(Path(__file__).parent / "words.yaml", Words)
