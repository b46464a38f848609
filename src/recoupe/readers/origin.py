"""Where a page comes from: its file, its place inside it, what it is called."""

from collections.abc import Callable, Mapping

import msgspec

from recoupe.readers.wanted import Wanted
from recoupe.types.base import Record
from recoupe.types.capture import Capture, Given, Refusal
from recoupe.types.problem import Problem

INSIDE = "!"
"""Between the place of a container in another one and the place in it: "archive/data.warc.gz!15333"."""


class Asked:
    """The one page that is asked for when a file is read again; all the others in it are passed over unread."""

    def __init__(self, *, record: str | None, name: str, url: str | None) -> None:
        self.record, self.name, self.url = record, name, url

    def lies_at(self, record: str | None) -> bool:
        """Return whether the page is at this place, or inside what is there."""
        return record is None or self.record == record or (self.record or "").startswith(f"{record}{INSIDE}")


class Part(Record, frozen=True, kw_only=True):
    """A part of a file of many pages: bytes of a packed web archive, lines of JSON lines, members of a zip file; half-open.

    `at` is the byte where the first line stands, 0 when it must be counted; `repeated` are the lines whose name an earlier line
    has.
    """

    first: int
    last: int
    at: int = 0
    repeated: tuple[int, ...] = ()


class Origin(Record, frozen=True, kw_only=True):
    """A page or a container of pages: the file, the place in it, the name.

    `path` is the file as it enters the record, `shown` as the person named it. `address` is what the container says.
    `known` is what a person says of pages, by name. `fields` are those that a person gave for the rows of JSON lines. `asked` is
    there when a file is read again for one page. `begins` is told the place of everything that may be a page before it is read,
    and says whether it is to be read at all. `wanted` is there when only pages in one
    language are read.
    """

    path: str
    shown: str
    name: str
    record: str | None = None
    address: str | None = None
    fields: str | None = None
    problems: tuple[Problem, ...] = ()
    known: Mapping[str, Given] = {}
    asked: Asked | None = None
    begins: Callable[[str | None], bool] | None = None
    wanted: Wanted | None = None

    def inside(self, record: str, *, called: str | None = None) -> "Origin":
        """Return the origin of something in this container: its place there, and what it is called if that is something else."""
        place = record if self.record is None else f"{self.record}{INSIDE}{record}"
        return msgspec.structs.replace(self, record=place).called(f"{self.name}#{called or record}")

    def called(self, name: str, *problems: Problem) -> "Origin":
        """Return the same under a name, with something to say of it."""
        return msgspec.structs.replace(self, name=name, problems=(*self.problems, *problems))

    def at(self, address: str | None, *problems: Problem) -> "Origin":
        """Return the same with the address that the container gives it, and something to say of it."""
        return msgspec.structs.replace(self, address=address, problems=(*self.problems, *problems))

    @property
    def is_asked_for(self) -> bool:
        """Whether this is to be read; asked once, just before it is."""
        if self.begins and not self.begins(self.record):
            return False
        return self.asked is None or self.asked.lies_at(self.record)

    @property
    def page_name(self) -> str:
        """What a page here is called: one that is asked for keeps the name that it had."""
        return self.asked.name if self.asked else self.name

    @property
    def url(self) -> str | None:
        """The address of the page: as a person gave it, else as the container says."""
        if self.asked:
            return self.asked.url
        given = self.known.get(self.name)
        return (given.url if given else None) or self.address

    def refuse(self, reason: str) -> Refusal:
        """Return that this cannot be read, and why."""
        return Refusal(path=self.shown, record=self.record, reason=reason)

    def finish(self, read: Capture | Refusal) -> Capture | Refusal:
        """Return a page with what there is to say of it, or a refusal as the person knows the file."""
        if isinstance(read, Refusal):
            return self.refuse(read.reason)
        return msgspec.structs.replace(read, problems=(*read.problems, *self.problems), fields=self.fields)
