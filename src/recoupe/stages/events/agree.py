"""What only takes an act up again, a noun or a title in the present, is as real as the sentence that tells of it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import msgspec

from recoupe.lexicon.event_words import EventWords
from recoupe.stages.events.attribution import VIOLENT
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.words import case_words, plain, singulars
from recoupe.types.events import Event, Status

_OPEN: tuple[Status, ...] = ("announced", "requested", "conditional")
_OFTEN = 2
"""Mentions that make a page tell of an act only as something to come, at least."""


def agree(events: Sequence[Event], drafts: Sequence[Draft], words: EventWords, published: date | None) -> list[Event]:
    """Return the events; nouns and titles without a cue of their own are announced where the page else only announces the act.

    Args:
        events: the events of one page.
        drafts: the mentions they come from, in the same order.
        words: the words of the language; a page may announce acts of the types of `words.whole` as a whole.
        published: the day of the page; an act with a day of its own before it is over.

    Returns:
        It follows the other mentions of its own word; else, for a type of `words.whole`, those of its type where none happened.
    """
    told: dict[tuple[str, str], Counter[Status]] = {}
    for event, draft in zip(events, drafts, strict=True):
        if event.status_cue is not None or not _takes_up(draft):
            for word in {*_nouns(draft), draft.word, "", _between(event, draft.word), _between(event, "")}:
                told.setdefault((event.type, word), Counter())[event.status] += 1
    return [
        event if _is_over(event, draft, words, published) else _agreed(event, draft, told, words)
        for event, draft in zip(events, drafts, strict=True)
    ]


def _is_over(event: Event, draft: Draft, words: EventWords, published: date | None) -> bool:
    """Return whether a mention has a past of its own: a day before the page, or a past verb that says so or in its course.

    "Lors de leur première rencontre, il n'avait pas hésité", "ils sont restés en contact".
    """
    day = event.date
    if day and day.value and day.latest and published and day.latest < published:
        return True
    frames, index = draft.roles.frames, draft.trigger.index
    verb, case = frames.head(index), case_words(frames.sentence, index)
    if plain(frames.sentence.tokens[verb].text) in words.dates.during:
        verb, case = frames.head(verb), plain(frames.sentence.tokens[verb].text)
    if verb == index or not frames.is_verbal(verb) or not _is_past(draft, verb):
        return False
    supports = words.supports
    apart = (*words.dates.during, words.places.purpose[0])
    return case in apart or frames.among(verb, supports.object | supports.occur | supports.lasting) is not None


def _is_past(draft: Draft, verb: int) -> bool:
    sentence = draft.roles.frames.sentence
    helpers = [sentence.tokens[child] for child in sentence.children[verb] if sentence.tokens[child].dep.startswith("aux")]
    return "Tense=Imp" in sentence.tokens[verb].morph or any("Mood=Ind" in helper.morph for helper in helpers)


def _agreed(event: Event, draft: Draft, told: dict[tuple[str, str], Counter[Status]], words: EventWords) -> Event:
    if event.status != "happened" or event.status_cue is not None or not _takes_up(draft):
        return event
    if words.codebook.row(event.type).speech:
        return event
    own, kind = (told.get((event.type, word), Counter()) for word in (draft.word, ""))
    whole = event.type in words.whole and kind["announced"] > 1 and not kind["happened"]
    if event.type in VIOLENT and event.type not in words.whole:
        return _as_all_others(event, told.get((event.type, _between(event, draft.word)), Counter()))
    same = told.get((event.type, _between(event, "")), Counter())
    if (own["announced"] > own["happened"] + own["ongoing"] and same["announced"] >= same["happened"] + same["ongoing"]) or whole:
        return msgspec.structs.replace(event, status="announced")
    return event


def _nouns(draft: Draft) -> set[str]:
    """Return the nouns of a phrase: who "imposes sanctions" tells of sanctions."""
    tokens = draft.roles.frames.sentence.tokens
    return {singulars(tokens[head])[0] for head in draft.trigger.heads}


def _between(event: Event, word: str) -> str:
    """Return the word of an act with the countries of its sides."""
    return " ".join([word, *event.actor_countries, "/", *event.recipient_countries])


def _as_all_others(event: Event, told: Counter[Status]) -> Event:
    """Return an act of violence of which all that the page tells is what may come, with the status told most often."""
    open_ = Counter({status: told[status] for status in _OPEN if told[status]})
    if sum(open_.values()) < _OFTEN or told["happened"] or told["ongoing"] or told["alleged"]:
        return event
    return msgspec.structs.replace(event, status="announced" if told["announced"] else open_.most_common(1)[0][0])


def _takes_up(draft: Draft) -> bool:
    """Return whether a mention is a noun, or a title in the present: neither says when. "Celle de X" is another act."""
    sentence, index = draft.roles.frames.sentence, draft.trigger.index
    if draft.trigger.pattern.noun is not None:
        return sentence.tokens[index].pos != "PRON"
    morph = sentence.tokens[index].morph
    helped = any(sentence.tokens[child].dep.startswith(("aux", "cop")) for child in sentence.children[index])
    return sentence.zone == "title" and "VerbForm=Fin" in morph and "Tense=Pres" in morph and not helped
