"""code_events: the steps in order."""

from collections.abc import Iterator

from recoupe.lexicon.event_words import Counts
from recoupe.lexicon.events import EventsLexicon
from recoupe.stages.events.addressed import address, speak
from recoupe.stages.events.agree import agree
from recoupe.stages.events.attribution import VIOLENT, chain_of, is_alleged
from recoupe.stages.events.casualties import casualties_of
from recoupe.stages.events.dates import Dates
from recoupe.stages.events.details import object_of, repeat_of
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.evidence import evidence_of
from recoupe.stages.events.frames import Frames
from recoupe.stages.events.groups import name_groups
from recoupe.stages.events.implied import complete, settings_of
from recoupe.stages.events.mend import mended
from recoupe.stages.events.narrative import narrate
from recoupe.stages.events.places import place_of
from recoupe.stages.events.resolve import Cast, Party
from recoupe.stages.events.roles import Roles, Sides
from recoupe.stages.events.status import Climb, Outcome
from recoupe.stages.events.triggers import could_trigger, find_triggers
from recoupe.stages.events.voices import Voices
from recoupe.stages.events.words import singulars
from recoupe.types.actors import Actors
from recoupe.types.article import READ_ONCE, Article
from recoupe.types.base import Record
from recoupe.types.events import Event, Events, EventType, Status
from recoupe.types.grammar import Grammar, Sentence
from recoupe.types.quotes import Quotes
from recoupe.types.span import TextSpan
from recoupe.types.times import Times

GIVEN: frozenset[EventType] = frozenset({"AID", "COOPERATE", "REQUEST"})
"""Types of which the record tells what was given or asked."""


class Page(Record, frozen=True, kw_only=True):
    """What the sentences of one page share."""

    dates: Dates
    cast: Cast
    voices: Voices
    lexicon: EventsLexicon


def code_events(
    article: Article, grammar: Grammar, times: Times, actors: Actors, quotes: Quotes, *, lexicon: EventsLexicon
) -> Events:
    """Return the events of an article, in order of their triggers.

    Titles, standfirsts, headings and body are read, and captions that are whole sentences.
    """
    voices = Voices(quotes)
    page = Page(
        dates=Dates(times.found, article.meta.published.value, lexicon.words),
        cast=Cast(actors, voices, lexicon.words),
        voices=voices,
        lexicon=lexicon,
    )
    drafts = [draft for sentence in mended(grammar.sentences, lexicon) if _is_read(sentence) for draft in _drafts(sentence, page)]
    drafts = speak(drafts, quotes.found, lexicon.words.codebook, page.cast)
    drafts = address(drafts, quotes.found, lexicon.words.codebook, page.cast)
    drafts = complete(drafts, lexicon.words.codebook, settings_of(actors, page.cast), page.cast)
    drafts = address(drafts, quotes.found, lexicon.words.codebook, page.cast)
    kept = _kept(drafts, lexicon.words.counts)
    told = narrate([_event(draft, page) for draft in kept], kept, voices, article.meta.published.value)
    events = agree(told, kept, lexicon.words.ahead)
    return Events(found=name_groups(events))


def _is_read(sentence: Sentence) -> bool:
    if sentence.zone in READ_ONCE:
        return True
    return sentence.zone == "caption" and any("VerbForm=Fin" in token.morph for token in sentence.tokens)


def _drafts(sentence: Sentence, page: Page) -> Iterator[Draft]:
    """Yield the mentions of acts in one sentence."""
    places = [i for i, token in enumerate(sentence.tokens) if could_trigger(token, page.lexicon)]
    places = [i for i in places if not page.cast.is_name(sentence.tokens[i].start, sentence.tokens[i].end)]
    if not places:
        return
    frames = Frames(sentence, page.lexicon)
    triggers = {trigger.index: trigger for trigger in find_triggers(sentence, places, frames, page.lexicon)}
    roles = Roles(frames, page.cast, triggers)
    climb = Climb(frames, triggers, page.lexicon)
    for trigger in triggers.values():
        if not page.dates.overlap(trigger.span):
            yield Draft(
                trigger=trigger,
                word=singulars(sentence.tokens[trigger.index])[0],
                sides=roles.of(trigger),
                place=place_of(frames, trigger.index, page.cast, roles.of(trigger).places),
                roles=roles,
                outcome=climb.outcome(trigger),
            )


def _event(draft: Draft, page: Page) -> Event:
    """Return the event of a mention."""
    trigger, sides, roles = draft.trigger, draft.sides, draft.roles
    sentence, pattern = roles.frames.sentence, trigger.pattern
    outcome = draft.outcome
    status, cue = _status(draft, outcome, page)
    violent = pattern.type == "ASSAULT"
    return Event(
        type=pattern.type,
        mode=pattern.mode,
        cameo=pattern.cameo,
        contexts=pattern.contexts,
        trigger=trigger.span,
        actors=_ids(sides.actors),
        recipients=_ids(sides.recipients),
        actor_countries=_countries(sides.actors),
        recipient_countries=_countries(sides.recipients),
        status=status,
        status_cue=cue,
        attributed_to=chain_of(trigger, outcome, roles, page.voices),
        date=page.dates.of(sentence, trigger.index, status),
        place=draft.place,
        casualties=casualties_of(sentence, page.lexicon.words.counts) if violent else None,
        repeat=repeat_of(roles.frames, trigger.index),
        object=object_of(roles.frames, trigger.index, sides.places) if pattern.type in GIVEN else None,
        evidence=evidence_of(sentence, trigger.index, sides.places, trigger.span),
        zone=sentence.zone,
        rule=f"events.{pattern.id}",
        score=_score(sides),
    )


def _status(draft: Draft, outcome: Outcome, page: Page) -> tuple[Status, TextSpan | None]:
    """Return the status of an act and its cue: what the sentence says, then who says it, then the day it is said for."""
    sentence, place = draft.roles.frames.sentence, draft.trigger.index
    cue = sentence.tokens[outcome.cue].span if outcome.cue is not None else None
    if outcome.quoted and page.voices.at(draft.trigger.span.start):
        return outcome.quoted, cue
    if is_alleged(draft.trigger, outcome, draft.roles, draft.sides):
        return "alleged", cue
    if outcome.status in ("happened", "ongoing") and (ahead := page.dates.ahead(sentence, place)):
        return "announced", ahead.span
    return outcome.status, cue


def _kept(drafts: list[Draft], counts: Counts) -> list[Draft]:
    """Return the mentions that have the parties they need and are no part of another.

    A part of a phrase stays only where the phrase lacks its own parties; the dead of an attack that the sentence names are not
    a second attack.
    """
    enough = [draft for draft in drafts if _enough(draft)]
    enough = [draft for draft in enough if not (draft.outcome.excluded and draft.trigger.pattern.type in VIOLENT)]
    found = {(id(draft.roles), draft.trigger.index) for draft in enough}
    attacks = {id(draft.roles) for draft in enough if draft.trigger.pattern.type == "ASSAULT" and draft.trigger.pattern.noun}
    return [
        draft
        for draft in enough
        if (draft.trigger.under is None or (id(draft.roles), draft.trigger.under) not in found)
        and not (id(draft.roles) in attacks and _is_toll(draft, counts))
    ]


def _is_toll(draft: Draft, counts: Counts) -> bool:
    """Return whether a mention only counts dead and wounded, without saying who did it."""
    verb = draft.word in counts.kill_verbs or draft.word in counts.wound_verbs
    return verb and draft.trigger.pattern.noun is None and not draft.roles.of(draft.trigger).actors


def _enough(draft: Draft) -> bool:
    """Return whether an act has the parties that its pattern needs; those that the place stands in for do not count as both."""
    told, pattern = draft.told, draft.trigger.pattern
    match pattern.needs:
        case "none":
            return True
        case "actor":
            return bool(told.actors)
        case "recipient":
            return bool(told.recipients)
        case "both":
            return bool(told.actors and told.recipients) or (pattern.joint and len(told.all) > 1)
        case _:
            return bool(draft.sides.all)


def _ids(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.actor for party in parties))


def _countries(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.country for party in parties if party.country))


def _score(sides: Sides) -> float:
    """Return how much of the act was found: a half, and a quarter for each side."""
    return 0.5 + 0.25 * bool(sides.actors) + 0.25 * bool(sides.recipients)
