"""What all decisions have in common: when, by whom, and the page that a person means."""

import getpass
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from sqlalchemy import Connection, or_, select

from recoupe.store import tables
from recoupe.types.base import Record
from recoupe.types.errors import DecisionError

_LISTED = 10
_signature: ContextVar[str | None] = ContextVar("signature", default=None)


class Undoing(Protocol):
    """A decision that may undo an earlier one."""

    @property
    def number(self) -> int:
        """Its own number."""

    @property
    def undoes(self) -> int | None:
        """The number of the one that it undoes, if any."""

    @property
    def kind(self) -> str:
        """What it decides; "undo" for one that only undoes."""


One = TypeVar("One", bound=Undoing)


class NamedPage(Record, frozen=True, kw_only=True):
    """A page of the store that a person named."""

    number: int
    id: str
    name: str
    path: str


def undone_by(decisions: Iterable[Undoing]) -> dict[int, int]:
    """Return the numbers of the decisions that do not count, each with the one that undid it.

    Undoing an undoing brings back what that one undid.
    """
    undone: dict[int, int] = {}
    for decision in reversed(list(decisions)):
        if decision.undoes is not None and decision.number not in undone:
            undone[decision.undoes] = decision.number
    return undone


def in_force(decisions: Iterable[One]) -> list[One]:
    """Return the decisions that count: those that none in force undoes, without the undoings themselves."""
    kept = list(decisions)
    undone = undone_by(kept)
    return [decision for decision in kept if decision.number not in undone and decision.kind != "undo"]


def moment() -> str:
    """Return the time, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@contextmanager
def signed_by(name: str | None) -> Iterator[None]:
    """Sign what is decided inside with a name; None is the person who uses this computer."""
    token = _signature.set(name)
    try:
        yield
    finally:
        _signature.reset(token)


def person() -> str:
    """Return the name of who decides: who signed in to a shared desk, else the name under which this computer is used."""
    if name := _signature.get():
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


def writable(typed: str) -> str:
    """Return what a person typed with "?" for bytes that are no text, which no database takes."""
    return typed.encode("utf-8", "replace").decode()


def named_page(db: Connection, asked: str) -> NamedPage:
    """Return the page with this id, else the one of this name.

    Raises:
        DecisionError: if there is none, or several have the name; lists their ids.
    """
    row, asked = tables.page.c, writable(asked)
    query = select(row.number, row.id, row.name, row.path).where(or_(row.id == asked, row.name == asked)).order_by(row.number)
    found = [NamedPage(number=item.number, id=item.id, name=item.name, path=item.path) for item in db.execute(query)]
    if exact := [page for page in found if page.id == asked]:
        return exact[0]
    if not found:
        raise DecisionError(f"no page has the id or name {asked!r}")
    if len(found) > 1:
        listed = ", ".join(page.id for page in found[:_LISTED])
        raise DecisionError(f"{len(found)} pages are called {asked!r}; name one by its id: {listed}")
    return found[0]
