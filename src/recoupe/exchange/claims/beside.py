"""claims_beside: each claim of a partner with our own happenings of the same act, what differs, and whether it is a new source.

Which of our happenings is the same act is a guess, by type, parties and days, for a person to look at: nothing is merged by it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from recoupe.exchange.claims.acts import Act, Acts, claimed_act, our_act
from recoupe.exchange.claims.decided import beside_decision
from recoupe.exchange.claims.differs import Differs, differences
from recoupe.exchange.offers.facts import pages_of
from recoupe.store import Connection, Store
from recoupe.store.exchange.beside import claims_on_our_passages, earlier_alike, happenings_near, held_pages
from recoupe.store.exchange.claims import Claim, claimed_prints, read_claims, stream_claims
from recoupe.store.exchange.material import stream_happenings
from recoupe.store.exchange.partners import partner_names
from recoupe.store.read import ids_of_pages
from recoupe.types.base import Record
from recoupe.types.claims import SHAPES, Body, DecisionMade
from recoupe.types.exchange import Caveats, Form, Kind


class Beside(Record, frozen=True, kw_only=True):
    """A claim of a partner ("according to" it), beside our own; `body` is what it claims.

    `happenings` are ids of ours that seem to be the same act, `differs` what the claim says otherwise than all of these.
    `same_passage`: it was read from pages that we hold, or rests on words that one of them, or an earlier claim about the act,
    prints too. `same_source`: one of its sources, or of an earlier claim about the act, told us already. `further`: neither.
    """

    number: int
    letter: str
    partner: str
    agreement: str
    kind: Kind
    form: Form
    item: str
    clause: str
    caveats: Caveats
    origins: tuple[str, ...]
    happenings: tuple[str, ...]
    differs: tuple[Differs, ...]
    same_passage: bool
    same_source: bool
    further: bool
    body: Any


class _Compared(Record, frozen=True, kw_only=True):
    """A claim with its record and its act, if any."""

    claim: Claim
    body: Any
    act: Act | None


def claims_beside(store: Store, *, kind: Kind | None = None) -> Iterator[Beside]:
    """Yield the claims of partners in the order in which they came; those of one kind, or all."""
    with store.reading() as db:
        acts, pages = Acts(map(our_act, stream_happenings(db))), set(ids_of_pages(db))
        compared = (_compared(db, claim) for claim in stream_claims(db))
        for found in _beside(db, compared, acts, pages, claims_on_our_passages(db)):
            if kind in (None, found.kind):
                yield found


def some_beside(db: Connection, numbers: Sequence[int]) -> list[Beside]:
    """Return some claims as `claims_beside` gives them, without reading all that we hold.

    What is not seen then is said in `store/exchange/beside.py`: acts of ours listed far from their days, and an earlier claim of
    the same source before the last 5,000.
    """
    chosen = [_compared(db, claim) for claim in read_claims(db, numbers)]
    acts = [one.act for one in chosen if one.act]
    origins = {origin for act in acts for origin in act.origins}
    earlier = [_compared(db, claim) for claim in read_claims(db, earlier_alike(db, numbers, origins))]
    near = {happening.id: happening for act in acts for happening in happenings_near(db, act.type, act.actors, act.when)}
    pages = held_pages(db, {page for one in chosen for page in pages_of(one.body)})
    ours = Acts(map(our_act, near.values()))
    ordered = sorted([*chosen, *earlier], key=lambda one: one.claim.number)
    wanted, found = set(numbers), _beside(db, ordered, ours, pages, claims_on_our_passages(db, numbers))
    return [one for one in found if one.number in wanted]


def _compared(db: Connection, claim: Claim) -> _Compared:
    body: Body = msgspec.json.decode(claim.body, type=SHAPES[claim.kind, claim.form])
    act = claimed_act(claim.item, body, claim.origins)
    if act:
        act.prints.update(claimed_prints(db, claim.number))
    return _Compared(claim=claim, body=body, act=act)


def _beside(
    db: Connection, claims: Iterable[_Compared], acts: Acts, pages: set[str], printed: Collection[int]
) -> Iterator[Beside]:
    names = partner_names(db)
    for one in claims:
        read_from = set(pages_of(one.body))
        held = one.claim.number in printed or (bool(read_from) and read_from <= pages)
        yield _one(db, one, acts, names.get(one.claim.partner, one.claim.partner), held=held)


def _one(db: Connection, one: _Compared, acts: Acts, partner: str, *, held: bool) -> Beside:
    claim, act = one.claim, one.act
    same = acts.same(act) if act else []
    ours = [known for known in same if known.ours]
    happenings, differs = tuple(known.id for known in ours), differences(ours, act) if act else ()
    if isinstance(one.body, DecisionMade):
        happenings, differs = beside_decision(db, one.body)
    same_source = any(not known.origins.isdisjoint(claim.origins) for known in same)
    same_passage = held or any(act is not None and not known.prints.isdisjoint(act.prints) for known in same)
    if act:
        _told_once(act, ours, acts)
    return Beside(
        number=claim.number,
        letter=claim.letter,
        partner=partner,
        agreement=claim.agreement,
        kind=claim.kind,
        form=claim.form,
        item=claim.item,
        clause=claim.clause,
        caveats=claim.caveats,
        origins=claim.origins,
        happenings=happenings,
        differs=differs,
        same_passage=same_passage,
        same_source=same_source,
        further=bool(claim.origins) and not same_passage and not same_source,
        body=one.body,
    )


def _told_once(act: Act, ours: Sequence[Act], acts: Acts) -> None:
    """Note the sources and passages of a claim: whatever tells them again is no further source of the act."""
    for known in ours:
        known.origins.update(act.origins)
        known.prints.update(act.prints)
    acts.add(act)
