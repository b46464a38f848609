"""How often each country is on either side of a page's acts, and of which others: counted once for the page."""

from collections import Counter
from collections.abc import Sequence

from recoupe.stages.events.draft import Draft
from recoupe.stages.events.named import countries_of
from recoupe.types.events import EventType

Side = tuple[frozenset[str], frozenset[str]]
"""The countries of the actors and of the recipients of an act."""
VIOLENT: EventType = "ASSAULT"


class ToldSides:
    """The countries on both sides of the acts of a page, after one of the steps that find them; acts by their number."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.sides: list[Side] = [
            (frozenset(countries_of(draft.sides.actors)), frozenset(countries_of(draft.sides.recipients))) for draft in drafts
        ]
        self._drafts = drafts
        self._counted: Counter[tuple[str, int, str]] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        for draft, sides in zip(drafts, self.sides, strict=True):
            self._counted.update(self._keys(draft, sides))
            self._pairs.update((one, other) for one in sides[0] for other in sides[1])

    def _keys(self, draft: Draft, sides: Side) -> list[tuple[str, int, str]]:
        """Return what an act counts for: its type, its word and any act, the side, the country."""
        kinds = ("", draft.trigger.pattern.type, f"={draft.word}")
        return [(kind, at, country) for kind in kinds for at in (0, 1) for country in sides[at]]

    def times(self, number: int, kind: str, at: int, country: str) -> int:
        """Return in how many other acts a country is on a side.

        Args:
            number: the act that asks; it does not count.
            kind: the type of the acts, "=" and the lemma of their word, or nothing for any.
            at: 0 for the actors, 1 for the recipients.
            country: the country.
        """
        draft, sides = self._drafts[number], self.sides[number]
        own = country in sides[at] and kind in ("", draft.trigger.pattern.type, f"={draft.word}")
        return self._counted[(kind, at, country)] - own

    def pairs(self, number: int, actor: str, recipient: str) -> int:
        """Return how many acts but one are done by a country to another."""
        actors, recipients = self.sides[number]
        return self._pairs[(actor, recipient)] - (actor in actors and recipient in recipients)
