"""Who speaks at each place of the article."""

from bisect import bisect_right

from recoupe.types.quotes import Quotes, Stance
from recoupe.types.span import TextSpan


class Voices:
    """Who speaks at each place of the article: the quotes that hold it, innermost first."""

    def __init__(self, quotes: Quotes) -> None:
        self._spans = sorted((span, number) for number, quote in enumerate(quotes.found) for span in quote.content)
        self._starts = [span.start for span, _ in self._spans]
        self._reach = max((span.end - span.start for span, _ in self._spans), default=0)
        self._quotes = quotes.found

    def at(self, offset: int) -> tuple[int, ...]:
        """Return the numbers of the quotes that hold a place, innermost first."""
        found = []
        position = bisect_right(self._starts, offset) - 1
        while position >= 0 and self._starts[position] >= offset - self._reach:
            span, number = self._spans[position]
            if offset < span.end:
                found.append((span.end - span.start, number))
            position -= 1
        return tuple(dict.fromkeys(number for _, number in sorted(found))) if found else ()

    def speakers(self, offset: int) -> tuple[str, ...]:
        """Return the ids of who says the words at a place, innermost first."""
        chain = []
        for number in self.at(offset):
            actor = self._quotes[number].speaker_actor
            if actor:
                chain.append(actor.split(";")[0].strip())
        return tuple(dict.fromkeys(chain))

    def direct(self, offset: int) -> bool:
        """Return whether the innermost quote at a place stands between marks."""
        numbers = self.at(offset)
        return bool(numbers) and self._quotes[numbers[0]].type == "direct"

    def takes_for_granted(self, offset: int) -> bool:
        """Return whether what is only mentioned at a place is no claim of its speaker: asked for, praised or regretted words."""
        numbers = self.at(offset)
        return bool(numbers) and self._quotes[numbers[0]].factuality in ("requested", "factive")

    def told_with(self, word: TextSpan) -> frozenset[Stance]:
        """Return the stances of the quotations whose cue a word is part of."""
        return frozenset(quote.stance for quote in self._quotes if quote.cue is not None and quote.cue.overlaps(word))

    def stance(self, offset: int) -> str | None:
        """Return the stance of the innermost quote at a place."""
        numbers = self.at(offset)
        return self._quotes[numbers[0]].stance if numbers else None
