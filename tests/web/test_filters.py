"""Filters live in the address, and the store finds by them what a walk through the whole affair finds."""

from datetime import date

import pytest
from starlette.datastructures import QueryParams

from recoupe.affair import read_affair
from recoupe.affair.seek import Filter, happenings_that
from recoupe.store.affair.seek import Sought, count_sought, frequent_among, most_frequent, seek_happenings
from recoupe.web.answer import link
from recoupe.web.desk import Desk
from recoupe.web.filters import Filters, read_filters, whole

ASKED = [
    Filters(),
    Filters(actor=("state/xo",)),
    Filters(actor=("state/xo", "state/xv")),
    Filters(type=("ASSAULT",)),
    Filters(type=("ASSAULT", "ACCUSE"), status=("denied",)),
    Filters(status=("denied", "announced"), actor=("state/xv",)),
    Filters(theme=("military",), sources=2),
    Filters(sources=3),
    Filters(actor=("state/zz",)),
    Filters(type=("RETREAT",), status=("denied",), theme=("economic",)),
]


@pytest.mark.parametrize("filters", ASKED, ids=str)
def test_store_finds_what_the_whole_affair_has(desk: Desk, filters: Filters) -> None:
    affair = read_affair(desk.store, lexicon=desk.affairs)
    asked = Filter(
        actors=filters.actor, types=filters.type, statuses=filters.status, themes=filters.theme, sources=filters.sources
    )
    expected = {item.id for item in happenings_that(affair, asked)}
    with desk.store.reading() as db:
        found = seek_happenings(db, filters.sought)
        months, count, more = count_sought(db, filters.sought)
    assert set(found.ids) == expected
    assert len(found.ids) == len(expected)
    assert list(found.days) == sorted(found.days)
    assert not found.more
    assert (count, more) == (len(expected), False)
    statuses = {(item.id, account.status) for item in affair.happenings for account in item.accounts if item.id in expected}
    assert sum(row.happenings for row in months) == len(statuses)


def test_counts_of_all_are_those_of_each(desk: Desk) -> None:
    with desk.store.reading() as db:
        one_by_one = count_sought(db, Sought(wanted=(("all", ("",)),)))[0]
        at_once = count_sought(db, Sought())[0]
        places = frequent_among(db, seek_happenings(db, Sought()).ids, "place")
        assert places == most_frequent(db, "place", limit=100)
    assert sorted(at_once, key=str) == sorted(one_by_one, key=str)


def test_days_and_caps(desk: Desk) -> None:
    with desk.store.reading() as db:
        everything = seek_happenings(db, Sought())
        dated = seek_happenings(db, Sought(since="2021-03-03", until="2021-03-04"))
        first = seek_happenings(db, Sought(), most=3, offset=1)
    assert all("2021-03-03" <= day <= "2021-03-04" for day in dated.days)
    assert 0 < len(dated.ids) < len(everything.ids)
    assert (first.ids, first.more) == (everything.ids[1:4], True)


@pytest.mark.parametrize(
    "filters", [*ASKED, Filters(pair=("state/xo", "state/xv"), since="2021-03-01", disputed=True, reviewed=True)]
)
def test_an_address_says_all_of_it(filters: Filters) -> None:
    assert read_filters(QueryParams(link("/x", filters.query()).partition("?")[2])) == filters


@pytest.mark.parametrize(
    "address",
    [
        "type=NONE&status=x&theme=&since=tomorrow&until=2021-02-30&sources=-4",
        "pair=a&sources=1e9&disputed=yes&reviewed=true",
        "pair=|&sources=%00&since=2021-03-01T00:00&actor=&actor=%20",
    ],
)
def test_what_makes_no_sense_asks_for_nothing(address: str) -> None:
    assert read_filters(QueryParams(address)) == Filters()


def test_too_many_values_are_cut() -> None:
    assert len(read_filters(QueryParams("&".join(f"actor=a{n}" for n in range(50)))).actor) == 8


@pytest.mark.parametrize(("typed", "expected"), [("3", 3), ("0", 1), ("100", 9), ("x", 1), ("٣", 1), ("9" * 30, 1)])
def test_whole(typed: str, expected: int) -> None:
    assert whole(typed, least=1, most=9) == expected


def test_dates_are_real() -> None:
    assert date.fromisoformat(read_filters(QueryParams("since=2021-03-01")).since or "") == date(2021, 3, 1)


def test_disputed_are_those_whose_accounts_cannot_all_be_right(desk: Desk) -> None:
    affair = read_affair(desk.store, lexicon=desk.affairs)
    points = [point for point in affair.contradictions if not point.updated and point.about not in ("one_sided", "weekday")]
    with desk.store.reading() as db:
        found = seek_happenings(db, Filters(disputed=True).sought)
    assert set(found.ids) == {point.happening for point in points} != set()
