"""claims_beside: each claim of a partner with our own happenings of the same act, what differs, and whether it is a new source.

Which of our happenings is the same act is a guess, by type, parties and days, for a person to look at: nothing is merged by it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from recoupe.exchange.offers.facts import pages_of, taking_part
from recoupe.store import Connection, Store
from recoupe.store.exchange.claims import Claim, claimed_prints, claims_on_our_passages, stream_claims
from recoupe.store.exchange.material import page_ids, stream_happenings
from recoupe.store.exchange.partners import read_partners
from recoupe.types.affair import Bounds, Happening, Party
from recoupe.types.base import Record
from recoupe.types.claims import SHAPES, Accounts, Body, EventCoded, EventFull
from recoupe.types.exchange import Caveats, Form, Kind


class Beside(Record, frozen=True, kw_only=True):
    """A claim of a partner ("according to" it), beside our own.

    `happenings` are ids of ours that seem to be the same act, `differs` what the claim says otherwise than all of these (status,
    figures, day). `same_passage`: it was read from pages that we hold, or rests on words that one of them, or an earlier claim
    about the act, prints too. `same_source`: one of its sources, or of an earlier claim about the act, told us already.
    `further`: neither.
    """

    number: int
    partner: str
    kind: Kind
    form: Form
    item: str
    clause: str
    caveats: Caveats
    happenings: tuple[str, ...]
    differs: tuple[str, ...]
    same_passage: bool
    same_source: bool
    further: bool


@dataclass(frozen=True, slots=True)
class _Act:
    """An act as it is compared; `origins` and `prints` grow with the claims about it."""

    id: str
    actors: frozenset[str]
    recipients: frozenset[str]
    when: Bounds
    said: frozenset[tuple[str, str]]
    origins: set[str]
    prints: set[int]


def claims_beside(store: Store, *, kind: Kind | None = None) -> Iterator[Beside]:
    """Yield the claims of partners in the order in which they came; those of one kind, or all."""
    with store.reading() as db:
        names = {partner.fingerprint: partner.name for partner in read_partners(db)}
        acts, printed, pages = _acts(db), claims_on_our_passages(db), page_ids(db)
        for claim in stream_claims(db, kind=kind):
            body: Body = msgspec.json.decode(claim.body, type=SHAPES[claim.kind, claim.form])
            read_from = set(pages_of(body))
            held = claim.number in printed or (bool(read_from) and read_from <= pages)
            prints = claimed_prints(db, claim.number)
            yield _beside(claim, _claimed(claim, body, prints), acts, names.get(claim.partner, claim.partner), held=held)


def _acts(db: Connection) -> dict[str, list[_Act]]:
    """Return our happenings by type."""
    found: dict[str, list[_Act]] = defaultdict(list)
    for happening in stream_happenings(db):
        found[happening.type].append(_act(happening, {telling.origin.id for telling in happening.tellings}, set()))
    return found


def _act(item: Happening | Accounts, origins: set[str], prints: set[int]) -> _Act:
    said = {one for account in item.accounts for one in _said(account.status, account.killed, account.wounded, account.day)}
    return _Act(item.id, _ids(item.actors), _ids(item.recipients), item.when, frozenset(said), origins, prints)


def _claimed(claim: Claim, body: Body, prints: Sequence[int]) -> tuple[str, _Act] | None:
    """Return the type and the act of a claim; None when it is about none."""
    if isinstance(body, Accounts):
        return body.type, _act(body, set(claim.origins), set(prints))
    if not isinstance(body, EventFull | EventCoded):
        return None
    told = body.telling if isinstance(body, EventFull) else body
    said = frozenset(_said(told.status, told.killed, told.wounded, told.day))
    act = _Act(claim.item, _ids(told.actors), _ids(told.recipients), told.when, said, set(claim.origins), set(prints))
    return told.key.type, act


def _beside(claim: Claim, claimed: tuple[str, _Act] | None, acts: dict[str, list[_Act]], partner: str, *, held: bool) -> Beside:
    same = [act for act in acts.get(claimed[0], ()) if _is_same(act, claimed[1])] if claimed else []
    same_source = any(not act.origins.isdisjoint(claim.origins) for act in same)
    same_passage = held or any(claimed and not act.prints.isdisjoint(claimed[1].prints) for act in same)
    for act in same:
        act.origins.update(claim.origins)
        act.prints.update(claimed[1].prints if claimed else ())
    return Beside(
        number=claim.number,
        partner=partner,
        kind=claim.kind,
        form=claim.form,
        item=claim.item,
        clause=claim.clause,
        caveats=claim.caveats,
        happenings=tuple(act.id for act in same),
        differs=_differences(same, claimed[1]) if claimed and same else (),
        same_passage=same_passage,
        same_source=same_source,
        further=bool(claim.origins) and not same_passage and not same_source,
    )


def _is_same(ours: _Act, theirs: _Act) -> bool:
    """Return whether two acts of one type have a party in common on both sides, and days in common."""
    if ours.actors.isdisjoint(theirs.actors):
        return False
    if ours.recipients and theirs.recipients and ours.recipients.isdisjoint(theirs.recipients):
        return False
    bounds = (ours.when.earliest, ours.when.latest, theirs.when.earliest, theirs.when.latest)
    if None in bounds:
        return False
    return max(bounds[0] or "", bounds[2] or "") <= min(bounds[1] or "", bounds[3] or "")


def _differences(ours: Sequence[_Act], theirs: _Act) -> tuple[str, ...]:
    """Return the points on which a claim says something that none of our accounts says, where ours say anything."""
    said = {one for act in ours for one in act.said}
    points = {point for point, _ in said}
    return tuple(sorted({point for point, value in theirs.said - said if point in points}))


def _said(status: str, killed: object, wounded: object, day: str | None) -> Iterator[tuple[str, str]]:
    for point, value in (("status", status), ("killed", killed), ("wounded", wounded), ("day", day)):
        if value is not None:
            yield point, str(value)


def _ids(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(taking_part(parties))
