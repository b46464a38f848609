"""Schema of `data/article/markup.yaml`: what the names of elements say of the lines that stand in them."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from recoupe.lexicon.alternatives import alternatives
from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record

Hint = Literal[
    "content", "title", "standfirst", "byline", "date", "caption", "dateline", "agency", "section",
    "nav", "footer", "aside", "form", "hidden", "comments", "share", "related", "tags", "ad", "legal", "offer", "author_note",
    "entry",
]  # fmt: skip
"""What an element is, by its tag and its names."""

_PART = re.compile(r"[^\W_]+")
_NAMED = re.compile(r"[^\W\d_]+(?=\d*\Z)")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LONGEST = 200


class HintEntry(Record, frozen=True, kw_only=True):
    """A hint: the tags that give it, the words in a name that give it, and the words that speak against it.

    A word of the file is one or more parts of a name: "lire aussi" stands for `lire-aussi`, `lire_aussi` and `lireAussi`.
    """

    hint: Hint
    tags: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class MarkupFile(Record, frozen=True, kw_only=True):
    """The file as written."""

    hints: tuple[HintEntry, ...]


class MarkupWords(Record, frozen=True, kw_only=True):
    """Hints by tag, and the pattern of each hint over the parts of a name, a blank around each part."""

    tags: dict[str, frozenset[Hint]] = msgspec.field(default_factory=dict)
    words: tuple[tuple[Hint, re.Pattern[str], re.Pattern[str] | None], ...] = ()

    def of_names(self, names: str) -> frozenset[Hint]:
        """Return what the names of an element say."""
        parts = " ".join(parts_of(name) for name in names[:_LONGEST].split())
        written = f" {parts} "
        return frozenset(
            hint for hint, pattern, unless in self.words if pattern.search(written) and not (unless and unless.search(written))
        )


def parts_of(name: str) -> str:
    """Return the words that a class or id is made of, lower case, a blank between them; what mixes in digits ("ad3f") is none."""
    parts = _PART.findall(_CAMEL.sub(" ", name).lower())
    return " ".join(found.group() for part in parts if (found := _NAMED.match(part)))


def load_markup_words(path: Path) -> MarkupWords:
    """Return the hints that a file gives.

    Raises:
        LexiconError: if it is missing or wrong.
    """
    file = read_yaml(path, MarkupFile)
    return MarkupWords(
        tags=_by_tag(file.hints),
        words=tuple(
            (entry.hint, _any(entry.words), _any(entry.unless) if entry.unless else None) for entry in file.hints if entry.words
        ),
    )


def _by_tag(entries: Iterable[HintEntry]) -> dict[str, frozenset[Hint]]:
    found: dict[str, set[Hint]] = {}
    for entry in entries:
        for tag in entry.tags:
            found.setdefault(tag, set()).add(entry.hint)
    return {tag: frozenset(hints) for tag, hints in found.items()}


def _any(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile(f" (?:{alternatives([(re.escape(word), word) for word in ordered])[0]})(?= )")
