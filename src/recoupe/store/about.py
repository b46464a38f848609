"""Which statements of a page are about somebody, or hold some words: what stands inside their words counts, and nothing else."""

from bisect import bisect_left
from collections.abc import Iterator

from recoupe.store.actors.named import NamedActors, is_id
from recoupe.store.actors.view import StoreActor
from recoupe.store.query import Query, parse_query
from recoupe.store.read import StoredPage
from recoupe.store.terms import fold, terms_of
from recoupe.types.base import Record
from recoupe.types.errors import StoreError
from recoupe.types.record import Piece, QuoteRow, SpanRow


class About(Record, frozen=True, kw_only=True):
    """What statements are to be about: one of some actors, or words; None when an id was asked for."""

    actors: tuple[StoreActor, ...]
    words: Query | None


def read_about(asked: str, named: NamedActors) -> About:
    """Return what a person asks for: the actor with an id, else all actors of a name, and the words as they stand.

    Words count without case and accents; an elided article need not be there; words in quotation marks stand in a row.

    Raises:
        StoreError: if several actors have the id, or if there is no word in what is asked.
    """
    actor = named.with_id(asked)
    if actor or is_id(asked):
        return About(actors=(actor,) if actor else (), words=None)
    words = parse_query(asked, stems=lambda word: (fold(word),))
    if words.is_empty:
        raise StoreError(f"{asked!r} has no word to look for; give an id, a name or a word")
    return About(actors=tuple(named.called(asked)), words=words)


def positions_about(page: StoredPage, about: About) -> set[int]:
    """Return the positions of the statements of a page that are about something."""
    ids = frozenset(member.id for actor in about.actors for member in actor.members if member.page == page.number)
    places = sorted((row.start, row.end) for row in page.record.mentions if not ids.isdisjoint(row.actor.split(";")))
    return {
        position
        for position, quote in enumerate(page.record.quotes)
        if any(_has_one(places, stretch) for stretch in _stretches(quote)) or (about.words and _has_words(quote, about.words))
    }


def _stretches(quote: QuoteRow) -> Iterator[SpanRow | Piece]:
    """Yield the stretches of raw text that the words of a statement are."""
    for span in quote.content:
        yield span
        yield from span.pieces or ()


def _has_one(places: list[tuple[int, int]], stretch: SpanRow | Piece) -> bool:
    """Return whether a mention, of those that begin in a stretch, ends there too."""
    first, last = (bisect_left(places, (place, 0)) for place in (stretch.start, stretch.end))
    return any(end <= stretch.end for _, end in places[first:last])


def _has_words(quote: QuoteRow, asked: Query) -> bool:
    texts = [" ".join((span.text, *(piece.text for piece in span.pieces or ()))) for span in quote.content]
    lines = [f" {' '.join(term.plain for term in terms_of(text))} " for text in texts]
    held = {word for line in lines for word in line.split()}
    phrases = (f" {' '.join(phrase)} " for phrase in asked.phrases)
    return all(held.intersection(forms) for forms in asked.words) and all(any(one in line for line in lines) for one in phrases)
