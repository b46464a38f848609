"""What the peers of `make bench-times` answer, in TIMEX3: no peer is needed, their answers are written down here."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest
from bench.times.found import Found, Peer, duration, value_at, without_overlaps
from bench.times.peers import dateparser_dates, duckling_dates, edsnlp_dates, heideltime_dates
from bench.times.worker import answer

NOON = datetime(2016, 2, 28, 12, 5)


@pytest.mark.parametrize(
    ("grain", "value"),
    [
        ("year", "2016"),
        ("quarter", "2016-Q1"),
        ("month", "2016-02"),
        ("week", "2016-W08"),
        ("day", "2016-02-28"),
        ("hour", "2016-02-28T12:05"),
        ("time", "2016-02-28T12:05"),
    ],
)
def test_moment_at_its_grain(grain: str, value: str) -> None:
    assert value_at(NOON, grain) == value


@pytest.mark.parametrize(("number", "unit", "value"), [(2, "day", "P2D"), (2.5, "year", "P2.5Y"), (90, "minute", "PT90M")])
def test_duration(number: float, unit: str, value: str) -> None:
    assert duration(number, unit) == value


def test_longest_of_overlapping_times() -> None:
    day, dated, other = Found(0, 5, "DATE", "1"), Found(0, 12, "DATE", "2"), Found(20, 25, "DATE", "3")
    assert without_overlaps([other, day, dated, Found(0, 12, "DATE", "4")]) == [dated, other]


def test_dateparser_names_words_and_we_find_them() -> None:
    text = "Le port ferme hier ; le marché, hier aussi, en juin à midi."
    found = [
        ("hier", datetime(2016, 2, 27), "day"),
        ("hier", datetime(2016, 2, 27), None),
        ("en juin", datetime(2015, 6, 28), "month"),
        ("midi", NOON, "time"),
        ("pas là", NOON, "day"),
    ]
    assert dateparser_dates.told(found, text) == [
        Found(14, 18, "DATE", "2016-02-27"),
        Found(32, 36, "DATE", "2016-02-27"),
        Found(44, 51, "DATE", "2015-06"),
        Found(54, 58, "TIME", "2016-02-28T12:05"),
    ]


def moment(value: str, grain: str) -> dict[str, Any]:
    return {"value": f"{value}:00.000+00:00", "grain": grain, "type": "value"}


def interval(begin: str, end: str, grain: str) -> dict[str, Any]:
    return {"from": moment(begin, grain), "to": moment(end, grain), "type": "interval"}


@pytest.mark.parametrize(
    ("words", "value", "timex"),
    [
        ("le 3 mars", moment("2016-03-03T00:00", "day"), ("DATE", "2016-03-03")),
        ("à 20 h 30", moment("2016-03-03T20:30", "minute"), ("TIME", "2016-03-03T20:30")),
        ("il y a deux ans", moment("2014-03-01T00:00", "month"), ("DATE", "2014")),
        ("dans trois jours", moment("2016-03-06T12:00", "hour"), ("DATE", "2016-03-06")),
        ("ce soir", interval("2016-03-03T18:00", "2016-03-04T00:00", "hour"), ("TIME", "2016-03-03TEV")),
        ("lundi matin", interval("2016-03-07T04:00", "2016-03-07T12:00", "hour"), ("TIME", "2016-03-07TMO")),
        ("le week-end", interval("2016-03-04T18:00", "2016-03-07T00:00", "hour"), ("DATE", "2016-W09-WE")),
        ("l'été", interval("2016-06-21T00:00", "2016-09-21T00:00", "day"), ("DATE", "2016-SU")),
        ("fin mars", interval("2016-03-21T00:00", "2016-04-01T00:00", "day"), ("DATE", "2016-03")),
        ("du 2 au 4 mars", interval("2016-03-02T00:00", "2016-03-05T00:00", "day"), ("DATE", "2016-03-02/2016-03-04")),
        ("avant mardi", {"to": moment("2016-03-08T00:00", "day"), "type": "interval"}, ("DATE", "2016-03-08")),
    ],
)
def test_duckling_time(words: str, value: dict[str, Any], timex: tuple[str, str]) -> None:
    assert duckling_dates.timex("time", value, words) == timex


def test_duckling_duration_and_place() -> None:
    found = [{"dim": "duration", "start": 7, "end": 17, "value": {"value": 2, "unit": "day", "type": "value"}}]
    assert duckling_dates.told(found, "Durant deux jours.") == [Found(7, 17, "DURATION", "P2D")]


def said(mode: str, **units: int) -> SimpleNamespace:
    return SimpleNamespace(mode=mode, **units)


def test_edsnlp_grain_is_the_finest_unit_said() -> None:
    found = [
        (30, 37, said("duration", day=2), None),
        (0, 4, said("relative", day=1), datetime(2016, 2, 27)),
        (6, 20, said("absolute", month=3, day=None), datetime(2016, 3, 1)),
        (22, 28, said("absolute", month=2, day=31), None),
    ]
    assert edsnlp_dates.told(found, "") == [
        Found(0, 4, "DATE", "2016-02-27"),
        Found(6, 20, "DATE", "2016-03"),
        Found(22, 28, "DATE", None),
        Found(30, 37, "DURATION", "P2D"),
    ]


TIMEML = '<?xml version="1.0"?>\n<!DOCTYPE TimeML SYSTEM "TimeML.dtd">\n<TimeML>\n{}\n</TimeML>\n'


def test_heideltime_places_are_those_of_the_text_without_tags() -> None:
    marked = (
        '<b> & <TIMEX3 tid="t1" type="TIME" value="2016-02-27TEV">hier soir</TIMEX3>,\n'
        '<TIMEX3 tid="t2" type="SET" value="XXXX-WXX-1" quant="EVERY" freq="1W">chaque lundi</TIMEX3>.'
    )
    assert heideltime_dates.told(TIMEML.format(marked), "<b> & hier soir,\nchaque lundi.") == [
        Found(6, 15, "TIME", "2016-02-27TEV"),
        Found(17, 29, "SET", "XXXX-WXX-1"),
    ]


def test_heideltime_that_changes_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="another text"):
        heideltime_dates.told(TIMEML.format("hier"), "Hier")


@pytest.mark.parametrize(
    ("words", "value", "timex"),
    [
        ("ces dernières semaines", "PXW", ("DATE", "PAST_REF")),
        ("les mois à venir", "PXM", ("DATE", "FUTURE_REF")),
        ("plusieurs jours", "PXD", ("DURATION", "PXD")),
        ("les deux prochains jours", "P2D", ("DURATION", "P2D")),
    ],
)
def test_heideltime_vague_duration(words: str, value: str, timex: tuple[str, str]) -> None:
    assert heideltime_dates.timex(words, "DURATION", value) == timex


def test_peer_that_raises_found_nothing_and_says_why() -> None:
    def read(_text: str, _published: Any) -> Any:
        raise RuntimeError("no such zone")

    got = answer(Peer(read, lambda raw, _text: raw), "Hier.", NOON.date())
    assert (got["times"], got["problem"]) == ([], "RuntimeError: no such zone")
