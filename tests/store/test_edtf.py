"""Dates that a person gives to an event, and the days that they mean."""

import pytest

from recoupe.store.decisions.edtf import bounds_of
from recoupe.types.errors import DecisionError


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2016-10-12", "2016-10-12", "2016-10-12"),
        ("2016-10-12?", "2016-10-12", "2016-10-12"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-12~", "2016-12-01", "2016-12-31"),
        ("2016-W41", "2016-10-10", "2016-10-16"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2016-10-12/2016-11", "2016-10-12", "2016-11-30"),
        ("../2016-11", None, "2016-11-30"),
        ("2016/", "2016-01-01", None),
    ],
)
def test_a_date_and_its_bounds(written: str, first: str | None, last: str | None) -> None:
    assert [day and day.isoformat() for day in bounds_of(written)] == [first, last]


@pytest.mark.parametrize(
    "written",
    ["", "hier", "2016-13", "2016-02-30", "2016-1-2", "2016-W54", "16", "20160101", "2016-10-12T10:00", "../..", "/", "XXXX",
     "2017/2016", "2016/2017/2018", "0000", "٢٠١٦", "2016-10-12\n"],
)  # fmt: skip
def test_what_is_no_date(written: str) -> None:
    with pytest.raises(DecisionError):
        bounds_of(written)
