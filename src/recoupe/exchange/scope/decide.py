"""decide: may a record leave, in which form, under which clause; if not, what keeps it here.

Everything that leaves passes through here, and nothing else decides. A record is outside unless a clause shows it to be inside:
no theme, no day, no party known is never "fits".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from recoupe.types.agreement import Agreement, Clause
from recoupe.types.exchange import FORMS, Cause, Caveats, Item, Verdict, Withheld


@dataclass(frozen=True)
class Terms:
    """Under what a record would leave: the agreement, the name it gives the sender, who receives (fingerprint), and the day."""

    agreement: Agreement
    sender: str
    recipient: str
    today: date


def decide(item: Item, terms: Terms) -> Verdict:
    """Return what may become of a record.

    Of the clauses that it fits, that with the fullest form counts, of several the first. What fits only clauses of the form
    `contact` stays here, with that form: it takes part in contact and in nothing else.
    """
    agreement = terms.agreement
    if not agreement.since <= terms.today <= agreement.until:
        return _stays(None, "validity")
    for held in item.held:
        if held.partner == terms.recipient:
            return _stays(None, "came_from_there")
        if not held.caveats.onward:
            return _stays(None, "no_onward")
    causes = [(clause, _misfit(item, clause, terms)) for clause in agreement.clauses]
    fitting = [clause for clause, cause in causes if cause is None]
    if not fitting:
        return Verdict(form=None, withheld=tuple(_nearest(causes)))
    chosen = max(fitting, key=lambda clause: FORMS.index(clause.form))
    if chosen.form == "contact":
        withheld = (Withheld(clause=chosen.id, cause="contact_only"),)
        return Verdict(form="contact", clause=chosen.id, withheld=withheld)
    return Verdict(form=chosen.form, clause=chosen.id, caveats=_bound(item, chosen))


def _stays(clause: str | None, cause: Cause) -> Verdict:
    return Verdict(form=None, withheld=(Withheld(clause=clause, cause=cause),))


def _nearest(causes: list[tuple[Clause, Cause | None]]) -> Iterator[Withheld]:
    """Yield what keeps a record here: clauses about its kind, or else that no clause is."""
    about = [(clause, cause) for clause, cause in causes if cause not in (None, "kind")]
    for clause, cause in about:
        if cause is not None:
            yield Withheld(clause=clause.id, cause=cause)
    if not about:
        yield Withheld(clause=None, cause="kind")


def _misfit(item: Item, clause: Clause, terms: Terms) -> Cause | None:
    """Return the first field of a clause that a record does not fit (yet); None when it fits all."""
    fits: tuple[tuple[Cause, bool], ...] = (
        ("kind", item.kind in clause.kinds),
        ("sender", not clause.senders or terms.sender in clause.senders),
        ("themes", not clause.themes or (bool(item.themes) and set(item.themes) <= set(clause.themes))),
        ("actors", not clause.actors or not set(item.actors).isdisjoint(clause.actors)),
        ("pairs", not clause.pairs or any(set(pair) <= set(item.actors) for pair in clause.pairs)),
        ("dates", _within(item, clause)),
        ("embargo", clause.embargo is None or clause.embargo <= terms.today),
        ("sources", item.sources >= clause.sources),
        ("reviewed", item.reviewed or not clause.reviewed),
    )
    return next((cause for cause, fit in fits if not fit), None)


def _within(item: Item, clause: Clause) -> bool:
    """Return whether all days of a record lie within those of a clause; one that has no bound on that side does not."""
    first, last = item.when.earliest, item.when.latest
    after = clause.since is None or (first is not None and first >= clause.since.isoformat())
    before = clause.until is None or (last is not None and last <= clause.until.isoformat())
    return after and before


def _bound(item: Item, clause: Clause) -> Caveats:
    """Return the caveats of a clause joined with those under which we hold a record: the stricter of each."""
    ours = clause.caveats
    days = [ours.delete_by.isoformat() if ours.delete_by else None, *(held.caveats.delete_by for held in item.held)]
    named = [*(held.caveats.credit for held in item.held), ours.credit]
    return Caveats(
        onward=ours.onward and all(held.caveats.onward for held in item.held),
        credit="; ".join(credit for credit in named if credit) or None,
        delete_by=min((day for day in days if day), default=None),
    )
