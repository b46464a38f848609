"""Two kinds of place in a page, two types, so that mixing them is a type error.

Offsets are half-open and count Unicode code points (DESIGN, section 3). Only `pipeline/evidence.py` converts.
"""

import msgspec


class TextSpan(msgspec.Struct, frozen=True, order=True):
    """A stretch of the article text that the stages read."""

    start: int
    end: int

    def overlaps(self, other: "TextSpan") -> bool:
        """Return whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "TextSpan") -> bool:
        """Return whether `other` lies inside this one."""
        return self.start <= other.start and other.end <= self.end


class RawSpan(msgspec.Struct, frozen=True, order=True):
    """A stretch of the text as captured."""

    start: int
    end: int
