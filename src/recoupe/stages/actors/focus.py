"""Which state a page is mostly about: whom "le gouvernement" or "la police" mean when nothing tells another."""

from collections import Counter

from recoupe.stages.actors.context import Context
from recoupe.stages.actors.known import Found

_WEIGHT = {"title": 3, "standfirst": 2, "dateline": 2}


def page_focus(names: list[Found], context: Context) -> str | None:
    """Return the two letters of the state that names and demonyms of a page speak of most; None when they speak of none."""
    votes: Counter[str] = Counter()
    words, lexicon = context.words, context.lexicon
    for name in names:
        if name.entries and not name.shared and (country := lexicon.actors[name.entries[0].actor].country):
            votes[country] += 2 * _WEIGHT.get(words.zone(words.starts[name.first]), 1)
    for folded, start in zip(words.folded, words.starts, strict=True):
        if folded in lexicon.demonyms:
            votes[lexicon.demonyms[folded][0].removeprefix("state/")] += _WEIGHT.get(words.zone(start), 1)
    return votes.most_common(1)[0][0] if votes else None
