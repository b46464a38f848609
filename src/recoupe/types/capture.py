"""A page as it came, and what a person says about it."""

from datetime import date

from recoupe.types.base import Record
from recoupe.types.problem import Problem


class Capture(Record, frozen=True, kw_only=True):
    """One page as captured: its bytes' digest, and its text exactly as decoded.

    `text` keeps every character (a Windows line end is two, NUL is one); a byte-order mark is dropped and not counted.
    `id` is a hash of the bytes and the locator (URL if known, else path or record id).
    """

    id: str
    name: str
    sha256: str
    path: str
    text: str
    encoding: str
    url: str | None = None
    problems: tuple[Problem, ...] = ()


class Refusal(Record, frozen=True, kw_only=True):
    """An input that cannot be read as a page: the path, why, and what to do instead."""

    path: str
    reason: str


class Given(Record, frozen=True, kw_only=True):
    """What a person says about a page; it wins over what the page says, and conflicts are flagged."""

    published: date | None = None
    publisher: str | None = None
    url: str | None = None
