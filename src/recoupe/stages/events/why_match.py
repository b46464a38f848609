"""What became of the matches of a page: their parties and where these came from, their status and who says so."""

from collections.abc import Iterator

from recoupe.lexicon.events import Pattern
from recoupe.stages.events.code import Coded
from recoupe.stages.events.control import Frame
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.governors import Cue
from recoupe.stages.events.kept import left_out
from recoupe.stages.events.named import Party
from recoupe.stages.events.roles import Sides
from recoupe.stages.events.status import Climb
from recoupe.stages.events.triggers import Trigger
from recoupe.types.events import Event, Status
from recoupe.types.why import LeftOut, Match, PartyFrom, Passed, Source, StatusFrom

_LENT = ("governor", "beside")
"""Places that no pattern names."""


class _Way(Climb):
    """The way up from one act, with every word that it meets."""

    met: list[tuple[int, list[Cue] | None]]

    def from_act(self, trigger: Trigger) -> Iterator[tuple[int, str, bool]]:
        """Yield the words met, with what each makes of the act and whether the way ends there."""
        self.met = []
        start = self._start(trigger)
        self._cues(start)
        yield from ((cue.index, cue.effect, False) for cue in self.own(start))
        for head, cues in self.met:
            if not any(cue.index == head for cue in cues or ()):
                yield head, "", cues is None
            yield from ((cue.index, cue.effect, False) for cue in cues or ())

    def _governed(self, current: int, head: int) -> list[Cue] | None:
        cues = super()._governed(current, head)
        self.met.append((head, cues))
        return cues


def matches_of(coded: Coded, text: str) -> dict[tuple[int, int], Match]:
    """Return the matches of a page, by the start of their sentence and their word.

    Args:
        coded: the events of the page, with the steps that made them.
        text: the article text.
    """
    events = {id(draft): event for draft, event in zip(coded.kept, coded.events, strict=True)}
    why = left_out(coded.drafts, coded.page.lexicon.words.counts, coded.page.lexicon.words.codebook)
    found = {}
    for number, draft in enumerate(coded.weighed):
        event = events.get(id(draft))
        key = (draft.roles.frames.sentence.span.start, draft.trigger.index)
        found[key] = _match(coded, number, event, why[number], text)
    return found


def _match(coded: Coded, number: int, event: Event | None, why: LeftOut | None, text: str) -> Match:
    draft, lexicon = coded.weighed[number], coded.page.lexicon
    trigger, pattern, frames = draft.trigger, draft.trigger.pattern, draft.roles.frames
    frame = _frame(draft)
    words = frames.sentence.tokens
    cue = words[draft.outcome.cue].text if draft.outcome.cue is not None else None
    if event:
        cue = text[event.status_cue.start : event.status_cue.end] if event.status_cue else None
    climb = _Way(frames, draft.roles.triggers, lexicon)
    return Match(
        pattern=pattern.id,
        file=lexicon.files[pattern.id],
        type=pattern.type,
        mode=pattern.mode,
        cameo=pattern.cameo,
        needs=pattern.needs,
        trigger=trigger.span,
        slots={slot: _words(draft, places, text) for slot, places in frame.items() if places and slot not in _LENT},
        actors=tuple(_sources(coded, number, frame, text, actors=True)),
        recipients=tuple(_sources(coded, number, frame, text, actors=False)),
        left_out=why,
        part_of=words[trigger.under].text if why == "part" and trigger.under is not None else None,
        status=event.status if event else draft.outcome.status,
        status_from=_status_from(draft, event.status if event else draft.outcome.status, dated=bool(cue)),
        cue=cue,
        way=tuple(Passed(word=words[index].text, effect=effect, end=end) for index, effect, end in climb.from_act(trigger)),
        attributed_to=event.attributed_to if event else (),
    )


def _frame(draft: Draft) -> Frame:
    """Return the places around a trigger and the other words of its phrase."""
    frames, trigger = draft.roles.frames, draft.trigger
    frame: Frame = {}
    for index in (trigger.index, *trigger.heads):
        for slot, places in frames.of(index).items():
            own = frame.setdefault(slot, [])
            own.extend(place for place in places if place not in own and place not in trigger.heads)
    return frame


def _words(draft: Draft, places: list[int], text: str) -> tuple[str, ...]:
    """Return the words that stand in some places: the whole mention of an actor, else the word alone."""
    return tuple(dict.fromkeys(_mention(draft, place, text) for place in places))


def _mention(draft: Draft, place: int, text: str) -> str:
    token = draft.roles.frames.sentence.tokens[place]
    mentions = draft.roles.cast.mentions_at(token.start, token.end)
    return text[mentions[0].span.start : mentions[0].span.end] if mentions else token.text


def _sources(coded: Coded, number: int, frame: Frame, text: str, *, actors: bool) -> Iterator[Source]:
    """Yield the parties of a side, each with the step that brought it."""

    def side(sides: Sides) -> tuple[Party, ...]:
        return sides.actors if actors else sides.recipients

    weighed = side(coded.weighed[number].sides)
    steps: list[tuple[PartyFrom, tuple[Party, ...]]] = [
        ("clause", side(coded.own[number].sides)),
        ("quotation", side(coded.spoken[number].sides)),
        ("content", side(coded.addressed[number].sides)),
        ("page", side(coded.completed[number].told)),
        ("place", side(coded.completed[number].sides)),
        ("content", side(coded.drafts[number].sides)),
        ("rest", side(coded.closed[number].sides)),
        ("likely", weighed),
    ]
    if weighed != side(coded.closed[number].sides):
        steps = steps[-1:]
    for party in weighed:
        how = next(how for how, parties in steps if party in parties)
        found = _in_slot(coded.own[number], frame, party, actors=actors) if how == "clause" else None
        if found:
            words = _words(coded.own[number], [found[1]], text)
            yield Source(actor=party.actor, how="slot", slot=found[0], words=words)
        else:
            yield Source(actor=party.actor, how=how)


def _in_slot(draft: Draft, frame: Frame, party: Party, *, actors: bool) -> tuple[str, int] | None:
    """Return the slot and the word that a party was read from; None when another rule found it."""
    unknown: list[tuple[str, int]] = []
    for slot in _slots(draft.trigger.pattern, actors=actors):
        for place in frame.get(slot, ()):
            if place in draft.sides.places and place != draft.trigger.index:
                meant = _meant(draft, place)
                if party.actor in meant:
                    return slot, place
                if not meant:
                    unknown.append((slot, place))
    return unknown[0] if unknown else None


def _slots(pattern: Pattern, *, actors: bool) -> tuple[str, ...]:
    """Return the places where a side of a pattern is looked for; the actor of a noun is also the subject of its verb."""
    if not actors:
        return pattern.recipient
    return (*pattern.actor, "subject") if pattern.noun else pattern.actor


def _meant(draft: Draft, place: int) -> set[str]:
    """Return the actors that a word means, those of places also as their states."""
    act = draft.roles.triggers.get(place)
    parties = draft.roles.cast.resolve(draft.roles.frames, place)
    own = draft.roles.of(act).actors if act else ()
    return {name for party in (*parties, *own) for name in (party.actor, f"state/{party.country}")}


def _status_from(draft: Draft, status: Status, *, dated: bool) -> StatusFrom:
    """Return which step gave an act its status; `dated`: a word decided it."""
    if status == draft.outcome.status:
        return "way"
    if status == draft.outcome.quoted:
        return "quoted"
    if status == "alleged":
        return "accuser"
    return "date" if dated else "page"
