"""The records that pass between desks, in the two forms in which they can: whole, or coded without a word of text."""

from typing import Any, Literal

import msgspec

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


class DecidedItem(Record, frozen=True, kw_only=True):
    """An act or a quote that a decision names: its page, layer, raw place and type; `words` are null in a summary."""

    page: str
    layer: Literal["events", "quotes"]
    start: int
    end: int
    type: str
    words: str | None = None


class DecisionMade(Record, frozen=True, kw_only=True):
    """What a person decided; in a summary nobody is named, and nothing that was typed and no word of a page is there.

    About actors: their `ids`, the `pages` of a split, a new name as `label`. About items: one act or quote, or two acts that are
    or are not one; `value` is a status or an EDTF date. About pages: its id, `value` its day, `label` its publisher. `undoes` is
    the number of an earlier decision about the same kind of thing. `captures` are the sha256 of the pages of its items, or of the
    page, by id, where they are held: the same bytes have another id under another address.
    """

    number: int
    at: str
    about: Literal["actors", "items", "pages"] = "actors"
    kind: str
    ids: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    items: tuple[DecidedItem, ...] = ()
    captures: dict[str, str] = msgspec.field(default_factory=dict)
    value: str | None = None
    undoes: int | None = None
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


class ClaimCited(Record, frozen=True, kw_only=True):
    """A record of a partner as a dossier cites it: who says so, and where the ledger says how it came.

    `agreement` is the id of the agreement, `entry` and `hash` those of the ledger's entry that took its letter in, on `at`.
    `happenings` are ids of ours that seem to be the same act. `further`: it is a further independent source of it.
    """

    number: int
    partner: str
    agreement: str
    clause: str
    entry: int
    hash: str
    at: str
    kind: Kind
    form: Form
    caveats: Caveats
    happenings: tuple[str, ...]
    further: bool
    body: Any
