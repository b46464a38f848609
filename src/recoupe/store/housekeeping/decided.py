"""What people decided about pages: rows that are only ever added, and what of them is in force."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, assert_never

import msgspec
from sqlalchemy import Connection, RowMapping, insert, or_, select

from recoupe.store.decided import NamedPage, moment, person, writable
from recoupe.store.housekeeping.tables import page_decision
from recoupe.store.open import Store
from recoupe.store.questions import next_number
from recoupe.types.base import Record
from recoupe.types.capture import Given

PageDecisionKind = Literal["set", "unset", "remove", "restore"]


class PageDecision(Record, frozen=True, kw_only=True):
    """One decision of a person about a page, which is named as it was then.

    `set` gives day or publisher, `unset` takes back all that was set, `remove` keeps the page out, `restore` lets it in again.
    """

    number: int
    at: str
    who: str
    kind: PageDecisionKind
    page_id: str
    name: str
    path: str
    published: date | None = None
    publisher: str | None = None
    why: str = ""


class Decided(Record, frozen=True, kw_only=True):
    """What is in force for one page: the decision that keeps it out, and what was set; of two, the later one counts."""

    removed: PageDecision | None = None
    published: date | None = None
    publisher: str | None = None
    set_by: tuple[int, ...] = ()

    def over(self, given: Given) -> Given:
        """Return what is given of the page, with what was set in place of it."""
        published, publisher = self.published or given.published, self.publisher or given.publisher
        return msgspec.structs.replace(given, published=published, publisher=publisher)


def decided_on_page(store: Store, page_id: str) -> Decided:
    """Return what is in force for the page with this id, whether the store has it or not."""
    with store.reading() as db:
        return decided_on(db, page_id)


def decided_on(db: Connection, page_id: str) -> Decided:
    """Return the same in a transaction that is open."""
    return decided_on_each(db, [page_id])[page_id]


def decided_on_each(db: Connection, page_ids: Sequence[str]) -> dict[str, Decided]:
    """Return the same of several pages, by their ids."""
    row = page_decision.c
    found = _read(db.execute(select(page_decision).where(row.page_id.in_(page_ids)).order_by(row.number)).mappings())
    return dict.fromkeys(page_ids, Decided()) | _by_page(found)


def page_decisions(db: Connection) -> list[PageDecision]:
    """Return every decision about pages, the first one first."""
    return _read(db.execute(select(page_decision).order_by(page_decision.c.number)).mappings())


def removed_pages(db: Connection) -> list[PageDecision]:
    """Return the decisions that keep pages out, the first one first."""
    removed = (decided.removed for decided in _all_in_force(db))
    return sorted((one for one in removed if one), key=lambda one: one.number)


def set_pages(db: Connection) -> list[PageDecision]:
    """Return the decisions in force on the days and publishers of pages, the first one first."""
    numbers = {number for decided in _all_in_force(db) for number in decided.set_by}
    return [decision for decision in page_decisions(db) if decision.number in numbers]


def _all_in_force(db: Connection) -> Iterator[Decided]:
    """Yield what is in force for each page on which something was decided."""
    yield from _by_page(page_decisions(db)).values()


def _by_page(decisions: Iterable[PageDecision]) -> dict[str, Decided]:
    by_page: dict[str, list[PageDecision]] = {}
    for decision in decisions:
        by_page.setdefault(decision.page_id, []).append(decision)
    return {page_id: _in_force(made) for page_id, made in by_page.items()}


def removed_named(db: Connection, asked: str) -> list[PageDecision]:
    """Return the decisions that keep out the pages with this id or (former) name."""
    row, asked = page_decision.c, writable(asked)
    ids = db.execute(select(row.page_id).where(or_(row.page_id == asked, row.name == asked)).distinct()).scalars()
    removed = (decided_on(db, page_id).removed for page_id in ids)
    return [one for one in removed if one]


def add_decision(
    db: Connection, kind: PageDecisionKind, page: NamedPage, *, given: Given | None = None, why: str
) -> PageDecision:
    """Return a decision of the person at the keyboard, now, written."""
    made = PageDecision(
        number=next_number(db, page_decision.c.number),
        at=moment(),
        who=person(),
        kind=kind,
        page_id=page.id,
        name=page.name,
        path=page.path,
        published=given.published if given else None,
        publisher=given.publisher if given else None,
        why=writable(" ".join(why.split())),
    )
    db.execute(insert(page_decision).values(msgspec.to_builtins(made)))
    return made


def _read(rows: Iterable[RowMapping]) -> list[PageDecision]:
    return [msgspec.convert({str(key): value for key, value in row.items()}, PageDecision) for row in rows]


def _in_force(decisions: Iterable[PageDecision]) -> Decided:
    found = Decided()
    for decision in decisions:
        match decision.kind:
            case "set":
                found = msgspec.structs.replace(
                    found,
                    published=decision.published or found.published,
                    publisher=decision.publisher or found.publisher,
                    set_by=(*found.set_by, decision.number),
                )
            case "unset":
                found = Decided(removed=found.removed)
            case "remove":
                found = msgspec.structs.replace(found, removed=decision)
            case "restore":
                found = msgspec.structs.replace(found, removed=None)
            case _:
                assert_never(decision.kind)
    return found
