"""To whom and in what voice words were said: "à la presse", "aux rebelles", "sur Twitter", "dans un communiqué"."""

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import after_preposition, channel_at, phrase_end
from recoupe.stages.quotes.shape import Draft
from recoupe.types.span import TextSpan

_REACH = 18
"""Words after a cue among which its addressee and channel stand."""


def addressee_of(draft: Draft, people: frozenset[int], lexicon: QuotesLexicon) -> TextSpan | None:
    """Return the words for whom it is said to: "à la presse", "leur a-t-il dit", "exhorte Berlin à"."""
    if draft.cue_token is None:
        return None
    passage, words = draft.passage, lexicon.words
    for i in _outside(draft):
        if passage.low[i] in words.to and i + 1 < len(passage.tokens) and channel_at(passage, i, lexicon) is None:
            end = after_preposition(passage, i, lexicon)
            if _hears(passage, i + 1, end, people, lexicon):
                return passage.words(i + 1, end)
        if draft.rule.startswith(_TOWARDS) and i in people and passage.low[i - 1] not in words.between:
            return passage.words(i, phrase_end(passage, i, lexicon))
    return None


_TOWARDS = ("quotes.a_inf:", "quotes.de_inf:", "quotes.accuse:", "quotes.a_np:")
"""Rules whose object is the one spoken to or of: "appelle Paris à", "accuse Paris de"."""


def _outside(draft: Draft) -> list[int]:
    """Return the tokens after the cue, up to the end of its clause, that are neither said nor the speaker."""
    passage, start = draft.passage, draft.cue_token or 0
    found = []
    for i in range(start + 1, min(start + _REACH, len(passage.tokens))):
        token = passage.tokens[i]
        if passage.low[i] in (".", ";") or any(span.start <= token.start < span.end for span in draft.content):
            break
        if draft.speaker is None or not draft.speaker[0] <= i < draft.speaker[1]:
            found.append(i)
    return found


def _hears(passage: Passage, first: int, last: int, people: frozenset[int], lexicon: QuotesLexicon) -> bool:
    words = lexicon.words
    return any(
        i in people or passage.low[i] in words.listeners or passage.low[i] in words.source_nouns for i in range(first, last)
    )


def channel_of(draft: Draft, lexicon: QuotesLexicon) -> TextSpan | None:
    """Return the words for the voice it was said in, beside the cue or at the beginning of the sentence."""
    if draft.cue_token is None:
        return None
    passage = draft.passage
    for i in [*_outside(draft), 0]:
        end = channel_at(passage, i, lexicon)
        if end is not None and not any(span.overlaps(passage.words(i, end)) for span in draft.content):
            return passage.words(i, end)
    return None
