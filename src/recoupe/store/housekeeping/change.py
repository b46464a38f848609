"""Decide about a page: its day and publisher, whether it belongs in the store. Checked, written and done in one transaction."""

from collections.abc import Callable

from sqlalchemy import Connection, select

from recoupe.pipeline.language import Language
from recoupe.store import tables
from recoupe.store.decided import NamedPage, named_page
from recoupe.store.housekeeping.decided import (
    Decided,
    PageDecision,
    PageDecisionKind,
    add_decision,
    decided_on,
    removed_named,
)
from recoupe.store.housekeeping.reread import Kept, kept_page, read_anew
from recoupe.store.open import Store
from recoupe.store.packed_page import pack_page, refuse_wrong_words, written
from recoupe.store.put import put_page, take_out
from recoupe.types.base import Record
from recoupe.types.capture import Given
from recoupe.types.errors import DecisionError, StoreError

LoadLanguage = Callable[[], Language]


class Set(Record, frozen=True, kw_only=True):
    """A decision on day or publisher, and the engines that read the page before and now."""

    decision: PageDecision
    read_before_by: str
    read_by: str


def set_page(store: Store, load: LoadLanguage, asked: str, given: Given, *, why: str = "") -> Set:
    """Return the decision, written, on what day and by whom a page was published; the page is read anew from what was kept.

    Args:
        store: an open store.
        load: gives what reads the page; called when it is clear that the page can be set.
        asked: id or name of the page.
        given: what is decided; what it leaves open stays as it is.
        why: the reason.

    Raises:
        DecisionError: if there is no such page, several have the name, or all this was set already.
        StoreError: if the page cannot be read from what was kept; nothing is decided then.
    """
    page, now = _page(store, asked)
    told = Decided(published=given.published, publisher=given.publisher)
    if now.set_by and told.over(now.over(Given())) == now.over(Given()):
        raise DecisionError(f"{page.name}: this is what decision {now.set_by[-1]} set already")
    kept = kept_page(store, page.number)
    return _reread(store, load(), page, kept, told.over(kept.given), ("set", given, why))


def unset_page(store: Store, load: LoadLanguage, asked: str, *, why: str = "") -> Set:
    """Return the decision, written, that what was set for a page no longer counts; it is read anew without.

    What a manifest or an option gave before is given again when the page is next added.

    Raises:
        DecisionError: if there is no such page, several have the name, or nothing was set.
        StoreError: if the page cannot be read from what was kept; nothing is decided then.
    """
    page, now = _page(store, asked)
    if not now.set_by:
        raise DecisionError(f"{page.name}: nothing was set for this page")
    kept = kept_page(store, page.number)
    bare = Given(
        published=None if now.published else kept.given.published,
        publisher=None if now.publisher else kept.given.publisher,
        url=kept.given.url,
    )
    return _reread(store, load(), page, kept, bare, ("unset", None, why))


def remove_page(store: Store, asked: str, *, why: str) -> PageDecision:
    """Return the decision, written, that a page does not belong in the store; it goes, and is kept out until it is restored.

    Raises:
        DecisionError: if there is no such page, several have the name, it is out already, or no reason is given.
    """
    if not why.strip():
        raise DecisionError("say why with --why: whoever adds the page again is told")
    with store.writing() as db:
        if out := removed_named(db, asked):
            _refuse_removed(db, asked, out[0])
        page = named_page(db, asked)
        take_out(db, page.number)
        return add_decision(db, "remove", page, why=why)


def restore_page(store: Store, asked: str, *, why: str = "") -> PageDecision:
    """Return the decision, written, that a page that was removed is let in again, when it is next added.

    Args:
        store: an open store.
        asked: the id of the page, or the name that it had.
        why: the reason.

    Raises:
        DecisionError: if no such page was removed, or several of the name were; lists their ids.
    """
    with store.writing() as db:
        out = removed_named(db, asked)
        if not out:
            raise DecisionError(f"no page with the id or name {asked!r} was removed; 'recoupe status' lists those that were")
        if len(out) > 1:
            listed = ", ".join(one.page_id for one in out[:10])
            raise DecisionError(f"{len(out)} removed pages were called {asked!r}; name one by its id: {listed}")
        page = NamedPage(number=0, id=out[0].page_id, name=out[0].name, path=out[0].path)
        return add_decision(db, "restore", page, why=why)


def _page(store: Store, asked: str) -> tuple[NamedPage, Decided]:
    with store.reading() as db:
        page = named_page(db, asked)
        return page, decided_on(db, page.id)


def _reread(
    store: Store,
    language: Language,
    page: NamedPage,
    kept: Kept,
    given: Given,
    decided: tuple[PageDecisionKind, Given | None, str],
) -> Set:
    """Read a page anew and write it with the decision, unless somebody wrote it meanwhile."""
    read = pack_page(read_anew(kept, given, language=language))
    refuse_wrong_words(read)
    kind, told, why = decided
    row = tables.page.c
    with store.writing() as db:
        now = db.execute(select(row.engine, row.given).where(row.id == page.id)).first()
        if now is None or (now.engine, now.given) != (kept.engine, written(kept.given)):
            raise StoreError(f"{page.name}: another program changed this page meanwhile; nothing was set, try again")
        made = add_decision(db, kind, page, given=told, why=why)
        put_page(db, read, language=store.language)
    return Set(decision=made, read_before_by=kept.engine, read_by=language.engine)


def _refuse_removed(db: Connection, asked: str, out: PageDecision) -> None:
    """Say that a page is out already, unless a page of the store has the name."""
    row = tables.page.c
    if db.execute(select(row.number).where((row.id == asked) | (row.name == asked))).first() is None:
        raise DecisionError(f"{out.name} is out already, by decision {out.number} of {out.at} ({out.who}: {out.why})")
