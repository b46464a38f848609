"""What some pages say together: statements, acts with their accounts, where accounts differ. Pure; it reads records only.

The origin of a page is its agency credit, else its publisher. Counting sources by reuse of passages, and finer
comparison, belong to the affair stage.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from recoupe.types.base import Record
from recoupe.types.events import EventType, Status
from recoupe.types.problem import ProblemCode
from recoupe.types.quotes import Stance
from recoupe.types.record import PageRecord, QuoteRow, SpanRow

Range = tuple[int, int | None]
"""A figure as the page gives it: at least, at most; None when it is open."""


class Cited(Record, frozen=True, kw_only=True):
    """A place in a page that shows something: the page's id, its origin, and the raw stretches."""

    page: str
    origin: str
    spans: tuple[SpanRow, ...]


class Saying(Record, frozen=True, kw_only=True):
    """What one source is reported to have said, with every page that reports it in the same words."""

    speaker: str
    stance: Stance
    words: str
    cited: tuple[Cited, ...]


class Account(Record, frozen=True, kw_only=True):
    """One status of one act according to one source: `according_to` is empty when pages say it in their own voice."""

    status: Status
    according_to: tuple[str, ...]
    killed: Range | None
    wounded: Range | None
    day: str | None
    cited: tuple[Cited, ...]


class Happening(Record, frozen=True, kw_only=True):
    """One kind of act between the same sides (actor ids), with its accounts."""

    type: EventType
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    accounts: tuple[Account, ...]


class Difference(Record, frozen=True, kw_only=True):
    """Two sets of accounts of one act that cannot both be right."""

    about: Literal["status", "killed", "wounded"]
    happening: Happening
    one: tuple[Account, ...]
    other: tuple[Account, ...]


class Doubt(Record, frozen=True, kw_only=True):
    """Something a reader should check by hand: a problem of a page."""

    page: str
    name: str
    code: ProblemCode
    message: str


class Overview(Record, frozen=True, kw_only=True):
    """Everything that a reader sees first; `labels` gives the name of each actor id."""

    labels: dict[str, str]
    sayings: tuple[Saying, ...]
    happenings: tuple[Happening, ...]
    differences: tuple[Difference, ...]
    doubts: tuple[Doubt, ...]


def origin_of(record: PageRecord) -> str:
    """Return where a page's words come from: its agency, else its publisher, else its name."""
    return record.meta.agencies[0] if record.meta.agencies else record.meta.publisher or record.page.name


def find_sayings(records: Sequence[PageRecord]) -> Iterator[Saying]:
    """Yield the statements of some pages; the same words of the same speaker in several pages are one."""
    found: dict[tuple[str, str], list[tuple[QuoteRow, Cited]]] = defaultdict(list)
    for record in records:
        for quote in record.quotes:
            if quote.speaker_actor and quote.nested_in is None:
                words = " […] ".join(" ".join(span.text.split()) for span in quote.content)
                cited = Cited(page=record.page.id, origin=origin_of(record), spans=quote.content)
                found[quote.speaker_actor, words].append((quote, cited))
    for (speaker, words), reports in found.items():
        yield Saying(speaker=speaker, stance=reports[0][0].stance, words=words, cited=tuple(cited for _, cited in reports))


def find_doubts(records: Sequence[PageRecord]) -> Iterator[Doubt]:
    """Yield what a reader should check by hand; marks left open and words without a speaker are too many to list."""
    for record in records:
        for problem in record.problems:
            if not problem.code.startswith(("grammar.", "quotes.")):
                yield Doubt(page=record.page.id, name=record.page.name, code=problem.code, message=problem.message)
