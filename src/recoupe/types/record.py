"""The page record: what `recoupe read --jsonl` prints, one object a page (DESIGN, section 4).

Every span here is a place in the text as captured, and carries its words: `text == page.text[start:end]`.
"""

import msgspec
from msgspec import UNSET, UnsetType

from recoupe.types.actors import ActorKind, MentionForm
from recoupe.types.article import Role
from recoupe.types.base import Record
from recoupe.types.events import Casualties, DateRule, EventType, Status
from recoupe.types.problem import ProblemCode
from recoupe.types.quotes import Modality, QuoteFlag, QuoteType, Stance
from recoupe.types.times import Anchor, Granularity, TimeFlag, TimeMod, TimeType


class Piece(Record, frozen=True, kw_only=True):
    """A further stretch of an item that is interrupted in the raw text."""

    start: int
    end: int
    text: str


class SpanRow(Record, frozen=True, kw_only=True):
    """A stretch of the raw text, with its words; `pieces` carries the rest where it was interrupted."""

    start: int
    end: int
    text: str
    pieces: tuple[Piece, ...] | UnsetType = UNSET


class PageRow(Record, frozen=True, kw_only=True):
    """Which page this is and what read it. `length` is in code points.

    `record` is the page's place in `path` when that holds many pages, `crawled` when it was fetched or saved (ISO 8601, never a
    day of publication). `fields` is there when a person named the fields of a row of JSON lines, `text` when it was asked for.
    """

    name: str
    id: str
    sha256: str
    path: str
    record: str | None = None
    url: str | None
    crawled: str | None = None
    length: int
    language: str | None
    engine: str
    fields: str | UnsetType = UNSET
    text: str | UnsetType = UNSET


class EvidenceRow(Record, frozen=True, kw_only=True):
    """A reason for a publication date; offsets are null when the reason is not in the text of the page.

    `source_start` and `source_end` are there for a reason in the head of an HTML page: its place in the decoded source, in code
    points.
    """

    kind: str
    text: str
    start: int | None
    end: int | None
    source_start: int | UnsetType = UNSET
    source_end: int | UnsetType = UNSET


class PublishedRow(Record, frozen=True, kw_only=True):
    """Publication: an EDTF day or null, bounds as ISO days or null, the evidence."""

    value: str | None
    earliest: str | None
    latest: str | None
    evidence: tuple[EvidenceRow, ...]
    flags: tuple[str, ...]


class MetaRow(Record, frozen=True, kw_only=True):
    """What the page says of itself; `language` is the ISO 639 code that it claims."""

    title: str | None
    publisher: str | None
    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    section: str | None
    published: PublishedRow
    language: str | None = None


class SegmentRow(Record, frozen=True, kw_only=True):
    """A stretch of the raw text and its role."""

    start: int
    end: int
    role: Role


class EntryRow(Record, frozen=True, kw_only=True):
    """One entry of a live report: its place, its day (an ISO day, or null when unknown), its hour, and the line that says so."""

    start: int
    end: int
    day: str | None
    clock: str | None
    stamp: SpanRow


class TimeRow(SpanRow, frozen=True, kw_only=True):
    """One time; see `recoupe.types.times.Time`."""

    type: TimeType
    value: str
    mod: TimeMod | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    granularity: Granularity
    anchor: Anchor
    flags: tuple[TimeFlag, ...]
    zone: Role
    rule: str


class MentionRow(SpanRow, frozen=True, kw_only=True):
    """One mention; see `recoupe.types.actors.Mention`."""

    form: MentionForm
    kind: ActorKind
    actor: str
    metonym: bool
    zone: Role
    rule: str


class ActorRow(Record, frozen=True, kw_only=True):
    """One actor; `page` is the page's id for an actor known to this page only, `lat` and `lon` a place's, in degrees."""

    id: str
    kind: ActorKind
    label: str
    aliases: tuple[str, ...]
    country: str | None
    codes: tuple[str, ...]
    wikidata: str | None
    page: str | None
    lat: float | None = None
    lon: float | None = None


class QuoteRow(Record, frozen=True, kw_only=True):
    """One quote; see `recoupe.types.quotes.Quote`. `channel` is its words."""

    type: QuoteType
    content: tuple[SpanRow, ...]
    cue: SpanRow | None
    cue_lemma: str | None
    speaker: SpanRow | None
    speaker_actor: str | None
    inferred: bool
    addressee: SpanRow | None
    channel: str | None
    stance: Stance
    modality: Modality
    nested_in: int | None
    flags: tuple[QuoteFlag, ...]
    zone: Role
    rule: str


class EventDateRow(Record, frozen=True, kw_only=True):
    """When an event took place; `rule` says what dates it."""

    value: str | None
    earliest: str | None
    latest: str | None
    anchor: Anchor
    flags: tuple[TimeFlag, ...]
    rule: DateRule = "clause"


class EventRow(Record, frozen=True, kw_only=True):
    """One event; see `recoupe.types.events.Event`. `object` is its words."""

    type: EventType
    mode: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    trigger: SpanRow
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    actor_countries: tuple[str, ...]
    recipient_countries: tuple[str, ...]
    status: Status
    status_cue: SpanRow | None
    attributed_to: tuple[str, ...]
    date: EventDateRow | None
    place: str | None
    casualties: Casualties | None
    repeat: int | None
    object: str | None
    group: str
    evidence: tuple[SpanRow, ...]
    zone: Role
    rule: str
    score: float


class ProblemRow(Record, frozen=True, kw_only=True):
    """One problem; offsets are null when the whole page is meant."""

    code: ProblemCode
    start: int | None
    end: int | None
    message: str


class PageRecord(Record, frozen=True, kw_only=True):
    """Everything one page gave."""

    page: PageRow
    meta: MetaRow
    segments: tuple[SegmentRow, ...]
    entries: tuple[EntryRow, ...] = ()
    times: tuple[TimeRow, ...]
    mentions: tuple[MentionRow, ...]
    actors: tuple[ActorRow, ...]
    quotes: tuple[QuoteRow, ...]
    events: tuple[EventRow, ...]
    problems: tuple[ProblemRow, ...]


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(PageRecord)


def encode_record(record: PageRecord) -> bytes:
    """Return the record as one line of JSON in UTF-8, without the line end."""
    return _encoder.encode(record)


def decode_record(line: bytes | str) -> PageRecord:
    """Return the record that a line of JSON holds.

    Raises:
        msgspec.ValidationError: if a field is missing, unknown or of another type; the message names its path.
    """
    return _decoder.decode(line)
