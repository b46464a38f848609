"""What some pages say together: statements, acts by status, and where accounts differ. Pure; the record is all it reads.

Accounts are compared within one type of act between the same sides, on days that can be the same. Counting sources by reuse
of passages, and finer comparison, belong to the affair stage; here the origin of a page is its agency credit, else its publisher.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from recoupe.types.base import Record
from recoupe.types.events import EventType, Status
from recoupe.types.problem import ProblemCode
from recoupe.types.quotes import Stance
from recoupe.types.record import EventRow, PageRecord, QuoteRow, SpanRow


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
    """One status of one act according to one source: `according_to` is empty when the pages say it in their own voice."""

    status: Status
    according_to: tuple[str, ...]
    killed: tuple[int, int | None] | None
    wounded: tuple[int, int | None] | None
    day: str | None
    cited: tuple[Cited, ...]


class Happening(Record, frozen=True, kw_only=True):
    """One kind of act between the same sides, with its accounts; ids of the sides, type of the act."""

    type: EventType
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    accounts: tuple[Account, ...]


class Difference(Record, frozen=True, kw_only=True):
    """Two accounts of one act that cannot both be right: `about` is status, killed or wounded."""

    about: Literal["status", "killed", "wounded"]
    happening: Happening
    one: Account
    other: Account


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


def build_overview(records: Sequence[PageRecord]) -> Overview:
    """Return what some pages say together, in order of the first page that says it."""
    happenings = tuple(_happenings(records))
    return Overview(
        labels={actor.id: actor.label for record in records for actor in record.actors},
        sayings=tuple(_sayings(records)),
        happenings=happenings,
        differences=tuple(_differences(happenings)),
        doubts=tuple(_doubts(records)),
    )


def origin_of(record: PageRecord) -> str:
    """Return where a page's words come from: its agency, else its publisher, else its name."""
    return record.meta.agencies[0] if record.meta.agencies else record.meta.publisher or record.page.name


def _sayings(records: Sequence[PageRecord]) -> Iterator[Saying]:
    """Yield statements; the same words of the same speaker in several pages are one."""
    found: dict[tuple[str, str], list[tuple[QuoteRow, Cited]]] = defaultdict(list)
    for record in records:
        for quote in record.quotes:
            if quote.speaker_actor and quote.nested_in is None:
                words = " […] ".join(" ".join(span.text.split()) for span in quote.content)
                cited = Cited(page=record.page.id, origin=origin_of(record), spans=quote.content)
                found[quote.speaker_actor, words].append((quote, cited))
    for (speaker, words), reports in found.items():
        cited_all = tuple(cited for _, cited in reports)
        yield Saying(speaker=speaker, stance=reports[0][0].stance, words=words, cited=cited_all)


def _doubts(records: Sequence[PageRecord]) -> Iterator[Doubt]:
    for record in records:
        for problem in record.problems:
            if not problem.code.startswith("grammar."):
                yield Doubt(page=record.page.id, name=record.page.name, code=problem.code, message=problem.message)


_Side = tuple[EventType, tuple[str, ...], tuple[str, ...]]


def _happenings(records: Sequence[PageRecord]) -> Iterator[Happening]:
    """Yield acts of one type between the same sides, on days that can be the same."""
    found: dict[_Side, list[tuple[EventRow, Cited]]] = defaultdict(list)
    for record in records:
        for event in record.events:
            spans = event.evidence or (event.trigger,)
            cited = Cited(page=record.page.id, origin=origin_of(record), spans=spans)
            found[_sides(event)].append((event, cited))
    for (type_, _, _), mentions in found.items():
        first = max((event for event, _ in mentions), key=lambda event: len(event.actors) + len(event.recipients))
        yield Happening(type=type_, actors=first.actors, recipients=first.recipients, accounts=tuple(_accounts(mentions)))


def _sides(event: EventRow) -> _Side:
    """Return what two mentions of one act share: type and sides, by country where there is one."""
    actors = event.actor_countries or event.actors
    recipients = event.recipient_countries or event.recipients
    if event.type in ("AGREE", "CONSULT", "COOPERATE"):
        return event.type, tuple(sorted({*actors, *recipients})), ()
    return event.type, tuple(sorted(set(actors))), tuple(sorted(set(recipients)))


def _accounts(mentions: Iterable[tuple[EventRow, Cited]]) -> Iterator[Account]:
    """Yield one account for each status, source and set of figures."""
    found: dict[tuple[object, ...], list[tuple[EventRow, Cited]]] = defaultdict(list)
    for event, cited in mentions:
        figures = (event.casualties.killed, event.casualties.wounded) if event.casualties else (None, None)
        found[event.status, event.attributed_to, figures].append((event, cited))
    for reports in found.values():
        event = reports[0][0]
        days = [report.date.value for report, _ in reports if report.date and report.date.value]
        yield Account(
            status=event.status,
            according_to=event.attributed_to,
            killed=event.casualties.killed if event.casualties else None,
            wounded=event.casualties.wounded if event.casualties else None,
            day=days[0] if days else None,
            cited=tuple(cited for _, cited in reports),
        )


def _differences(happenings: Iterable[Happening]) -> Iterator[Difference]:
    for happening in happenings:
        for i, one in enumerate(happening.accounts):
            for other in happening.accounts[i + 1 :]:
                yield from _between(happening, one, other)


def _between(happening: Happening, one: Account, other: Account) -> Iterator[Difference]:
    """Yield what two accounts disagree on: one denies what the other asserts, or their figures have nothing in common."""
    if (one.status == "denied") != (other.status == "denied") and {one.status, other.status} & {"happened", "ongoing", "alleged"}:
        yield Difference(about="status", happening=happening, one=one, other=other)
    if one.killed and other.killed and _apart(one.killed, other.killed):
        yield Difference(about="killed", happening=happening, one=one, other=other)
    if one.wounded and other.wounded and _apart(one.wounded, other.wounded):
        yield Difference(about="wounded", happening=happening, one=one, other=other)


def _apart(one: tuple[int, int | None], other: tuple[int, int | None]) -> bool:
    """Return whether two ranges have no number in common; an open range has no upper end."""
    return (one[1] is not None and one[1] < other[0]) or (other[1] is not None and other[1] < one[0])
