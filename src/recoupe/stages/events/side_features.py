"""What is seen of each answer for an open side: of the act, of the countries that the page names, of its other acts.

Features are numbers, and nothing but classes of the lexicon, shapes and counts; no word of a text is one.
"""

from bisect import bisect_right

from recoupe.stages.events.countries import Countries, CountryWord
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.named import Party
from recoupe.stages.events.open_sides import STEPS, Answer, OpenSide, Steps, parties_of
from recoupe.stages.events.told_sides import VIOLENT, ToldSides
from recoupe.types.grammar import Sentence

Features = dict[str, float]
Question = tuple[Features, list[Features]]
"""What all answers for a side share, and what each has of its own; what is not named is 0."""
_FAR = 300.0
"""Characters between an act and a country that its sentence does not name."""
_LONG_AGO = 3000.0
"""Characters since a country was named; as many when it was not."""
_DEEP = 12
"""Steps down the tree from an act to a name; as many when the name stands elsewhere."""


class SideFeatures:
    """The features of the answers for the open sides of one page.

    Args:
        steps: the drafts after each step.
        countries: those that the page names.
    """

    def __init__(self, steps: Steps, countries: Countries) -> None:
        self._steps = steps
        self._countries = countries
        self._told = ToldSides(steps["closed"])

    def of(self, side: OpenSide) -> Question:
        """Return the features of a side and those of each of its answers, in their order."""
        draft = self._steps["closed"][side.number]
        named = self._countries.within(draft.roles.frames.sentence.span)
        return self._of_act(side, draft, named), [self._of_answer(answer, side, draft, named) for answer in side.answers]

    def _of_act(self, side: OpenSide, draft: Draft, named: list[CountryWord]) -> Features:
        """Return what does not depend on the answer."""
        trigger, roles, cast = draft.trigger, draft.roles, draft.roles.cast
        pattern, sentence = trigger.pattern, roles.frames.sentence
        slots = pattern.actor if side.which == "actor" else pattern.recipient
        frame = roles.frame_of(trigger)
        own = parties_of(self._steps["own"][side.number], side.which)
        ranked = self._countries.ranked
        found: Features = {
            f"type={pattern.type}": 1,
            f"needs={pattern.needs}": 1,
            "actor": side.which == "actor",
            "verb": pattern.verb is not None,
            "noun": pattern.noun is not None,
            "title": sentence.zone == "title",
            f"status={draft.outcome.status}": 1,
            "spoken": bool(cast.voices.at(trigger.span.start)),
            "direct": cast.voices.direct(trigger.span.start),
            "slots": len(slots),
            "filled": any(frame.get(slot) for slot in slots),
            "people": roles.names_people(trigger),
            "parties": len(own),
            "other_open": not side.other,
            "countries": len(ranked),
            "countries_near": len({word.country for word in named}),
            "first_share": self._countries.share(ranked[0]) if ranked else 0,
            "placed": draft.place is not None,
            "scene": draft.scene is not None,
        }
        found.update((f"context={context}", 1) for context in pattern.contexts)
        found.update((f"kind={party.kind}", 1) for party in own)
        found.update((f"role={role}", 1) for party in own if (role := _role(party)))
        found.update((f"{step}_open", 1) for step, countries in zip(STEPS, side.steps, strict=True) if not countries)
        return found

    def _of_answer(self, answer: Answer, side: OpenSide, draft: Draft, named: list[CountryWord]) -> Features:
        found: Features = {"size": len(answer), "none": not answer}
        found.update((f"as_{step}", 1) for step, countries in zip(STEPS, side.steps, strict=True) if countries == answer)
        if answer:
            cast = draft.roles.cast
            speakers = [cast.party(speaker).country for speaker in cast.voices.speakers(draft.trigger.span.start)]
            place = cast.party(draft.place).country if draft.place else None
            found |= {
                "as_other": answer == side.other,
                "within_other": bool(answer & side.other),
                "as_speaker": bool(speakers) and speakers[0] in answer,
                "as_place": place in answer,
                "as_scene": draft.scene in answer,
                "share": max(map(self._countries.share, answer)),
                "rank": min(map(self._countries.rank, answer)),
                "titled": bool(answer & self._countries.titled),
            }
            found |= self._where(answer, draft, [word for word in named if word.country in answer])
            found |= self._counts(answer, side, draft)
        return found

    def _where(self, answer: Answer, draft: Draft, near: list[CountryWord]) -> Features:
        """Return where an answer is named: nearest to the act in its sentence, and last before it."""
        sentence, at = draft.roles.frames.sentence, draft.trigger.span.start
        before = [last for country in answer if (last := self._countries.last_before(country, sentence.span.start)) is not None]
        found: Features = {"back": min(_LONG_AGO, sentence.span.start - max(before)) if before else _LONG_AGO}
        if not near:
            return found | {"far": _FAR, "deep": _DEEP}
        word = min(near, key=lambda word: abs(word.start - at))
        token = max(0, bisect_right(sentence.tokens, word.start, key=lambda token: token.start) - 1)
        return found | {
            "near": len(near),
            "far": min(_FAR, abs(word.start - at)),
            "ahead": word.start < at,
            "deep": _depth(sentence, token, draft.trigger.index),
        }

    def _counts(self, answer: Answer, side: OpenSide, draft: Draft) -> Features:
        """Return how often the page has the countries of an answer on either side of its other acts."""
        told, number = self._told, side.number
        kinds = {"any": "", "alike": draft.trigger.pattern.type, "violent": VIOLENT, "word": f"={draft.word}"}
        found: Features = {
            f"{name}_{at}": max(told.times(number, kind, at, country) for country in answer)
            for name, kind in kinds.items()
            for at in (0, 1)
        }
        pairs = [(one, two) for one in answer for two in side.other]
        if side.which == "recipient":
            pairs = [(two, one) for one, two in pairs]
        found["pair"] = max((told.pairs(number, *pair) for pair in pairs), default=0)
        found["opposite"] = max((told.pairs(number, two, one) for one, two in pairs), default=0)
        return found


def _role(party: Party) -> str:
    """Return the role of an unnamed actor, as the lexicon calls it."""
    return party.actor.partition("/")[2] if party.kind == "unknown" and party.country is None else ""


def _depth(sentence: Sentence, index: int, above: int) -> int:
    """Return how many steps a word stands below another, `_DEEP` when it does not."""
    for depth in range(_DEEP):
        if index == above:
            return depth
        if sentence.tokens[index].head == index:
            return _DEEP
        index = sentence.tokens[index].head
    return _DEEP
