"""Frames with something between a cue and its words: whom, or what somebody sees something in."""

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.cues import Cue
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import is_finite, phrase_end, phrase_end_before_of, skip_time

_GAP = 14
"""Words that may stand between."""


def marked_of(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int | None:
    """Return the quotation after the "de" of a cue with an object between: "menace Rome, en public, de « représailles »"."""
    inside = passage.pair_at[cue.last]
    for i in range(cue.last + 2, min(cue.last + 2 * _GAP, len(passage.tokens))):
        if passage.opens(i) and passage.pair_at[i] != inside:
            return i if passage.low[i - 1] in lexicon.words.of and not cue.passive else None
        if is_finite(passage, i) or passage.low[i] in (".", ";", ":"):
            return None
    return None


def against(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int | None:
    """Return what somebody is warned of: from the "contre" after an object ("met en garde Rome contre une attaque")."""
    for i in range(cue.last + 2, min(cue.last + _GAP, len(passage.tokens) - 1)):
        if passage.low[i] in lexicon.words.against:
            return i + 1 if not cue.passive else None
        if is_finite(passage, i) or passage.opens(i) or passage.low[i] in (".", ";", ":", ","):
            return None
    return None


def agent_after(passage: Passage, index: int, lexicon: QuotesLexicon) -> int | None:
    """Return the index after a "par X"."""
    if index < len(passage.tokens) - 1 and passage.low[index] in lexicon.words.by:
        return phrase_end_before_of(passage, index + 1, lexicon)
    return None


def seen(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int | None:
    """Return what somebody sees in something: "voit dans ce geste un aveu", "y voit la main de Rome"."""
    at = skip_time(passage, cue.last + 1, lexicon)
    if at >= len(passage.tokens) - 2 or cue.passive or passage.low[cue.lead - 1] in lexicon.words.one:
        return None
    if cue.row is not None and cue.row.lemma.split()[0] != cue.row.lemma:
        return at if passage.tokens[at].pos in ("DET", "NOUN", "ADJ") or passage.opens(at) else None
    if passage.low[at] not in lexicon.words.seen_in:
        return None
    end = next((i for i in range(at + 2, min(at + _GAP, len(passage.tokens))) if passage.opens(i)), None)
    if end is not None and not any(is_finite(passage, i) for i in range(at, end)):
        return at
    end = phrase_end(passage, at + 1, lexicon)
    while end < len(passage.tokens) and passage.tokens[end].pos == "ADP" and not passage.opens(end):
        end = phrase_end(passage, min(end + 1, len(passage.tokens) - 1), lexicon)
    if end < len(passage.tokens) and passage.low[end] == ",":
        end += 1
    return at if any(word in lexicon.words.seen_as for word in passage.low[end + 1 : end + 3]) else None


def called_by(passage: Passage, index: int, lexicon: QuotesLexicon) -> int | None:
    """Return the "de" between who calls something and what, when marks stand in that: "par le maire de Lyon de « fou »"."""
    if index >= len(passage.tokens) or passage.low[index] not in lexicon.words.by:
        return None
    marked = next((i for i in range(index, min(index + _GAP, len(passage.tokens))) if passage.opens(i)), index)
    return next((i for i in range(marked - 1, index + 1, -1) if passage.low[i] in lexicon.words.of), None)
