"""Decide about actors: checked against the actors as they are, and written, in one transaction."""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.store.actors.decisions import Decision, add_decision, new_decision, read_decisions
from recoupe.store.actors.join import Part
from recoupe.store.actors.replay import Group, anchor_of
from recoupe.store.actors.view import ActorsView, read_actors
from recoupe.store.decided import in_force, named_page, undone_by, writable
from recoupe.store.open import Store
from recoupe.types.base import Record
from recoupe.types.errors import DecisionError, StoreError


class Judged(Record, frozen=True, kw_only=True):
    """A decision and what became of it: who undid it, or why it changes nothing (any more)."""

    decision: Decision
    undone_by: int | None = None
    note: str | None = None


def merge_actors(store: Store, lexicon: ActorsLexicon, one: str, other: str, *, why: str = "") -> Decision:
    """Return the decision, written, that two actors are one; id, label and kind are those of a known actor, else of the first.

    Raises:
        DecisionError: if an id is unknown or means several, both are one already, or known actors would be of two kinds.
    """
    with store.writing() as db:
        view = read_actors(db, lexicon)
        anchors = tuple(anchor_of(_find(view, ident)[1]) for ident in (one, other))
        draft = new_decision(len(view.decisions) + 1, "merge")
        return _write(db, view, msgspec.structs.replace(draft, ids=(one, other), anchors=anchors, why=why))


def split_actor(store: Store, lexicon: ActorsLexicon, ident: str, pages: Sequence[str], *, why: str = "") -> Decision:
    """Return the decision, written, that on some pages (ids or names) an actor is another one, of its own.

    Raises:
        DecisionError: if the id or a page is unknown or means several, the actor is not on a page, or nothing would be left.
    """
    with store.writing() as db:
        view = read_actors(db, lexicon)
        group = _find(view, ident)[0]
        asked = {named_page(db, page).id: page for page in map(writable, pages)}
        if not asked:
            raise DecisionError("a split needs at least one page: --pages PAGE...")
        anchor = tuple(place for page, name in asked.items() for place in _places_on(group, page, ident, name))
        draft = new_decision(len(view.decisions) + 1, "split")
        return _write(db, view, msgspec.structs.replace(draft, ids=(ident,), pages=tuple(asked), anchors=(anchor,), why=why))


def rename_actor(store: Store, lexicon: ActorsLexicon, ident: str, label: str, *, why: str = "") -> Decision:
    """Return the decision, written, that an actor has another label.

    Raises:
        DecisionError: if the id is unknown or means several, or the label is empty or the one it has.
    """
    label = writable(" ".join(label.split()))
    with store.writing() as db:
        view = read_actors(db, lexicon)
        group = _find(view, ident)[0]
        if not label:
            raise DecisionError("the new label is empty")
        if view.actor(group).label == label:
            raise DecisionError(f"{ident} is called {label!r} already")
        draft = new_decision(len(view.decisions) + 1, "rename")
        anchors = (anchor_of(group[0]),)
        return _write(db, view, msgspec.structs.replace(draft, ids=(ident,), label=label, anchors=anchors, why=why))


def undo_decision(store: Store, lexicon: ActorsLexicon, number: int, *, why: str = "") -> Decision:
    """Return the decision, written, that an earlier one no longer counts; undoing an undoing brings back what it undid.

    Raises:
        DecisionError: if there is no such decision, it does not count already, or a later one rests on it.
    """
    with store.writing() as db:
        view = read_actors(db, lexicon)
        known = {decision.number: decision for decision in view.decisions}
        if number not in known:
            raise DecisionError(f"there is no decision {number}; 'recoupe actors decisions' lists them")
        if undoer := undone_by(view.decisions).get(number):
            raise DecisionError(f"decision {number} is undone already, by decision {undoer}")
        if later := _resting_on(known[number], in_force(view.decisions)):
            raise DecisionError(f"decision {later} rests on decision {number}; undo {later} first")
        draft = new_decision(len(view.decisions) + 1, "undo")
        return _write(db, view, msgspec.structs.replace(draft, undoes=number, why=why))


def list_decisions(store: Store, lexicon: ActorsLexicon) -> tuple[Judged, ...]:
    """Return every decision about actors, in the order in which they were made, and what became of each."""
    with store.reading() as db:
        if not read_decisions(db):
            return ()
        view = read_actors(db, lexicon)
    undone = undone_by(view.decisions)
    return tuple(
        Judged(decision=decision, undone_by=undone.get(decision.number), note=view.notes.get(decision.number))
        for decision in view.decisions
    )


def _write(db: Connection, view: ActorsView, decision: Decision) -> Decision:
    """Write a decision, unless it changes nothing or makes another one change nothing."""
    decision = msgspec.structs.replace(decision, ids=tuple(map(writable, decision.ids)), why=writable(decision.why))
    after = view.after(decision)
    new = {number: note for number, note in after.notes.items() if view.notes.get(number) != note}
    if decision.number in new:
        raise DecisionError(new[decision.number])
    for number, note in new.items():
        raise DecisionError(f"decision {number} would change nothing then: {note}")
    add_decision(db, decision)
    return decision


def _find(view: ActorsView, ident: str) -> tuple[Group, Part]:
    try:
        found = view.find(ident)
    except StoreError as error:
        raise DecisionError(str(error)) from error
    if found is None:
        raise DecisionError(f"no actor has the id {ident!r}; 'recoupe actors' lists them")
    return found


def _places_on(group: Group, page: str, ident: str, name: str) -> Iterable[tuple[str, str]]:
    places = [(page, member.id) for part in group for member in part.members if member.page_id == page]
    if not places:
        raise DecisionError(f"{ident} is not on page {name}")
    return places


def _resting_on(decision: Decision, counting: list[Decision]) -> int | None:
    """Return the first later decision that means what a split made; undoing the split would make it mean the whole actor."""
    if decision.kind != "split":
        return None
    places = set(decision.anchors[0])
    later = (other for other in counting if other.number > decision.number)
    return next((other.number for other in later if any(not places.isdisjoint(anchor) for anchor in other.anchors)), None)
