"""What both full-text indexes are fed with."""

from recoupe.types.base import Record

INDEXES = ("words", "stems")
"""Words as they stand, for phrases, and stems, for finding more."""

TITLE_WEIGHT, BODY_WEIGHT = 4.0, 1.0
"""What a word counts, in the title and elsewhere."""


class Indexed(Record, frozen=True, kw_only=True):
    """The words of a page as one index has them, with a blank between: those of its title, and all others."""

    title: str
    body: str
