"""A title behind its colon ("Mali : l'armée prend le pouvoir"), read as the clause it is."""

import re

import msgspec

from recoupe.types.article import Block, Role
from recoupe.types.grammar import Entity, Sentence, Token
from recoupe.types.span import TextSpan

_TITLES: frozenset[Role] = frozenset({"title", "heading"})
_COLON = re.compile(r"(?<=[\w»”\")])\s?:\s+(?=\S+\s+\S+\s+\S)")
"""A colon of a title, before three words; parsers read what follows one as complements of the noun before it."""


def colon_of(text: str, block: Block) -> int | None:
    """Return where the words behind the first colon of a title begin; None for blocks without one and for other roles."""
    if block.role not in _TITLES:
        return None
    found = _COLON.search(text, block.span.start, block.span.end)
    return found.end() if found else None


def begun(words: str) -> str:
    """Return words with the first letter as a sentence has it; as many characters as before."""
    first = next((i for i, letter in enumerate(words) if letter.isalnum()), 0)
    capital = words[first : first + 1].upper()
    return words[:first] + capital + words[first + 1 :] if len(capital) == 1 else words


def joined(first: Sentence, second: Sentence, text: str) -> Sentence:
    """Return the halves of a title as one sentence; the second is beside the first, and has its words as the `text` has them."""
    shift, top = len(first.tokens), second.root
    behind = (_behind(token, place == top, first.root, shift, text) for place, token in enumerate(second.tokens))
    moved = (Entity(first=name.first + shift, last=name.last + shift, label=name.label) for name in second.entities)
    below = [*first.children, *(tuple(child + shift for child in row) for row in second.children)]
    below[first.root] = (*below[first.root], top + shift)
    return msgspec.structs.replace(
        first,
        span=TextSpan(first.span.start, second.span.end),
        tokens=(*first.tokens, *behind),
        children=tuple(below),
        entities=(*first.entities, *moved),
    )


def _behind(token: Token, top: bool, root: int, shift: int, text: str) -> Token:
    word = text[token.start : token.end]
    head, dep = (root, "parataxis") if top else (token.head + shift, token.dep)
    return msgspec.structs.replace(token, text=word, head=head, dep=dep)
