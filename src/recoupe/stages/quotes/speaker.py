"""Who says it: the mention nearest the cue, and the actor it means."""

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.cues import Cue
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import begins_phrase, phrase_end, phrase_start

_STEPS = 6
"""Verbs climbed to find a subject."""


def subject_of(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the tokens of the subject of a cue that stands before its words, end excluded.

    By the parse first (its subjects before the verb are right), through joined and governing verbs; else the nearest phrase before.
    """
    if cue.pronoun is not None:
        return cue.pronoun, cue.pronoun + 1
    if cue.passive:
        return _agent(passage, cue, lexicon)
    verb: int = cue.verb
    for _ in range(_STEPS):
        found = _own_subject(passage, verb, cue, lexicon)
        if found is not None:
            return found
        above = passage.heads[verb]
        if above == verb:
            break
        verb = above
    return _nearest_before(passage, cue, lexicon)


def _own_subject(passage: Passage, verb: int, cue: Cue, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the subject that the parse gives a verb, when it stands before it (or before the cue)."""
    words = lexicon.words
    for i in passage.children[verb]:
        dep = passage.tokens[i].dep
        if not dep.startswith(("nsubj", "expl:subj")) or i >= max(verb, cue.first) or passage.in_marks(i) != passage.in_marks(cue.verb):
            continue
        if passage.low[i] in words.relative:
            return _antecedent(passage, verb, i, lexicon)
        if passage.low[i] in words.that:
            continue
        return _phrase(passage, i, lexicon)
    if passage.tokens[verb].dep == "acl" and passage.tokens[passage.heads[verb]].pos in ("NOUN", "PROPN"):
        return _phrase(passage, passage.heads[verb], lexicon)
    return None


def _antecedent(passage: Passage, verb: int, relative: int, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the phrase that a "qui" stands for."""
    head = passage.heads[verb]
    if head < relative and passage.tokens[head].pos in ("NOUN", "PROPN", "PRON", "X"):
        return _phrase(passage, head, lexicon)
    for i in range(relative - 1, -1, -1):
        if passage.tokens[i].pos in ("NOUN", "PROPN", "X", "PRON"):
            return _phrase(passage, i, lexicon)
    return None


def _phrase(passage: Passage, head: int, lexicon: QuotesLexicon) -> tuple[int, int]:
    if passage.tokens[head].pos == "PRON":
        return head, head + 1
    first = phrase_start(passage, head)
    return first, max(phrase_end(passage, first, lexicon), head + 1)


def _agent(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the "par X" of a passive cue."""
    for i in range(cue.last + 1, min(cue.last + 8, len(passage.tokens) - 1)):
        if passage.low[i] in lexicon.words.by:
            return i + 1, phrase_end(passage, i + 1, lexicon)
        if passage.opens(i) or passage.low[i] in lexicon.words.that:
            return None
    return None


def _nearest_before(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the nearest phrase before a cue, else the first of the sentence."""
    words = lexicon.words
    at = cue.lead - 1
    while at >= 0 and passage.tokens[at].pos == "ADV":
        at -= 1
    if at >= 0 and passage.low[at] in words.third:
        return at, at + 1
    if at >= 0 and passage.low[at] in words.relative:
        return _antecedent(passage, cue.verb, at, lexicon)
    for i in range(at, -1, -1):
        if passage.in_marks(i) == passage.in_marks(cue.verb) and passage.tokens[i].pos in ("NOUN", "PROPN", "X") and passage.low[i] not in words.time_words:
            first = _leftmost(passage, i, lexicon)
            return first, phrase_end(passage, first, lexicon)
    return next(
        ((i, phrase_end(passage, i, lexicon)) for i in range(cue.lead) if begins_phrase(passage, i, lexicon) and not passage.in_marks(i)), None
    )


def _leftmost(passage: Passage, index: int, lexicon: QuotesLexicon) -> int:
    """Return the first token of the phrase that reaches back from a noun through "de"."""
    at = phrase_start(passage, index)
    while at > 1 and passage.low[at - 1] in lexicon.words.of and passage.tokens[at - 2].pos in ("NOUN", "PROPN", "ADJ", "X"):
        at = phrase_start(passage, at - 2)
    return at
