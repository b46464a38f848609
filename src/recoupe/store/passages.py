"""What of a page is searched: the stretches that are read, title first, each word with its raw place."""

from recoupe.store.terms import Term, terms_of
from recoupe.types.article import READ_NAMES, Role
from recoupe.types.base import Record
from recoupe.types.record import PageRecord


class Passage(Record, frozen=True, kw_only=True):
    """A segment that is read: its role, raw place and words (places of the words are raw too)."""

    role: Role
    start: int
    end: int
    terms: tuple[Term, ...]


def passages_of(record: PageRecord, raw: str) -> tuple[Passage, ...]:
    """Return the stretches of a page that are read, in the order of the page, with their words."""
    return tuple(
        Passage(
            role=segment.role,
            start=segment.start,
            end=segment.end,
            terms=tuple(terms_of(raw, start=segment.start, end=segment.end)),
        )
        for segment in record.segments
        if segment.role in READ_NAMES
    )
