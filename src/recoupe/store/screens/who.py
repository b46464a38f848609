"""One actor for a screen: how pages call it, why these are one, and what people decided."""

from collections import Counter

from sqlalchemy import Connection, func, select

from recoupe.store import tables
from recoupe.store.actors.decisions import Decision, read_decisions
from recoupe.store.affair.members import built_member
from recoupe.store.affair.on_screen import actor_with
from recoupe.store.affair.seek import count_happenings
from recoupe.types.affair import AffairActor
from recoupe.types.base import Record

_MENTIONS = 2000
"""Mentions that are counted for the names of an actor: the first ones."""


class NameUsed(Record, frozen=True, kw_only=True):
    """Words by which pages mean an actor: how often among the mentions counted, and the rule that says who is meant."""

    words: str
    form: str
    metonym: bool
    rule: str
    times: int


class MemberOnPage(Record, frozen=True, kw_only=True):
    """An actor of a page that was joined to another id."""

    page: str
    name: str
    id: str


class Who(Record, frozen=True, kw_only=True):
    """An actor; `counted` says whether all of its mentions were. `known`: its id is the same on every page."""

    actor: AffairActor
    known: bool
    names: tuple[NameUsed, ...]
    all_counted: bool
    members: tuple[MemberOnPage, ...]
    decisions: tuple[Decision, ...]


def who_is(db: Connection, ident: str) -> Who | None:
    """Return what is known of an actor; None when nobody has this id."""
    actor = actor_with(db, ident) or _on_pages(db, ident)
    if actor is None:
        return None
    members = _members(db, ident)
    names, whole = _names(db, [ident, *{member.id for member in members}])
    row = tables.actor.c
    local = select(row.page).where(row.id == ident, row.local_to.is_not(None)).limit(1)
    decisions = [one for one in read_decisions(db) if ident in one.ids or one.kind == "undo"]
    kept = {one.number for one in decisions if one.kind != "undo"}
    return Who(
        actor=actor,
        known=db.execute(local).first() is None,
        names=names,
        all_counted=whole,
        members=members,
        decisions=tuple(one for one in decisions if one.number in kept or one.undoes in kept),
    )


def _on_pages(db: Connection, ident: str) -> AffairActor | None:
    """Return an actor that pages name, though it takes part in no act; unnamed people have no row, only an id that says who."""
    if ident.startswith("unknown/") and count_happenings(db, "actor", ident):
        return AffairActor(id=ident, kind="unknown", label=ident.partition("/")[2].partition("@")[0].replace("-", " "))
    row = tables.actor.c
    found = db.execute(
        select(row.id, row.kind, row.label, row.country).where(row.id == ident).order_by(row.page).limit(1)
    ).first()
    return AffairActor(id=found.id, kind=found.kind, label=found.label, country=found.country) if found else None


def _names(db: Connection, ids: list[str]) -> tuple[tuple[NameUsed, ...], bool]:
    row = tables.mention.c
    asked = select(row.text, row.form, row.metonym, row.rule).where(row.actor.in_(ids)).limit(_MENTIONS)
    rows = db.execute(asked).all()
    counts = Counter((" ".join(one.text.split()), one.form, bool(one.metonym), one.rule) for one in rows)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:60]
    names = tuple(
        NameUsed(words=words, form=form, metonym=metonym, rule=rule, times=times)
        for (words, form, metonym, rule), times in ordered
        if form != "pronoun"
    )
    return names, len(rows) < _MENTIONS


def _members(db: Connection, ident: str) -> tuple[MemberOnPage, ...]:
    row, page = built_member.c, tables.page.c
    asked = select(page.id.label("page"), page.name, row.id).join(tables.page, page.number == row.page)
    rows = db.execute(asked.where(row.actor == ident).order_by(page.number).limit(60))
    return tuple(MemberOnPage(page=one.page, name=one.name, id=one.id) for one in rows)


def pages_naming(db: Connection, ident: str) -> int:
    """Return how many pages name an actor by this id, 10,000 at most."""
    row = tables.actor.c
    some = select(row.page).where(row.id == ident).limit(10_000).subquery()
    return db.execute(select(func.count()).select_from(some)).scalar_one()
