"""Crossheads run into the paragraph they head: `"Pas un mot". Le ministre ...`, `Vers une trêve ? Les deux camps ...`."""

import re
from collections.abc import Sequence

from recoupe.lexicon.article import ArticleLexicon
from recoupe.stages.article.lines import Line, words_of

_QUOTED = re.compile(r"[\"«“][^\"«»“”]{3,70}[\"»”]\s?[.?!](?=\s)")
_PLAIN = re.compile(r"[^\W\d_a-z][^.?!:;]{2,60}?\s?[.?!](?=\s+[\"«“]?[^\W_a-z])")
_REST = 110
"""Characters of paragraph that must follow a crosshead."""

_MOST_WORDS = 9
_STEM = 5


def cut_crossheads(lines: Sequence[Line], lexicon: ArticleLexicon) -> dict[int, int]:
    """Return, for the paragraphs that begin with a crosshead, where it ends in the line.

    One short opening sentence is style; a page sets its crossheads so throughout. Two paragraphs are needed whose opening has no
    finite verb (or is all quoted) and comes back in the paragraph; then the others that have the shape are crossheads too.
    """
    shaped = {line.index: end for line in lines[1:] if (end := _shape(line, lexicon)) is not None}
    echoed = [line for line in lines if line.index in shaped and _echoes(line, shaped[line.index], lexicon)]
    paragraphs = sum(1 for line in lines if line.prose)
    if len(echoed) < 2 and len(shaped) < max(3, 0.6 * paragraphs):
        return {}
    return shaped


def _shape(line: Line, lexicon: ArticleLexicon) -> int | None:
    """Return where a short opening without a finite verb ends, or None."""
    quoted = _QUOTED.match(line.text)
    found = quoted or _PLAIN.match(line.text)
    if not found or len(line.text) - found.end() < _REST:
        return None
    words = words_of(line.folded[: found.end()])
    if len(words) > _MOST_WORDS or found.group().rstrip()[:-1].split()[-1:] == []:
        return None
    last = found.group().split()[-1]
    if last in lexicon.words.abbreviations or (len(last) == 2 and last.endswith(".")):
        return None
    verbal = not quoted and any(word in lexicon.words.verbs for word in line.folded[: found.end()].replace(",", " ").split())
    return None if verbal else found.end()


def _echoes(line: Line, end: int, lexicon: ArticleLexicon) -> bool:
    """Return whether a word of the opening comes back in its paragraph."""
    opening = {w[:_STEM] for w in words_of(line.folded[:end]) if len(w) >= 4 and w not in lexicon.words.function_words}
    return bool(opening & {word[:_STEM] for word in words_of(line.folded[end:])})
