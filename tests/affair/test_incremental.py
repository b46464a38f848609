"""A store that grows, is built in between, and loses pages is built to the same as one that is built once."""

from itertools import pairwise

import pytest
from sqlalchemy import text

from recoupe.pipeline.corpus import ReadPage
from recoupe.store import Store, tables
from recoupe.store.housekeeping.change import remove_page
from tests.affair.conftest import OpenDesk
from tests.affair.desk import Desk

Pages = tuple[ReadPage, ...]


@pytest.fixture(scope="module")
def pages(sample: Pages, press: dict[str, ReadPage]) -> Pages:
    return (*sample, *press.values())


ORDERS = {
    "as they are": lambda pages: pages,
    "backwards": lambda pages: pages[::-1],
    "every other first": lambda pages: (*pages[1::2], *pages[::2]),
    "from the middle": lambda pages: (*pages[9:], *pages[:9]),
}


@pytest.mark.parametrize("order", ORDERS.values(), ids=list(ORDERS))
def test_pages_one_by_one_give_what_one_build_gives(open_desk: OpenDesk, pages: Pages, order: object) -> None:
    once, grown = open_desk(), open_desk()
    once.add(pages)
    once.build()
    for page in order(pages):  # type: ignore[operator]
        grown.add([page])
        report = grown.build()
        assert report.read >= 1
    assert grown.everything() == once.everything()


def test_a_second_build_writes_nothing(open_desk: OpenDesk, pages: Pages) -> None:
    desk = open_desk()
    desk.add(pages)
    first = desk.build()
    before = rows(desk.store)
    again = desk.build()
    assert rows(desk.store) == before
    assert again.read == 0
    assert all((done.added, done.changed, done.removed) == (0, 0, 0) for done in again.written.values())
    assert {name: done.kept for name, done in again.written.items()} == {name: done.added for name, done in first.written.items()}


@pytest.mark.parametrize("gone", ["copy_a", "update", "depeche_avp", "dementi_karsk", "reunion_belleroche"])
def test_a_page_taken_away_was_never_there(open_desk: OpenDesk, pages: Pages, gone: str) -> None:
    with_it, without = open_desk(), open_desk()
    with_it.add(pages)
    with_it.build()
    remove_page(with_it.store, gone, why="wrong affair")
    with_it.build()
    without.add(page for page in pages if page.record.page.name != gone)
    without.build()
    assert with_it.everything() == without.everything()


def test_pages_added_again_change_nothing(open_desk: OpenDesk, pages: Pages) -> None:
    desk = open_desk()
    desk.add(pages)
    desk.build()
    before = rows(desk.store)
    desk.add(pages)
    assert desk.build().read == 0
    assert rows(desk.store) == before


def test_a_page_that_tells_of_something_else_changes_only_that(
    open_desk: OpenDesk, sample: Pages, press: dict[str, ReadPage]
) -> None:
    desk = open_desk()
    desk.add(sample)
    desk.build()
    before = {act.id: act for act in desk.affair().happenings}
    desk.add([press["elsewhere"]])
    report = desk.build()
    after = {act.id: act for act in desk.affair().happenings}
    assert report.read == 1
    assert {ident: act for ident, act in after.items() if ident in before} == before
    assert report.written["happening"].added == len(after) - len(before) == 1


def test_acts_keep_their_ids_while_pages_come(open_desk: OpenDesk, pages: Pages) -> None:
    """An act whose first telling stays the first keeps its id, whatever comes behind it."""
    desk = open_desk()
    seen = []
    for page in sorted(pages, key=lambda page: (page.record.meta.published.latest or "9999", page.record.page.name)):
        desk.add([page])
        desk.build()
        seen.append({act.tellings[0].key: act.id for act in desk.affair().happenings})
    for before, after in pairwise(seen):
        assert {key: after[key] for key in before if key in after} == {
            key: ident for key, ident in before.items() if key in after
        }
        assert len([key for key in before if key not in after]) <= 2


def test_an_empty_store_is_built_to_nothing(desk: Desk) -> None:
    report = desk.build()
    assert (report.pages, report.happenings, report.contradictions, report.passages) == (0, 0, 0, 0)
    assert desk.affair().happenings == ()


def test_the_last_page_taken_away_leaves_nothing(desk: Desk, press: dict[str, ReadPage]) -> None:
    desk.built([press["copy_a"]])
    remove_page(desk.store, "copy_a", why="wrong affair")
    desk.build()
    assert (desk.affair().happenings, desk.affair().pages, desk.affair().actors) == ((), (), ())


def rows(store: Store) -> dict[str, list[object]]:
    """Return every row of every table but the moment of the build."""
    with store.reading() as db:
        found = {name: list(db.execute(text(f"SELECT * FROM {name}"))) for name in tables.METADATA.tables if name != "meta"}
    return {name: [str(row) for row in listed] for name, listed in found.items()}
