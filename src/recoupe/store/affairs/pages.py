"""Which pages an affair has: those that its filter takes, with those put in by hand, without those left out."""

from collections.abc import Callable, Iterator
from functools import cache

from sqlalchemy import Connection, select

from recoupe.lexicon.actor_names import fold
from recoupe.lexicon.actors import ActorsLexicon
from recoupe.pipeline.language import load_affairs, load_knowledge
from recoupe.store import tables
from recoupe.store.actors.decisions import read_decisions
from recoupe.store.actors.view import ActorsView, read_actors
from recoupe.store.affairs.basis import Basis, basis_of, came_since
from recoupe.store.affairs.saved import ANY, Filter, SavedAffair, affair_names, read_affair
from recoupe.store.fulltext import rank_pages
from recoupe.store.open import Store
from recoupe.store.query import parse_query
from recoupe.store.questions import among
from recoupe.store.terms import load_stems
from recoupe.types.affair import Theme
from recoupe.types.base import Record
from recoupe.types.errors import StoreError


class PageOfAffair(Record, frozen=True, kw_only=True):
    """A page of an affair; `by_hand` says that a person put it in, and why."""

    id: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    by_hand: str | None


class AffairDetails(Record, frozen=True, kw_only=True):
    """An affair and its pages, by day and name.

    `undated` is the number of pages of the store whose day nobody knows, where days are asked for. `gone` are the ids of pages by
    hand that the store does not have, `nobody` the ids of actors asked for that mean nobody there, or several.
    """

    affair: SavedAffair
    pages: tuple[PageOfAffair, ...]
    undated: int
    gone: tuple[str, ...]
    nobody: tuple[str, ...]


class Pages(Record, frozen=True, kw_only=True):
    """The pages of an affair by their numbers, in order, and what they were found from."""

    basis: Basis
    numbers: tuple[int, ...]


def found_pages(
    db: Connection, name: str, view: Callable[[], ActorsView], *, before: Callable[[], Pages | None] = lambda: None
) -> Pages:
    """Return the pages of an affair; of those found before only the ones are looked at that came since.

    Args:
        db: an open connection.
        name: what the affair is called.
        view: gives the actors of the store, when they are needed.
        before: gives the pages as they were found last, None when nobody knows.

    Raises:
        DecisionError: if there is no affair of the name; lists those there are.
    """
    asked = read_affair(db, name)
    basis, known = basis_of(db, asked), before()
    if known and known.basis == basis:
        return known
    ids = _ids(db)
    if not known or known.basis.asked != basis.asked or asked.filter.actors:  # who is who may have changed anywhere
        return Pages(basis=basis, numbers=tuple(sorted(_numbers(db, asked, ids, view))))
    came = came_since(db, known.basis)
    kept = {number for number in known.numbers if number not in came}.intersection(ids.values())
    new = _numbers(db, asked, {ident: number for ident, number in ids.items() if number in came}, view)
    return Pages(basis=basis, numbers=tuple(sorted(kept | new)))


def pages_of(db: Connection, name: str | None, *, lexicon: ActorsLexicon | None = None) -> tuple[int, ...]:
    """Return the numbers of the pages of an affair, in order; without a name those of the whole store.

    Args:
        db: an open connection.
        name: what the affair is called; None for the whole store.
        lexicon: what is known of names and roles in the language of the store; loaded when it is needed and not given.

    Raises:
        DecisionError: if there is no affair of the name; lists those there are.
    """
    if name is None:
        return tuple(sorted(_ids(db).values()))
    return found_pages(db, name, viewer(db, lexicon)).numbers


def ids_of_affair(db: Connection, name: str) -> frozenset[str]:
    """Return the ids of the pages of an affair.

    Raises:
        DecisionError: if there is no affair of the name; lists those there are.
    """
    row, numbers = tables.page.c, set(pages_of(db, name))
    return frozenset(found.id for found in db.execute(select(row.id, row.number)) if found.number in numbers)


def affair_details(store: Store, name: str, *, lexicon: ActorsLexicon | None = None) -> AffairDetails:
    """Return an affair with its pages.

    Raises:
        DecisionError: if there is no affair of the name; lists those there are.
    """
    with store.reading() as db:
        return _details(db, read_affair(db, name), viewer(db, lexicon))


def list_affairs(store: Store, *, lexicon: ActorsLexicon | None = None) -> tuple[AffairDetails, ...]:
    """Return every affair with its pages, by name."""
    with store.reading() as db:
        view = viewer(db, lexicon)
        return tuple(_details(db, read_affair(db, name), view) for name in affair_names(db))


def viewer(db: Connection, lexicon: ActorsLexicon | None) -> Callable[[], ActorsView]:
    """Return what gives the actors of the store, read when they are first asked for."""
    return cache(lambda: read_actors(db, lexicon or load_knowledge(_language(db))))


def _details(db: Connection, asked: SavedAffair, view: Callable[[], ActorsView]) -> AffairDetails:
    row, ids = tables.page.c, _ids(db)
    numbers = _numbers(db, asked, ids, view)
    found = db.execute(select(row.number, row.id, row.name, row.title, row.publisher, row.published)).all()
    why = {choice.page_id: choice.why for choice in asked.by_hand if choice.inside}
    pages = [
        PageOfAffair(
            id=one.id, name=one.name, title=one.title, publisher=one.publisher, published=one.published, by_hand=why.get(one.id)
        )
        for one in found
        if one.number in numbers
    ]
    actors = [ident for group in asked.filter.actors for ident in group.split(ANY)]
    return AffairDetails(
        affair=asked,
        pages=tuple(sorted(pages, key=lambda page: (page.published or "9", page.name, page.id))),
        undated=sum(one.published is None for one in found) if asked.filter.since or asked.filter.until else 0,
        gone=tuple(choice.page_id for choice in asked.by_hand if choice.page_id not in ids),
        nobody=tuple(ident for ident in actors if not _pages_with(db, view, ident)),
    )


def _ids(db: Connection) -> dict[str, int]:
    return {row.id: row.number for row in db.execute(select(tables.page.c.id, tables.page.c.number))}


def _numbers(db: Connection, asked: SavedAffair, ids: dict[str, int], view: Callable[[], ActorsView]) -> set[int]:
    """Return the numbers of the pages of an affair: what the filter takes, then what was decided by hand."""
    found = _filtered(db, asked.filter, set(ids.values()), view)
    for choice in asked.by_hand:
        if choice.page_id in ids:
            (found.add if choice.inside else found.discard)(ids[choice.page_id])
    return found


def _filtered(db: Connection, asked: Filter, pages: set[int], view: Callable[[], ActorsView]) -> set[int]:
    """Return which of some pages a filter takes: none when it asks nothing."""
    if asked.is_empty:
        return set()
    found = set(pages)
    if asked.since or asked.until:
        found &= set(_published(db, asked.since, asked.until))
    if asked.words:
        found &= _with_words(db, asked.words)
    for group in asked.actors:
        found &= {page for ident in group.split(ANY) for page in _pages_with(db, view, ident)}
    if asked.themes:
        found = set(_about(db, asked.themes, found))
    return found


def _published(db: Connection, since: str | None, until: str | None) -> Iterator[int]:
    """Yield the pages of known days in a stretch of days; a page of which only the month is known must lie in it wholly."""
    row = tables.page.c
    for page in db.execute(select(row.number, row.earliest, row.latest).where(row.published.is_not(None))):
        if (not since or (page.earliest or "") >= since) and (not until or (page.latest or "9") <= until):
            yield page.number


def _with_words(db: Connection, words: str) -> set[int]:
    query = parse_query(words, stems=load_stems(_language(db)))
    return set(rank_pages(db, query, limit=None)[0])


def _about(db: Connection, themes: tuple[Theme, ...], pages: set[int]) -> Iterator[int]:
    """Yield those of some pages that have an event of one of some themes."""
    row, wanted, lexicon = tables.event.c, frozenset(themes), load_affairs(_language(db))
    columns = (row.page, row.type, row.contexts, row.evidence_text, row.trigger_text)
    for event in db.execute(select(*columns).where(among(row.page, pages))):
        words = fold(event.evidence_text or event.trigger_text or "")
        if not wanted.isdisjoint(lexicon.themes_of(words, event.contexts or (), event.type)):
            yield event.page


def _pages_with(db: Connection, view: Callable[[], ActorsView], ident: str) -> frozenset[int]:
    """Return the pages with an actor; an id that means nobody any more, or several, has none.

    A known actor about whom nobody decided anything is on the pages that have its id: nobody else has to be looked at.
    """
    row = tables.actor.c
    known = db.execute(select(row.page).where(row.id == ident, row.local_to.is_(None))).scalars().all()
    if known and not any(one == ident for made in read_decisions(db) for anchor in made.anchors for _, one in anchor):
        return frozenset(known)
    try:
        found = view().find(ident)
    except StoreError:
        return frozenset()
    return frozenset(member.page for member in view().actor(found[0]).members) if found else frozenset()


def _language(db: Connection) -> str:
    return str(db.execute(select(tables.meta.c.value).where(tables.meta.c.key == "language")).scalar_one())
