"""An agreement between two desks, as its TOML file says it."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from recoupe.types.affair import Theme
from recoupe.types.base import Record
from recoupe.types.exchange import Form, Kind

Slug = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
Line = Annotated[str, Meta(min_length=1, max_length=300, pattern=r"^[^\r\n]*$")]
ActorId = Annotated[str, Meta(pattern=r"^[a-z]+/\S+$", max_length=200)]
Positive = Annotated[int, Meta(ge=1, le=10_000_000)]
ContactOver = Literal["actors", "captures", "passages"]
State = Literal["proposed", "not_begun", "in_force", "suspended", "restored", "expired"]
"""`restored` is in force, after a suspension."""


class Party(Record, frozen=True, kw_only=True):
    """One of the two desks: the name that the agreement gives it, and its fingerprint."""

    name: Line
    fingerprint: Annotated[str, Meta(pattern=r"^\d{5}( \d{5}){7}$")]


class ClauseCaveats(Record, frozen=True, kw_only=True):
    """What binds who receives: no onward sharing unless it says so, who is to be named, the last day on which it is kept."""

    onward: bool = False
    credit: Line | None = None
    delete_by: date | None = None


class Clause(Record, frozen=True, kw_only=True):
    """What one or both desks may send, and in which form; what is empty asks for nothing.

    `senders` are names of parties. A record fits `themes` when it has some, all of them listed; `actors` when one of them takes
    part; `pairs` when both of one pair do; `since` and `until` when all its days lie between them. `embargo` is the first day
    on which it may leave. `sources`: at least so many independent ones. `reviewed`: only what a person decided about.
    """

    id: Slug
    kinds: Annotated[tuple[Kind, ...], Meta(min_length=1)]
    form: Form
    senders: tuple[Line, ...] = ()
    themes: tuple[Theme, ...] = ()
    actors: tuple[ActorId, ...] = ()
    pairs: tuple[tuple[ActorId, ActorId], ...] = ()
    since: date | None = None
    until: date | None = None
    embargo: date | None = None
    sources: Positive = 1
    reviewed: bool = False
    caveats: ClauseCaveats = ClauseCaveats()


class Reciprocity(Record, frozen=True, kw_only=True):
    """By how many records one side may have sent more than it received."""

    ahead: Annotated[int, Meta(ge=1, le=10_000_000)]


class ContactTerms(Record, frozen=True, kw_only=True):
    """What may be asked of each other without a record leaving.

    `learn`: how many both hold, or which. `largest`: no more are compared on either side. `every_days`: each side may ask once
    in so many days.
    """

    over: Annotated[tuple[ContactOver, ...], Meta(min_length=1)]
    learn: Literal["count", "members"]
    largest: Annotated[int, Meta(ge=1, le=1_000_000)] = 10_000
    every_days: Annotated[int, Meta(ge=1, le=3650)] = 7


class Agreement(Record, frozen=True, kw_only=True):
    """What two desks agreed; its identity is the sha256 of the file, to the byte."""

    id: Slug
    title: Line
    since: date
    until: date
    parties: tuple[Party, Party]
    clauses: tuple[Clause, ...] = ()
    reciprocity: Reciprocity | None = None
    contact: ContactTerms | None = None


class Signature(Record, frozen=True, kw_only=True):
    """A party's signature under an agreement: Ed25519, hexadecimal, over the file's sha256 and the day."""

    agreement: str
    fingerprint: str
    at: str
    signature: str


class Signatures(Record, frozen=True, kw_only=True):
    """The file beside an agreement that holds what was signed."""

    format: Literal["recoupe-signatures"] = "recoupe-signatures"
    version: Literal[1] = 1
    signatures: tuple[Signature, ...] = ()


class Change(Record, frozen=True, kw_only=True):
    """A suspension or a restoration by one party; `who` is the person who pressed the key, or "letter" when it came in one."""

    agreement: str
    at: str
    who: str
    kind: Literal["suspended", "restored"]
    fingerprint: str
    why: str
