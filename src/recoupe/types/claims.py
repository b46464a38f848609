"""The records that pass between desks, in the two forms in which they can: whole, or coded without a word of text."""

from typing import Any

from recoupe.types.affair import Account, Bounds, EventKey, Figure, Party, Telling, Theme
from recoupe.types.base import Record
from recoupe.types.events import EventType, Status
from recoupe.types.exchange import Caveats, Form, Item, Kind
from recoupe.types.quotes import Modality, QuoteFlag, QuoteType, Stance
from recoupe.types.record import QuoteRow
from recoupe.types.reuse import Origin


class Cited(Record, frozen=True, kw_only=True):
    """The page of a record; `title` and `url` are words of the page, hence null in a summary."""

    id: str
    publisher: str | None
    published: str | None
    title: str | None = None
    url: str | None = None


class QuoteFull(Record, frozen=True, kw_only=True):
    """What somebody said, with the words."""

    page: Cited
    quote: QuoteRow


class QuoteCoded(Record, frozen=True, kw_only=True):
    """That somebody said something, at a place of a page, and how."""

    page: Cited
    start: int
    end: int
    type: QuoteType
    speaker_actor: str | None
    stance: Stance
    modality: Modality
    flags: tuple[QuoteFlag, ...]


class EventFull(Record, frozen=True, kw_only=True):
    """An act as one page tells it, with the words that show it."""

    page: Cited
    telling: Telling


class EventCoded(Record, frozen=True, kw_only=True):
    """An act as one page tells it, coded; the fields are those of `Telling`."""

    page: Cited
    key: EventKey
    status: Status
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    according_to: tuple[str, ...]
    origin: Origin
    day: str | None
    when: Bounds
    place: str | None
    killed: Figure | None
    wounded: Figure | None
    themes: tuple[Theme, ...]
    mode: str | None
    cameo: str | None


class Accounts(Record, frozen=True, kw_only=True):
    """One act with who says what of it; the fields are those of `Happening`. `object` is words of a page, null in a summary."""

    id: str
    type: EventType
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: str | None
    day: str | None
    when: Bounds
    themes: tuple[Theme, ...]
    object: str | None
    accounts: tuple[Account, ...]
    support: int
    against: int


class DecisionMade(Record, frozen=True, kw_only=True):
    """What a person decided about actors; in a summary nobody is named and nothing that was typed is there."""

    number: int
    at: str
    kind: str
    ids: tuple[str, ...]
    pages: tuple[str, ...]
    undoes: int | None
    who: str | None = None
    label: str | None = None
    why: str | None = None


class CaptureSent(Record, frozen=True, kw_only=True):
    """A page as captured: the file in the bundle that holds its bytes, and their sha256."""

    page: Cited
    file: str
    sha256: str
    size: int


Body = QuoteFull | QuoteCoded | EventFull | EventCoded | Accounts | DecisionMade | CaptureSent

SHAPES: dict[tuple[Kind, Form], Any] = {
    ("quotes", "full"): QuoteFull,
    ("quotes", "summary"): QuoteCoded,
    ("events", "full"): EventFull,
    ("events", "summary"): EventCoded,
    ("accounts", "full"): Accounts,
    ("accounts", "summary"): Accounts,
    ("decisions", "full"): DecisionMade,
    ("decisions", "summary"): DecisionMade,
    ("captures", "full"): CaptureSent,
}
"""What a record of a kind is in a form; there is nothing else that may leave."""


class SentRecord(Record, frozen=True, kw_only=True):
    """One line of a bundle.

    `prints` are the fingerprints of the passage on which it rests, `origins` the ids of its independent sources: two records
    that share one of either are not two sources.
    """

    item: Item
    form: Form
    clause: str
    caveats: Caveats
    prints: tuple[int, ...] = ()
    origins: tuple[str, ...] = ()
    body: Any
