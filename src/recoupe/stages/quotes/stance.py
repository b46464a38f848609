"""Stance, factuality and modality of a quote: from its cue's row, then from what is said."""

from recoupe.lexicon.quotes import QuotesLexicon, StanceRule
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.shape import Draft
from recoupe.types.quotes import Modality, Stance


def stance_of(draft: Draft, lexicon: QuotesLexicon) -> Stance:
    """Return the stance of a quote: the cue's, unless the content says more than a cue of mere saying."""
    stance: Stance = draft.stance or (draft.row.stance if draft.row else "affirm")
    words = " ".join(draft.passage.text[span.start : span.end] for span in draft.content).replace("’", "'").strip(" \n\xa0")
    for rule, pattern in lexicon.patterns:
        if stance in rule.of and _applies(rule, draft) and pattern.search(words):
            return rule.stance
    return stance


def _applies(rule: StanceRule, draft: Draft) -> bool:
    return (not rule.types or draft.type in rule.types) and (not rule.lemmas or draft.lemma in rule.lemmas)


def modality_of(draft: Draft, lexicon: QuotesLexicon) -> Modality:
    """Return `reported_unconfirmed` for the conditional of the press ("auraient tué") in words of the page's own.

    Not in marks (the speaker's own conditional), not with "si"; "serait" with a participle under "que" is a future in the past.
    """
    if draft.type == "direct":
        return "asserted"
    passage, words = draft.passage, lexicon.words
    inside = [i for i, token in enumerate(passage.tokens) if any(span.start <= token.start < span.end for span in draft.content)]
    if any(passage.low[i] in words.whether and passage.tokens[i].pos == "SCONJ" for i in inside):
        return "asserted"
    conditional = words.have if draft.rule.startswith("quotes.que") else words.have | words.be
    for i in inside:
        if passage.low[i] in words.conditional & conditional and not passage.in_marks(i) and _participle_follows(passage, i):
            return "reported_unconfirmed"
    return "asserted"


def _participle_follows(passage: Passage, index: int) -> bool:
    return any("VerbForm=Part" in token.morph for token in passage.tokens[index + 1 : index + 4])
