"""Many alternatives in one pattern, gathered by their first letters: thousands of forms are told apart in a few steps."""

from collections.abc import Sequence
from typing import TypeVar

Key = TypeVar("Key")

_DEEPEST, _FEW = 3, 8
"""Alternatives are gathered by their first letters so deep; so few are left as they are."""


def alternatives(branches: Sequence[tuple[str, Key]], depth: int = _DEEPEST) -> tuple[str, tuple[Key, ...]]:
    """Return one alternation of patterns, and their keys in the order in which the patterns stand in it.

    Two patterns that match at one place begin with the same letters, so that the one which comes first in `branches` still comes
    first. No patterns at all give one that matches nowhere.

    Args:
        branches: patterns with their keys; a letter at the beginning of a pattern stands for itself.
        depth: how many letters are looked at.
    """
    if not branches:
        return "(?!)", ()
    if depth == 0 or len(branches) <= _FEW:
        return "|".join(pattern for pattern, _ in branches), tuple(key for _, key in branches)
    heads: dict[str, list[tuple[str, Key]]] = {}
    for pattern, key in branches:
        head = pattern[0] if pattern[:1].isalpha() else ""
        heads.setdefault(head, []).append((pattern[len(head) :], key))
    parts: list[str] = []
    keys: list[Key] = []
    for head, rest in heads.items():
        inner, found = alternatives(rest, depth - 1 if head else 0)
        parts.append(f"{head}(?:{inner})" if head else inner)
        keys += found
    return "|".join(parts), tuple(keys)
