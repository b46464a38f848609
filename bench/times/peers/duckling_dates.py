"""Duckling, in process: times and durations, counted from noon of the day of publication, French."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bench.times.found import Found, Peer, duration, type_at, value_at, without_overlaps

ZONES = "/usr/share/zoneinfo"
SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
UNITS = re.compile(r"(?P<year>ans?|années?)|(?P<month>mois)|(?P<week>semaines?)|(?P<day>jours?)", re.IGNORECASE)
APART = re.compile(rf"(?:il y a|voici|voilà|dans|d['’]ici)\b.*\b(?:{UNITS.pattern})", re.IGNORECASE)
"""So many units ago or ahead: Duckling's grain is one finer than the unit that is said (« il y a deux ans »: a month)."""
PARTLY = re.compile(r"(?:à la |la |au |le |en )?(?:début|mi|milieu|fin)\b", re.IGNORECASE)
COARSER = {"day": "month", "month": "year"}
PARTS = ((4, "NI"), (12, "MO"), (17, "AF"), (21, "EV"), (24, "NI"))
"""Until which hour an interval must begin to be the night, the morning, the afternoon, the evening, the night."""


def duckling_peer() -> Peer:
    """Return Duckling; what it holds for unlikely ("latent") is not asked for."""
    import duckling

    zones = duckling.load_time_zones(ZONES)
    language = duckling.parse_lang("FR")
    locale = duckling.parse_locale("FR", duckling.default_locale_lang(language))
    wanted = duckling.parse_dimensions(["time", "duration"])

    def read(text: str, published: date) -> Any:
        noon = int(datetime.combine(published, time(12), UTC).timestamp())
        return duckling.parse(text, duckling.Context(duckling.parse_ref_time(zones, "UTC", noon), locale), wanted, False)

    return Peer(read, told)


def told(found: Iterable[dict[str, Any]], text: str) -> list[Found]:
    """Return the times, the longest of those that overlap."""
    places = ((one, one["start"], one["end"]) for one in found)
    return without_overlaps(Found(start, end, *timex(one["dim"], one["value"], text[start:end])) for one, start, end in places)


def timex(dimension: str, value: dict[str, Any], words: str) -> tuple[str, str]:
    """Return type and value: of a moment at its grain, of a span of time as near to one TIMEX3 unit as it comes."""
    if dimension == "duration":
        return "DURATION", duration(value["value"], value["unit"])
    if value["type"] != "interval":
        said = APART.match(words)
        return _moment(value, said.lastgroup if said else None)
    if "from" not in value or "to" not in value:
        return _moment(value.get("from") or value["to"])
    grain = value["from"]["grain"]
    if grain in COARSER and PARTLY.match(words):
        return _moment(value["from"], COARSER[grain])
    return _interval(_day(value["from"]), _day(value["to"]), grain)


def _interval(begin: datetime, end: datetime, grain: str) -> tuple[str, str]:
    """Return a span of time whose end is outside: a week-end, a part of a day, a season, else its first and last unit."""
    if end - begin > timedelta(days=2) and (begin.weekday(), begin.hour, end.weekday()) == (4, 18, 0):
        return "DATE", f"{value_at(begin, 'week')}-WE"
    if grain == "hour" and end - begin <= timedelta(hours=12):
        return "TIME", f"{value_at(begin, 'day')}T{next(part for hour, part in PARTS if begin.hour < hour)}"
    if grain == "day" and 85 <= (end - begin).days <= 95 and begin.month in SEASONS and begin.day >= 20:
        return "DATE", f"{begin.year}-{SEASONS[begin.month]}"
    last = end - timedelta(days=1 if grain not in ("hour", "minute", "second") else 0)
    return type_at(grain), f"{value_at(begin, grain)}/{value_at(last, grain)}"


def _moment(value: dict[str, Any], grain: str | None = None) -> tuple[str, str]:
    """Return a moment at its own grain, or at one that is known better."""
    return type_at(grain or value["grain"]), value_at(_day(value), grain or value["grain"])


def _day(value: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(value["value"])
