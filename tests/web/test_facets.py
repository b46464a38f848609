"""What screens find acts by follows the acts: after whatever changed, as if it were made from nothing."""

from collections import Counter
from pathlib import Path

from sqlalchemy import delete, select

from recoupe.affair import build_affair, read_affair
from recoupe.pipeline.language import Language, load_affairs
from recoupe.store import Connection, Store, open_store, stored_pages
from recoupe.store.actors import merge_actors
from recoupe.store.affair.facets import facet_count, facet_rows, happening_facet
from recoupe.store.affair.members import built_member
from recoupe.store.reuse.of_page import pages_sharing
from recoupe.store.reuse.read import read_passages
from recoupe.store.tables import page

Rows = set[tuple[object, ...]]


def kept(db: Connection) -> tuple[Rows, Rows]:
    return {tuple(row) for row in db.execute(select(happening_facet))}, {tuple(row) for row in db.execute(select(facet_count))}


def expected(store: Store, language: Language) -> tuple[Rows, Rows]:
    affair = read_affair(store, lexicon=load_affairs("fr"))
    disputes: dict[str, set[str]] = {}
    for point in affair.contradictions:
        if not point.updated:
            disputes.setdefault(point.happening, set()).add(point.about)
    rows = [row for item in affair.happenings for row in facet_rows(item, sorted(disputes.get(item.id, ())))]
    counted = Counter((row["kind"], row["value"], "") for row in rows if row["kind"] != "page")
    counted |= Counter((row["kind"], row["value"], row["day"][:7]) for row in rows if row["kind"] == "status")
    facets: Rows = {(row["kind"], row["value"], row["day"], row["happening"], row["sources"]) for row in rows}
    return facets, {(*key, count) for key, count in counted.items()}


def build(store: Store, language: Language) -> None:
    build_affair(store, actors=language.pack.actors, lexicon=load_affairs("fr"))


def test_facets_are_those_of_the_acts_after_pages_went_and_actors_were_merged(store_path: Path, language: Language) -> None:
    store = open_store(store_path)
    with store.reading() as db:
        before = kept(db)
    assert before == expected(store, language)
    with store.writing() as db:
        db.execute(delete(page).where(page.c.name == "dementi_karsk"))
    merge_actors(store, language.pack.actors, "person/anton-brask", "person/irene-orsel")
    build(store, language)
    with store.reading() as db:
        after = kept(db)
        members = {(row.id, row.actor) for row in db.execute(select(built_member))}
    assert after == expected(store, language)
    assert after != before
    assert ("person/irene-orsel", "person/anton-brask") in members or ("person/anton-brask", "person/irene-orsel") in members
    store.close()


def test_building_again_changes_nothing(store_path: Path, language: Language) -> None:
    store = open_store(store_path)
    with store.reading() as db:
        before = kept(db)
    build(store, language)
    with store.reading() as db:
        assert kept(db) == before
    store.close()


def test_what_a_page_shares_is_what_the_whole_store_says(store_path: Path) -> None:
    store = open_store(store_path)
    with store.reading() as db:
        passages = read_passages(db)
        for one in stored_pages(store):
            ident = one.record.page.id
            others = {place.page for item in passages if ident in {p.page for p in item.places} for place in item.places} - {
                ident
            }
            found = pages_sharing(db, ident)
            assert {other.id for other in found} == others
            assert [other.words for other in found] == sorted((other.words for other in found), reverse=True)
    store.close()
