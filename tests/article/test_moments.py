"""Dates as machines write them, and the days in addresses."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from recoupe.stages.article.dating.address import read_address
from recoupe.stages.article.dating.moments import Moment, read_moment

DAY = date(2016, 10, 12)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2016-10-12", Moment(day=DAY)),
        ("20161012", Moment(day=DAY)),
        ("2016/10/12", Moment(day=DAY)),
        ("2016-10-12T09:31:00+02:00", Moment(day=DAY, hour=9, minute=31, offset=120)),
        ("2016-10-12T09:31:00.123Z", Moment(day=DAY, hour=9, minute=31, offset=0)),
        ("2016-10-12T09:31:00-0500", Moment(day=DAY, hour=9, minute=31, offset=-300)),
        ("2016-10-12 09:31:00", Moment(day=DAY, hour=9, minute=31)),
        ("2016-10-12|09h31", Moment(day=DAY, hour=9, minute=31)),
        ("12/10/2016", Moment(day=DAY)),
        ("12.10.2016 09:31", Moment(day=DAY)),
        ("Wed, 12 Oct 2016 09:31:00 GMT", Moment(day=DAY, hour=9, minute=31, offset=0)),
        ("Wed Oct 12 2016 09:31:00 GMT+0000 (Coordinated Universal Time)", Moment(day=DAY, hour=9, minute=31, offset=0)),
        ("October 12, 2016", Moment(day=DAY)),
        ("1476264660", Moment(day=DAY, hour=9, minute=31, offset=0)),
        ("1476264660000", Moment(day=DAY, hour=9, minute=31, offset=0)),
        ("2016-13-12", None),
        ("2016-02-30", None),
        ("0001-01-01", None),
        ("9999-12-31", None),
        ("2016-10", None),
        ("0", None),
        ("hier", None),
        ("Ottawa School Transportation Authority", None),
        ("", None),
        ("201610121", None),
    ],
)
def test_moment(written: str, moment: Moment | None) -> None:
    assert read_moment(written) == moment


@pytest.mark.parametrize(
    ("written", "zone", "day"),
    [
        ("2020-08-25T00:23:33Z", "America/Toronto", date(2020, 8, 24)),
        ("2019-06-26T22:30:00Z", "Europe/Paris", date(2019, 6, 27)),
        ("2019-06-26T22:30:00+02:00", "Europe/Paris", date(2019, 6, 26)),
        ("2019-06-26", "America/Toronto", date(2019, 6, 26)),
        ("2019-06-26 22:30:00", "Europe/Paris", date(2019, 6, 26)),
    ],
)
def test_day_on_the_clocks_of_the_outlet(written: str, zone: str, day: date) -> None:
    moment = read_moment(written)
    assert moment is not None
    assert moment.day_in(ZoneInfo(zone)) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://gazette.example/monde/2016/10/12/le-pont.html", DAY),
        ("https://gazette.example/2016-10-12-le-pont", DAY),
        ("https://gazette.example/201610121028152707-le-pont/", DAY),
        ("https://gazette.example/monde/1940883-20161012-le-pont", DAY),
        ("https://gazette.example/le-pont-12-10-2016-254.php", DAY),
        ("http://web.archive.org/web/20070228213001/http://gazette.example/2016/10/12/a", DAY),
        ("http://web.archive.org/web/20070228213001/http://gazette.example/a", None),
        ("https://gazette.example/2016/10/le-pont.html", None),
        ("https://gazette.example/2016/10/12/retour-sur-2014-09-22", None),
        ("https://gazette20161012.example/le-pont", None),
        ("https://gazette.example/article?id=20169912", None),
        ("https://gazette.example/spip.php?article20161", None),
        ("https://gazette.example/le-budget-2016-2017", None),
        ("https://gazette.example/", None),
        ("", None),
    ],
)
def test_day_in_an_address(url: str, day: date | None) -> None:
    found = read_address(url)
    assert (found.day if found else None) == day


def test_month_in_an_address() -> None:
    found = read_address("https://gazette.example/2016/10/le-pont.html")
    assert found is not None
    assert (found.day, found.month) == (None, (2016, 10))
