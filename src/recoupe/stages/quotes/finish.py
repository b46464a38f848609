"""From drafts to quotes: who speaks, with what stance, and which quote stands in which."""

import msgspec

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.naming import Namer
from recoupe.stages.quotes.retold import Retold
from recoupe.stages.quotes.setting import addressee_of, channel_of
from recoupe.stages.quotes.shape import Draft, length
from recoupe.stages.quotes.stance import modality_of, stance_of
from recoupe.types.quotes import Quote

_KNOWN = 200
"""Quotes among which a crosshead's words are looked for."""
_AROUND = 6
"""Quotes before and after one among which the one that holds it stands."""


def finish_quotes(drafts: list[Draft], namer: Namer, lexicon: QuotesLexicon) -> tuple[Quote, ...]:
    """Return the quotes in text order, with speakers, stance and nesting."""
    cued = [_quote(draft, namer, lexicon) for draft in drafts]
    quotes: list[Quote] = []
    retold = Retold(lexicon)
    for draft, quote in zip(drafts, cued, strict=True):
        before, last = retold.last or (None, None)
        if draft.inferred and draft.type == "mixed" and (before is None or draft.passage.block - before.passage.block > 1):
            continue
        quote = retold.settle(draft, quote)
        if quote.speaker_actor is None:
            quote = _carried_on(draft, quote, last, cued, lexicon)
        if quote.speaker_actor is None and draft.inferred and draft.passage.zone == "body":
            quote = _named_next(draft, quote, namer)
        quotes.append(quote)
        if quote.speaker_actor is not None and not draft.inferred and not _cued_in_marks(draft):
            retold.note(draft, quote)
    return tuple(_nested(quotes))


def _quote(draft: Draft, namer: Namer, lexicon: QuotesLexicon) -> Quote:
    span, actor = namer.nearest(draft.passage, draft.speaker) if draft.speaker is not None else (None, None)
    return Quote(
        type=draft.type,
        content=draft.content,
        cue=draft.cue,
        cue_lemma=draft.lemma,
        speaker=span,
        speaker_actor=actor,
        inferred=draft.inferred,
        addressee=addressee_of(draft, namer.people(draft.passage), lexicon),
        channel=channel_of(draft, lexicon),
        stance=stance_of(draft, lexicon),
        modality=modality_of(draft, lexicon),
        factuality=draft.row.factuality if draft.row is not None else "asserted",
        flags=draft.flags,
        zone=draft.passage.zone,
        rule=draft.rule,
    )


def _carried_on(draft: Draft, quote: Quote, last: Quote | None, cued: list[Quote], lexicon: QuotesLexicon) -> Quote:
    """Return a quote without a named speaker with the actor of the quote that repeats its words, or of the last one before it."""
    if draft.speaker is not None and not draft.inferred and not _is_pronoun(draft, lexicon):
        return quote
    if draft.rule.startswith("quotes.noun") and not _is_pronoun(draft, lexicon):
        return quote
    text = draft.passage.text
    words = text[draft.content[0].start : draft.content[-1].end].strip(" .…").lower()
    same = [
        other.speaker_actor
        for other in cued[:_KNOWN]
        if draft.inferred and other.speaker_actor and words in text[other.content[0].start : other.content[-1].end].lower()
    ]
    actor = same[0] if same else last.speaker_actor if last is not None else None
    return msgspec.structs.replace(quote, speaker_actor=actor)


def _named_next(draft: Draft, quote: Quote, namer: Namer) -> Quote:
    """Return a quote that nobody is known to say with the person named in the sentence after it."""
    person = namer.person_after(draft.passage.span.end, draft.passage.text)
    if person is None:
        return quote
    return msgspec.structs.replace(quote, speaker=person.span, speaker_actor=person.actor)


def _cued_in_marks(draft: Draft) -> bool:
    return draft.cue_token is not None and draft.type != "direct" and draft.passage.in_marks(draft.cue_token)


def _is_pronoun(draft: Draft, lexicon: QuotesLexicon) -> bool:
    """Return whether a speaker is a pronoun for somebody told before: "a-t-il dit", not "certains disent"."""
    if draft.speaker is None:
        return False
    word = draft.passage.low[draft.speaker[0]]
    return (word.rpartition("-")[2] if word.startswith("-") else word) in lexicon.words.carried


def _nested(quotes: list[Quote]) -> list[Quote]:
    """Return the quotes, each with the index of the smallest quote that holds it."""
    result = []
    for i, quote in enumerate(quotes):
        near = range(max(i - _AROUND, 0), min(i + _AROUND + 1, len(quotes)))
        holders = [j for j in near if j != i and _holds(quotes[j], quote)]
        holder = min(holders, key=lambda j: length(quotes[j].content)) if holders else None
        result.append(msgspec.structs.replace(quote, nested_in=holder))
    return result


def _holds(outer: Quote, inner: Quote) -> bool:
    if outer.content[0].start > inner.content[0].start or outer.content[-1].end < inner.content[-1].end:
        return False
    if length(outer.content) <= length(inner.content):
        return False
    return all(any(around.holds(span) for around in outer.content) for span in inner.content)
