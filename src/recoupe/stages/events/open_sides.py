"""Sides of which the words of an act name no country, and what each may be."""

from collections.abc import Collection, Iterator
from typing import Literal

from recoupe.lexicon.event_codebook import Codebook
from recoupe.stages.events.countries import Countries
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.named import Party, countries_of, is_open
from recoupe.types.base import Record

AT_HOME = 3
"""Mentions that a country must have on a page to be an answer beside itself: what it does at home."""
MOST = 5
"""Countries that a page is about, beside those of the sentence, that a side may be: the most frequent."""
STEPS = ("own", "spoken", "addressed", "completed", "drafts", "closed")
"""The steps that find sides, in their order; the first has only what the words of the act name."""
Steps = dict[str, list[Draft]]
"""The drafts of a page after each of `STEPS`, all in one order."""
Answer = frozenset[str]
"""The countries of a side; none where nobody of a country is meant."""
Which = Literal["actor", "recipient"]


class OpenSide(Record, frozen=True, kw_only=True):
    """A side of the act with this number: what it may be, what it is after each of `STEPS`, what the other side is.

    The rules say the last of `steps`, and so the answer at `ruled`.
    """

    number: int
    which: Which
    answers: tuple[Answer, ...]
    steps: tuple[Answer, ...]
    other: Answer

    @property
    def ruled(self) -> int:
        """The place of what the rules say in `answers`."""
        return self.answers.index(self.steps[-1])


def open_sides(steps: Steps, stay: Collection[int], countries: Countries, codebook: Codebook) -> Iterator[OpenSide]:
    """Yield the sides that the words of an act leave open, in order; acts done together have none, nor those that do not stay."""
    for number, draft in enumerate(steps["own"]):
        if number not in stay or codebook.row(draft.trigger.pattern.type).joint:
            continue
        for which in ("actor", "recipient"):
            if is_open(parties_of(draft, which)):
                found = tuple(frozenset(countries_of(parties_of(steps[step][number], which))) for step in STEPS)
                named = {word.country for word in countries.within(draft.roles.frames.sentence.span)}
                near = (one for place, one in enumerate(countries.settings) if place < MOST or one in named)
                opposite: Which = "recipient" if which == "actor" else "actor"
                other = frozenset(countries_of(parties_of(steps["closed"][number], opposite)))
                single = (frozenset({one}) for one in near if one not in other or countries.times(one) >= AT_HOME)
                yield OpenSide(
                    number=number,
                    which=which,
                    answers=tuple(dict.fromkeys((frozenset(), *reversed(found), *single))),
                    steps=found,
                    other=other,
                )


def parties_of(draft: Draft, which: Which) -> tuple[Party, ...]:
    """Return the parties of a side."""
    return draft.sides.actors if which == "actor" else draft.sides.recipients
