"""The countries that a page names, and where: names, demonyms and nouns of people and bodies that have one."""

from bisect import bisect_left
from collections import Counter

from recoupe.stages.events.resolve import Cast
from recoupe.types.actors import Actors
from recoupe.types.base import Record
from recoupe.types.span import TextSpan


class CountryWord(Record, frozen=True, kw_only=True):
    """A mention of somebody or something of a country, and where it begins."""

    start: int
    country: str


class Countries:
    """The countries of one page, the most frequent first: `settings` those that it is about, `ranked` all.

    `titled` are those that its title names.
    """

    def __init__(self, actors: Actors, cast: Cast, settings: tuple[str, ...]) -> None:
        self.settings = settings
        words: list[CountryWord] = []
        titled: set[str] = set()
        for mention in actors.mentions:
            for country in dict.fromkeys(party.country for party in cast.parties(mention) if party.country):
                words.append(CountryWord(start=mention.span.start, country=country))
                if mention.zone == "title":
                    titled.add(country)
        self._words = words
        self._starts = [word.start for word in words]
        self._by_country: dict[str, list[int]] = {}
        for word in words:
            self._by_country.setdefault(word.country, []).append(word.start)
        counted = Counter(word.country for word in words)
        self.ranked = tuple(country for country, _ in counted.most_common())
        self._ranks = {country: rank for rank, country in enumerate(self.ranked)}
        self._counted = counted
        self.titled = frozenset(titled)

    def within(self, span: TextSpan) -> list[CountryWord]:
        """Return the words that begin in a stretch of text, in text order."""
        return self._words[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def times(self, country: str) -> int:
        """Return how many of the page's mentions are of a country."""
        return self._counted[country]

    def share(self, country: str) -> float:
        """Return which part of the page's mentions with a country are of this one, from 0 to 1."""
        return self._counted[country] / len(self._words) if self._words else 0.0

    def rank(self, country: str) -> int:
        """Return how many countries the page names more often; all of them for one that it does not name."""
        return self._ranks.get(country, len(self._ranks))

    def last_before(self, country: str, place: int) -> int | None:
        """Return where a country was last named before a place, None when it was not."""
        starts = self._by_country.get(country, [])
        at = bisect_left(starts, place)
        return starts[at - 1] if at else None
