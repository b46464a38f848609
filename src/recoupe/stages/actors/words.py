"""The article text as words, and the way from a word to its sentence."""

from bisect import bisect_right

import msgspec

from recoupe.lexicon.actor_names import WORD, fold
from recoupe.types.article import Article, Block, Role
from recoupe.types.grammar import Grammar, Sentence, token_at

JOINTS = frozenset(" -'’\u00a0\u202f\u2011‐")
"""Characters that may stand between two words of one name."""


class Words(msgspec.Struct, frozen=True):
    """The words of an article in order: letters and digits only, so that "l'ONU" is two words.

    `joined[i]` tells whether word `i` may go on the name that word `i - 1` belongs to: one joint, or an initial's full stop and a
    space, stands between.
    """

    text: str
    starts: list[int]
    ends: list[int]
    printed: list[str]
    folded: list[str]
    joined: list[bool]
    sentences: tuple[Sentence, ...]
    sentence_starts: list[int]
    blocks: tuple[Block, ...]
    block_starts: list[int]

    def at(self, offset: int) -> int:
        """Return the index of the first word that ends after `offset`."""
        return bisect_right(self.ends, offset)

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence over or before a place, None before the first."""
        number = bisect_right(self.sentence_starts, offset) - 1
        return self.sentences[number] if number >= 0 else None

    def token_at(self, offset: int) -> tuple[Sentence, int] | None:
        """Return the sentence and token index at a place, None where no token stands."""
        sentence = self.sentence_at(offset)
        index = token_at(sentence, offset) if sentence else None
        return (sentence, index) if sentence is not None and index is not None else None

    def sentence_number(self, offset: int) -> int:
        """Return the number of the sentence over a place, or of the last one that begins before it; -1 before the first."""
        return bisect_right(self.sentence_starts, offset) - 1

    def zone(self, offset: int) -> Role:
        """Return the role of the block at a place."""
        return self.blocks[self.block_number(offset)].role if self.blocks else "body"

    def block_number(self, offset: int) -> int:
        """Return the number of the block over a place, or of the last one that begins before it."""
        return max(0, bisect_right(self.block_starts, offset) - 1)

    def mark_before(self, index: int) -> str:
        """Return the character before a word and the words that it is glued to ("@" before both words of "@NomPrenom")."""
        while index and self.starts[index] == self.ends[index - 1]:
            index -= 1
        return self.text[self.starts[index] - 1 : self.starts[index]]

    def between(self, index: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.text[self.ends[index - 1] : self.starts[index]] if index else ""


def read_words(article: Article, grammar: Grammar, compounds: frozenset[tuple[str, str]]) -> Words:
    """Return the words of an article; two words that make one of `compounds`, folded, are one word."""
    text = article.text
    starts: list[int] = []
    ends: list[int] = []
    printed: list[str] = []
    folded: list[str] = []
    joined: list[bool] = []
    known: dict[str, str] = {}
    for block in article.blocks:
        last = -1
        for found in WORD.finditer(text, block.span.start, block.span.end):
            start, end, word = found.start(), found.end(), found.group()
            plain = known.get(word)
            if plain is None:
                plain = known[word] = fold(word)
            joins = last >= 0 and _joins(text[last:start], printed)
            if joins and (folded[-1], plain) in compounds:
                ends[-1], last = end, end
                printed[-1], folded[-1] = text[starts[-1] : end], f"{folded[-1]} {plain}"
                continue
            joined.append(joins)
            starts.append(start)
            ends.append(end)
            printed.append(word)
            folded.append(plain)
            last = end
    return Words(
        text=text,
        starts=starts,
        ends=ends,
        printed=printed,
        folded=folded,
        joined=joined,
        sentences=grammar.sentences,
        sentence_starts=[sentence.span.start for sentence in grammar.sentences],
        blocks=article.blocks,
        block_starts=[block.span.start for block in article.blocks],
    )


def _joins(gap: str, printed: list[str]) -> bool:
    """Return whether a gap leaves a name whole: a joint, or the full stop after an initial ("George W. Bush")."""
    return gap in JOINTS or (gap in (". ", ".") and len(printed[-1]) == 1 and printed[-1].isupper())
