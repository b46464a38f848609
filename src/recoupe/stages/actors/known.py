"""Names of the knowledge base in the text: the longest at each place, found in one walk over the words."""

from collections.abc import Iterator
from typing import Any

import msgspec

from recoupe.lexicon.actor_names import END, NameEntry, printed_alike
from recoupe.stages.actors.phrases import Phrase
from recoupe.stages.actors.words import Words


class Found(msgspec.Struct, frozen=True):
    """A stretch of words, half-open, that may be a name.

    `entries` are the known names it may be; `label` is what the parser's model thinks it is, or "" when it said nothing.
    `phrase` is set for a body or place named by a common noun ("ministère russe de la Défense").
    """

    first: int
    last: int
    entries: tuple[NameEntry, ...] = ()
    label: str = ""
    phrase: Phrase | None = None

    @property
    def size(self) -> int:
        """Number of words."""
        return self.last - self.first

    @property
    def shared(self) -> bool:
        """Whether it links alone to several actors, which means to none unless the page tells which."""
        return len(self.entries) > 1 and len({entry.actor for entry in self.entries if entry.use == "strong"}) > 1


def match_names(words: Words, tree: dict[str, Any], contracted: frozenset[str], articles: frozenset[str]) -> Iterator[Found]:
    """Yield the known names of a text, in order, without overlaps.

    Of a name with its article and one that begins after it and goes on the second is meant ("La Croix" in "la Croix rouge").

    Args:
        words: the text.
        tree: the names.
        contracted: prepositions that hold an article, folded; only after them a name may lack its own.
        articles: the articles, folded.
    """
    place = 0
    size = len(words.folded)
    while place < size:
        node = tree.get(words.folded[place])
        found = _longest(words, place, node, contracted) if node is not None else None
        if found is not None and words.folded[place] in articles:
            node = tree.get(words.folded[place + 1]) if found.size > 1 else None
            other = _longest(words, place + 1, node, contracted) if node is not None else None
            found = other if other is not None and other.last > found.last else found
        if found is None:
            place += 1
        else:
            yield found
            place = found.last


def _longest(words: Words, first: int, node: dict[str, Any] | None, contracted: frozenset[str]) -> Found | None:
    after = first > 0 and words.joined[first] and words.folded[first - 1] in contracted
    best: Found | None = None
    place, size = first, len(words.folded)
    while node is not None:
        place += 1
        if END in node:
            printed = words.printed[first:place]
            entries = tuple(e for e in node[END] if (after or e.use != "contracted") and printed_alike(e, printed))
            if entries and not (
                len(words.printed[place - 1]) == 1 and words.between(place - 1) == " " and words.printed[place - 1].islower()
            ):
                best = Found(first, place, entries)
        if place >= size or not (words.joined[place] or words.starts[place] == words.ends[place - 1]):
            break
        node = node.get(words.folded[place])
    return best
