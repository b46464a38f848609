"""The language of an article."""

from recoupe.stages.idiom.detector import load_detector
from recoupe.stages.idiom.guess import guess_idiom

__all__ = ["guess_idiom", "load_detector"]
