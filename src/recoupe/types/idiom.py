"""The language of a page."""

from typing import Protocol

from recoupe.types.base import Record
from recoupe.types.problem import Problem


class Idiom(Record, frozen=True, kw_only=True):
    """The language of an article: ISO 639-1 code (None: too little text to say) and a probability 0 to 1."""

    code: str | None
    probability: float
    problems: tuple[Problem, ...] = ()


class Detector(Protocol):
    """Whatever tells languages apart."""

    def __call__(self, text: str) -> tuple[str, float]:
        """Return the likeliest ISO 639-1 code of a text and its probability."""
