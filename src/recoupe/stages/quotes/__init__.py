"""Quotes: who says what."""

from recoupe.stages.quotes.find import find_quotes

__all__ = ["find_quotes"]
