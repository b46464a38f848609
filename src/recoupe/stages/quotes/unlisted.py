"""Verbs of no lexicon in the place of a cue: "« ... », adresse-t-il" and, misspelt, "« ... », a-t-il dt"."""

from collections.abc import Iterator

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.cues import Cue, is_inverted
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import BEFORE_INCISE


def find_unlisted(passage: Passage, cues: tuple[Cue, ...], lexicon: QuotesLexicon) -> Iterator[Cue]:
    """Yield verbs of no lexicon that stand as cues do: right after a closing mark, with their subject turned round them."""
    if not passage.marks:
        return
    known = {cue.verb for cue in cues}
    for i in range(1, len(passage.low) - 1):
        if passage.low[i + 1][0] != "-" or not is_inverted(passage.low[i + 1], lexicon) or not _after_quotation(passage, i):
            continue
        if _is_question(passage, i):
            continue
        pronoun = i + 1
        while pronoun + 1 < len(passage.low) and is_inverted(passage.low[pronoun + 1], lexicon):
            pronoun += 1
        compound = passage.low[i] in lexicon.words.have
        verb = _participle_place(passage, pronoun + 1, known) if compound else i
        if verb is not None and not any(i <= j <= verb + 2 for j in known) and passage.tokens[verb].text.isalpha():
            yield Cue(first=i, verb=verb, last=verb, row=None, kind="past" if compound else "finite", pronoun=pronoun, lead=i)


def _participle_place(passage: Passage, index: int, known: set[int]) -> int | None:
    while index < len(passage.low) and passage.tokens[index].pos == "ADV" and index not in known:
        index += 1
    return index if index < len(passage.low) else None


def _is_question(passage: Passage, index: int) -> bool:
    """Return whether the page itself asks: « Le "défi" est-il de retour ? »."""
    return any(passage.low[i] == "?" and not passage.in_marks(i) for i in range(index, len(passage.low)))


def _after_quotation(passage: Passage, index: int) -> bool:
    return passage.closes(index - 1) or (passage.low[index - 1] in BEFORE_INCISE and passage.closes(index - 2))
