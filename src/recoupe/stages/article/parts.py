"""A stretch of the raw text with its role, before the article is put together."""

from recoupe.types.article import Role
from recoupe.types.base import Record


class Part(Record, frozen=True, kw_only=True):
    """A stretch of the raw text and its role.

    `read` is False for words that have a role but do not enter the article text: photo credits and signatures of desks.
    """

    start: int
    end: int
    role: Role
    read: bool = True


def trimmed(raw: str, start: int, end: int, role: Role, *, read: bool = True) -> Part | None:
    """Return the stretch without the blanks around it, or None when it is blank."""
    words = raw[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return Part(start=start, end=start + len(words), role=role, read=read) if words else None
