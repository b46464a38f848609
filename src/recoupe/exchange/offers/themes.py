"""What quotes and pages are about: the themes of the acts that are coded in their words, and of the words themselves."""

from collections.abc import Iterable
from functools import cache

from recoupe.lexicon.actor_names import fold
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.pipeline.language import load_affairs
from recoupe.store import Connection
from recoupe.store.exchange.material import language_of
from recoupe.types.affair import Telling, Theme
from recoupe.types.record import EventRow, QuoteRow


class Themes:
    """The themes of what one store holds, by the words of its language."""

    def __init__(self, db: Connection) -> None:
        self._lexicon = _lexicon(language_of(db))

    def of_quote(self, quote: QuoteRow, tellings: Iterable[Telling]) -> tuple[Theme, ...]:
        """Return the themes of what is quoted, sorted; none when no act is coded in it and none of its words shows one.

        Args:
            quote: the quote.
            tellings: the acts that its page tells.
        """
        found = set(self._lexicon.themes_in(fold(" ".join(span.text for span in quote.content))))
        for telling in tellings:
            if any(_overlap(span.start, span.end, quote) for span in (telling.trigger, *telling.words)):
                found.update(telling.themes)
        return tuple(sorted(found))

    def of_event(self, event: EventRow) -> tuple[Theme, ...]:
        """Return the themes of an act that no telling has (any more), as those of a telling are found."""
        words = " ".join(span.text for span in event.evidence or (event.trigger,))
        return self._lexicon.themes_of(fold(words), event.contexts, event.type)


def _overlap(start: int, end: int, quote: QuoteRow) -> bool:
    return any(start < span.end and span.start < end for span in quote.content)


@cache
def _lexicon(language: str) -> AffairsLexicon:
    return load_affairs(language)
