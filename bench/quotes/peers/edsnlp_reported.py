"""edsnlp: `eds.reported_speech`, which flags words of clinical notes; what it flags in a row, in one sentence, counts as a quote.

It names no speaker, and has a tokenizer and a sentence splitter of its own: there is no parse.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from bench.quotes.found import Found, Peer, inside_marks


def edsnlp_peer() -> Peer:
    """Return edsnlp, given paragraphs."""
    import edsnlp

    pipeline = edsnlp.blank("eds")
    pipeline.add_pipe("eds.sentences")
    pipeline.add_pipe("eds.reported_speech", config={"on_ents_only": False})

    def parse(texts: Sequence[str]) -> list[Any]:
        return list(texts)

    def extract(text: str) -> list[Any]:
        doc = pipeline(text)
        flagged = [(token, bool(token._.reported_speech)) for sentence in doc.sents for token in sentence]
        starts = {sentence.start for sentence in doc.sents}
        return [(text, run) for run in runs([(token.idx, token.text, token.i in starts, flag) for token, flag in flagged])]

    return Peer(parse, extract, told)


def runs(tokens: Sequence[tuple[int, str, bool, bool]]) -> list[tuple[int, int]]:
    """Return the places of flagged words in a row; tokens are place, words, whether they begin a sentence, whether flagged."""
    sentence, numbered = 0, []
    for start, words, begins, flag in tokens:
        sentence += begins
        numbered.append((sentence, flag, start, start + len(words)))
    grouped = [(flag, list(group)) for (_, flag), group in groupby(numbered, key=lambda one: one[:2])]
    return [(group[0][2], group[-1][3]) for flag, group in grouped if flag]


def told(found: tuple[str, tuple[int, int]]) -> Found:
    """Return the words of a run without marks around them."""
    text, (start, end) = found
    return Found(inside_marks(text, start, end))
