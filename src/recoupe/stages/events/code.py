"""code_events: the steps in order."""

from collections.abc import Iterator, Sequence

import msgspec

from recoupe.lexicon.events import EventsLexicon
from recoupe.stages.events.addressed import address, speak
from recoupe.stages.events.again import told_again
from recoupe.stages.events.agree import agree
from recoupe.stages.events.attribution import chain_of, is_alleged
from recoupe.stages.events.casualties import casualties_of
from recoupe.stages.events.countries import Countries
from recoupe.stages.events.dates import Dates
from recoupe.stages.events.details import object_of, repeat_of
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.duties import demand
from recoupe.stages.events.echoes import take_up
from recoupe.stages.events.evidence import evidence_of
from recoupe.stages.events.frames import Frames
from recoupe.stages.events.groups import name_groups
from recoupe.stages.events.implied import complete, settings_of
from recoupe.stages.events.kept import left_out
from recoupe.stages.events.last import close
from recoupe.stages.events.listed import listed
from recoupe.stages.events.mend import mended
from recoupe.stages.events.named import Party
from recoupe.stages.events.narrative import narrate
from recoupe.stages.events.open_sides import STEPS, Steps
from recoupe.stages.events.places import place_of
from recoupe.stages.events.possible import places_in
from recoupe.stages.events.resolve import Cast
from recoupe.stages.events.roles import Roles, Sides
from recoupe.stages.events.scenes import Scenes
from recoupe.stages.events.status import Climb, Outcome
from recoupe.stages.events.then import date_then
from recoupe.stages.events.tolls import count_tolls
from recoupe.stages.events.triggers import Trigger, find_triggers
from recoupe.stages.events.voices import Voices
from recoupe.stages.events.weighed import weigh
from recoupe.stages.events.whose import turned
from recoupe.stages.events.words import lemma_of, singulars
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


class Coded(Record, frozen=True, kw_only=True):
    """The events of one page, and the mentions they come from after each step, in one order.

    `own` have the parties of their own clause, `spoken` also the speakers of quotations, `addressed` also those whom the words
    are aimed at, `completed` also those that the page names elsewhere or the place implies, `drafts` also those whom words with
    such a speaker are aimed at, `closed` also those whom only the rest of the sentence or page names, `weighed` those
    whom the model finds likelier where the words leave a side open. `kept` are those of `weighed` that the `events` tell, one
    for one.
    """

    page: Page
    own: list[Draft]
    spoken: list[Draft]
    addressed: list[Draft]
    completed: list[Draft]
    drafts: list[Draft]
    closed: list[Draft]
    weighed: list[Draft]
    kept: list[Draft]
    events: list[Event]

    @property
    def steps(self) -> Steps:
        """The drafts after each of `STEPS`."""
        return {step: getattr(self, step) for step in STEPS}


def code_events(
    article: Article, grammar: Grammar, times: Times, actors: Actors, quotes: Quotes, *, lexicon: EventsLexicon
) -> Events:
    """Return the events of an article, in order of their triggers.

    Titles, standfirsts, headings and body are read, and captions that are whole sentences.
    """
    return Events(found=name_groups(code_mentions(article, grammar, times, actors, quotes, lexicon=lexicon).events))


def code_mentions(
    article: Article, grammar: Grammar, times: Times, actors: Actors, quotes: Quotes, *, lexicon: EventsLexicon
) -> Coded:
    """Return the events of an article with the steps that made them."""
    voices = Voices(quotes)
    page = Page(
        dates=Dates(times.found, article.meta.published.value, lexicon.words),
        cast=Cast(actors, voices, lexicon.words),
        voices=voices,
        lexicon=lexicon,
    )
    codebook, cast = lexicon.words.codebook, page.cast
    read = [sentence for sentence in mended(grammar.sentences, lexicon) if is_read(sentence)]
    settings = settings_of(actors, cast)
    steps = _steps(read, quotes, settings, page)
    left = left_out(steps["drafts"], lexicon.words.counts, codebook)
    places = [number for number, why in enumerate(left) if why is None]
    weighed = steps["closed"]
    if lexicon.sides is not None and places:
        weighed = weigh(steps, frozenset(places), Countries(actors, cast, settings), codebook, lexicon.sides)
    stay = [weighed[number] for number in places]
    told = narrate([_event(draft, page) for draft in stay], stay, voices, article.meta.published.value)
    told = date_then(told, stay, read, codebook, lexicon.words.dates.then)
    events = agree(told, stay, lexicon.words, article.meta.published.value)
    return Coded(page=page, **steps, weighed=weighed, kept=stay, events=events)


def _steps(read: Sequence[Sentence], quotes: Quotes, settings: tuple[str, ...], page: Page) -> Steps:
    """Return the mentions of acts in some sentences with the sides that the rules find, after each of `STEPS`."""
    words, codebook, cast = page.lexicon.words, page.lexicon.words.codebook, page.cast
    scenes = Scenes(read, cast, words)
    own = scenes.set(listed([draft for sentence in read for draft in _drafts(sentence, page)], read))
    own = count_tolls(turned(own, codebook), scenes, cast, words)
    own = demand(take_up(own, read, words), cast)
    spoken = speak(own, quotes.found, codebook, cast)
    addressed = address(spoken, quotes.found, codebook, cast)
    completed = complete(addressed, codebook, settings, cast)
    drafts = address(completed, quotes.found, codebook, cast)
    return dict(zip(STEPS, (own, spoken, addressed, completed, drafts, close(drafts, codebook, cast)), strict=True))


def is_read(sentence: Sentence) -> bool:
    """Return whether acts are looked for in a sentence."""
    if sentence.zone in READ_ONCE:
        return True
    return sentence.zone == "caption" and any("VerbForm=Fin" in token.morph for token in sentence.tokens)


def _drafts(sentence: Sentence, page: Page) -> Iterator[Draft]:
    """Yield the mentions of acts in one sentence."""
    places = [
        i for i in places_in(sentence, page.lexicon) if not page.cast.is_name(sentence.tokens[i].start, sentence.tokens[i].end)
    ]
    if not places:
        return
    frames = Frames(sentence, page.lexicon, page.cast)
    named = find_triggers(sentence, places, frames)
    triggers = {trigger.index: trigger for trigger in (*named, *told_again(sentence, named, frames))}
    if not triggers:
        return
    roles = Roles(frames, page.cast, triggers)
    climb = Climb(frames, triggers, page.lexicon)
    for trigger in triggers.values():
        if not any(page.dates.overlap(sentence.tokens[place].span) for place in (trigger.index, *trigger.heads)):
            yield Draft(
                trigger=trigger,
                word=singulars(sentence.tokens[trigger.index])[0],
                sides=roles.of(trigger),
                place=place_of(frames, trigger.index, page.cast, roles.of(trigger).places),
                roles=roles,
                outcome=_meant(climb.outcome(trigger), trigger),
            )


def _meant(outcome: Outcome, trigger: Trigger) -> Outcome:
    """Return the outcome of an act; what is done by not doing it is done ("X ne reconnaît pas Y").

    What somebody says must be done, or must not, is asked all the same.
    """
    if trigger.pattern.spoken or (trigger.pattern.negated and outcome.status == "denied"):
        return msgspec.structs.replace(outcome, status="happened", cue=None, excluded=False)
    return outcome


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
        attributed_to=_told_by(draft, page),
        date=page.dates.of(sentence, (trigger.index, *trigger.heads), status),
        place=draft.place,
        casualties=casualties_of(sentence, page.lexicon.words.counts) if violent else None,
        repeat=repeat_of(roles.frames, trigger.index),
        object=object_of(roles.frames, trigger, sides.places) if pattern.type in GIVEN else None,
        evidence=evidence_of(sentence, trigger.index, sides.places, trigger.span),
        zone=sentence.zone,
        rule=f"events.{pattern.id}",
        score=_score(sides),
    )


def _told_by(draft: Draft, page: Page) -> tuple[str, ...]:
    """Return who says so, innermost first; what a speaker says that others must do is the page's word of him."""
    told = (*chain_of(draft.trigger, draft.outcome, draft.roles, page.dates), *draft.asked_by, *draft.told_by)
    own = _ids(draft.sides.actors) if draft.trigger.pattern.spoken else ()
    return tuple(source for source in dict.fromkeys(told) if source not in own)


def _status(draft: Draft, outcome: Outcome, page: Page) -> tuple[Status, TextSpan | None]:
    """Return the status of an act and its cue: what the sentence says, then who says it, then the day it is said for."""
    sentence, place = draft.roles.frames.sentence, draft.trigger.index
    cue = sentence.tokens[outcome.cue].span if outcome.cue is not None else None
    if outcome.quoted and page.voices.direct(draft.trigger.span.start):
        return outcome.quoted, cue
    if is_alleged(draft.trigger, outcome, draft.roles, draft.sides):
        return "alleged", cue
    if outcome.status == "announced" and _is_history(draft, page):
        return "happened", None
    if outcome.status in ("happened", "ongoing") and (
        ahead := page.dates.ahead(sentence, place, planned=draft.trigger.pattern.type in page.lexicon.words.whole)
    ):
        return "announced", ahead.span
    return outcome.status, cue


def _is_history(draft: Draft, page: Page) -> bool:
    """Return whether a page tells what is over in the future, as historians do: "en 1998, l'armée bombardera la ville"."""
    sentence, index = draft.roles.frames.sentence, draft.trigger.index
    told = draft.outcome.cue
    if told is None or page.voices.at(draft.trigger.span.start):
        return False
    token = sentence.tokens[told]
    own = told == index or (token.head == index and token.dep.startswith("aux")) or sentence.tokens[index].head == told
    future = "Tense=Fut" in token.morph or lemma_of(token) in page.lexicon.words.conjugation.coming
    return own and future and page.dates.is_over(sentence, (index, *draft.trigger.heads, told))


def _ids(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.actor for party in parties))


def _countries(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.country for party in parties if party.country))


def _score(sides: Sides) -> float:
    """Return how much of the act was found: a half, and a quarter for each side."""
    return 0.5 + 0.25 * bool(sides.actors) + 0.25 * bool(sides.recipients)
