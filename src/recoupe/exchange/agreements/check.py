"""What an agreement must not say although each of its fields is well formed."""

from collections import Counter
from collections.abc import Iterator

from recoupe.exchange.agreements.places import Path
from recoupe.types.agreement import Agreement, Clause

Wrong = tuple[Path, str]


def contradictions_in(agreement: Agreement) -> Iterator[Wrong]:
    """Yield the fields that cannot be meant, each with the reason."""
    if agreement.until < agreement.since:
        yield ("until",), f"is before 'since' ({agreement.since})"
    one, other = agreement.parties
    if one.name == other.name:
        yield ("parties", 1, "name"), "both parties have this name"
    if one.fingerprint == other.fingerprint:
        yield ("parties", 1, "fingerprint"), "both parties have this fingerprint"
    if not agreement.clauses and agreement.contact is None:
        yield ("clauses",), "there is neither a clause nor [contact]: nothing is agreed"
    counts = Counter(clause.id for clause in agreement.clauses)
    for number, clause in enumerate(agreement.clauses):
        if counts[clause.id] > 1:
            yield ("clauses", number, "id"), f"{counts[clause.id]} clauses are called {clause.id!r}"
        for field, why in _in_clause(clause, agreement):
            yield ("clauses", number, *field), why


def _in_clause(clause: Clause, agreement: Agreement) -> Iterator[Wrong]:
    names = {party.name for party in agreement.parties}
    for sender in clause.senders:
        if sender not in names:
            yield ("senders",), f"{sender!r} is no party; parties are {', '.join(sorted(names))}"
    if clause.since and clause.until and clause.until < clause.since:
        yield ("until",), f"is before 'since' ({clause.since})"
    if clause.form == "summary" and "captures" in clause.kinds:
        yield ("form",), "a capture has no summary: its form is 'full' or 'contact'"
    if clause.form == "contact" and agreement.contact is None:
        yield ("form",), "'contact' needs a table [contact] that says what is learned"
    if clause.embargo and clause.embargo > agreement.until:
        yield ("embargo",), f"ends after the agreement does ({agreement.until})"
    for one, other in clause.pairs:
        if one == other:
            yield ("pairs",), f"{one!r} stands on both sides"
    by = clause.caveats.delete_by
    if by and by < agreement.since:
        yield ("caveats", "delete_by"), f"is before the agreement begins ({agreement.since})"
