"""What partners claim: kept beside our own, with who says so, under which clause, and what binds us."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, delete, func, insert, select

from recoupe.store.exchange.tables import claim, claim_capture, claim_print
from recoupe.store.packing import pack, unpack
from recoupe.store.questions import in_parts, next_number
from recoupe.types.base import Record
from recoupe.types.errors import RefusedError
from recoupe.types.exchange import Caveats, Form, Held, Item, Kind

_AT_ONCE = 500


class Claim(Record, frozen=True, kw_only=True):
    """One record of a partner, as it came. `facts` is the `Item`, `body` the record, both as JSON."""

    number: int
    letter: str
    partner: str
    agreement: str
    clause: str
    kind: Kind
    form: Form
    item: str
    caveats: Caveats
    origins: tuple[str, ...]
    facts: bytes
    body: bytes

    def held_item(self) -> Item:
        """Return what decides whether it may go on to somebody else: it stays the partner's, with its caveats."""
        facts = msgspec.json.decode(self.facts, type=Item)
        held = Held(partner=self.partner, agreement=self.agreement, clause=self.clause, caveats=self.caveats)
        return msgspec.structs.replace(facts, held=(*facts.held, held))


class NewClaim(Record, frozen=True, kw_only=True):
    """A record to be kept; `data` are the bytes of a capture."""

    clause: str
    kind: Kind
    form: Form
    item: str
    caveats: Caveats
    origins: tuple[str, ...]
    prints: tuple[int, ...]
    facts: bytes
    body: bytes
    data: bytes | None = None


def save_claims(db: Connection, letter: str, partner: str, agreement: str, claims: Iterable[NewClaim]) -> int:
    """Keep the records of a letter and return how many there were; the caller's transaction makes it all or none."""
    first = next_number(db, claim.c.number)
    whose = {"letter": letter, "partner": partner, "agreement": agreement}
    part: list[tuple[int, NewClaim]] = []
    number = first - 1
    for number, new in enumerate(claims, start=first):
        part.append((number, new))
        if len(part) == _AT_ONCE:
            _insert(db, whose, part)
            part = []
    _insert(db, whose, part)
    return number - first + 1


def stream_claims(db: Connection) -> Iterator[Claim]:
    """Yield the claims of partners, in the order in which they came."""
    for row in db.execute(select(claim).order_by(claim.c.number).execution_options(yield_per=_AT_ONCE)):
        yield _claim(row)


def read_claims(db: Connection, numbers: Iterable[int]) -> list[Claim]:
    """Return some claims, in the order in which they came; those that are gone are left out."""
    parts = (select(claim).where(claim.c.number.in_(part)).order_by(claim.c.number) for part in in_parts(sorted(numbers)))
    return [_claim(row) for asked in parts for row in db.execute(asked)]


def claim_numbers(db: Connection, *, letter: str, kind: Kind | None, limit: int, offset: int = 0) -> list[int]:
    """Return the numbers of the claims that a letter brought, those of one kind or all, in the order in which they came."""
    asked = select(claim.c.number).where(claim.c.letter == letter)
    if kind:
        asked = asked.where(claim.c.kind == kind)
    return list(db.execute(asked.order_by(claim.c.number).limit(limit).offset(offset)).scalars())


def claim_part(db: Connection, *, limit: int, offset: int = 0) -> list[int]:
    """Return the numbers of a part of all claims, those that came last first."""
    return list(db.execute(select(claim.c.number).order_by(claim.c.number.desc()).limit(limit).offset(offset)).scalars())


def claimed_bytes(db: Connection, number: int) -> bytes:
    """Return the bytes of a page that a partner sent."""
    return unpack(db.execute(select(claim_capture.c.data).where(claim_capture.c.claim == number)).scalar_one())


def claimed_prints(db: Connection, number: int) -> tuple[int, ...]:
    """Return the fingerprints of the passage on which a claim rests, least first."""
    return tuple(
        db.execute(select(claim_print.c.print).where(claim_print.c.claim == number).order_by(claim_print.c.print)).scalars()
    )


def drop_claims(db: Connection, before: str) -> dict[str, int]:
    """Drop the claims whose last day is before a day (ISO), and return how many went, by partner."""
    due = claim.c.delete_by < before
    counts = db.execute(select(claim.c.partner, func.count()).where(due).group_by(claim.c.partner))
    found = {row[0]: int(row[1]) for row in counts}
    db.execute(delete(claim).where(due))
    return found


def _insert(db: Connection, whose: dict[str, str], part: list[tuple[int, NewClaim]]) -> None:
    if not part:
        return
    db.execute(insert(claim), [_row(number, new) | whose for number, new in part])
    prints = [{"print": one, "claim": number} for number, new in part for one in set(new.prints)]
    if prints:
        db.execute(insert(claim_print), prints)
    for number, new in part:
        if new.data is not None:
            db.execute(insert(claim_capture), {"claim": number, "data": pack(new.data)})


def _claim(row: "Row[Any]") -> Claim:
    return Claim(
        number=row.number,
        letter=row.letter,
        partner=row.partner,
        agreement=row.agreement,
        clause=row.clause,
        kind=row.kind,
        form=row.form,
        item=row.item,
        caveats=Caveats(onward=row.onward, credit=row.credit, delete_by=row.delete_by),
        origins=tuple(row.origins.split("\n")) if row.origins else (),
        facts=row.facts.encode(),
        body=row.body.encode(),
    )


def _row(number: int, new: NewClaim) -> dict[str, object]:
    return {
        "number": number,
        "clause": new.clause,
        "kind": new.kind,
        "form": new.form,
        "item": new.item,
        "onward": new.caveats.onward,
        "credit": new.caveats.credit,
        "delete_by": new.caveats.delete_by,
        "origins": "\n".join(new.origins),
        "facts": new.facts.decode(),
        "body": new.body.decode(),
    }


def kinds_of_letter(db: Connection, letter: str) -> dict[str, int]:
    """Return how many records of each kind a letter brought, by kind.

    Raises:
        RefusedError: if it brought one twice.
    """
    asked = select(claim.c.kind, func.count(), func.count(claim.c.item.distinct())).where(claim.c.letter == letter)
    found: dict[str, int] = {}
    for kind, count, different in db.execute(asked.group_by(claim.c.kind).order_by(claim.c.kind)):
        if count != different:
            raise RefusedError("record", f"record: {count - different} of the {kind} of the bundle are there twice")
        found[kind] = count
    return found
