"""The day that stands in the address of a page: "/2016/10/12/", "-20161012-", glued to other digits, "-12-10-2016"."""

import re
from datetime import date

from recoupe.types.base import Record

_PATH = re.compile(r"\A(?:https?://)?[^/?#]+/", re.IGNORECASE)
_PARTED = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_.](\d{1,2})[-/_.](\d{1,2})(?!\d)")
_GLUED = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{2,14})?(?!\d)")
_TURNED = re.compile(r"(?<!\d)(\d{2})[-/_.](\d{2})[-/_.]((?:19|20)\d\d)(?!\d)")
_MONTH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?=/)")
_ARCHIVED = re.compile(r"\Ahttps?://web\.archive\.org/web/\d+[a-z_]*/", re.IGNORECASE)


class AddressDay(Record, frozen=True, kw_only=True):
    """What an address says: a day (or only a month: `day` is None), and the words that say it."""

    text: str
    day: date | None
    month: tuple[int, int]


def read_address(url: str) -> AddressDay | None:
    """Return the day in the path of an address, or its month; None when there is neither, or when it names two days."""
    path = _PATH.sub("/", _ARCHIVED.sub("", url), count=1)
    found: dict[date, str] = {}
    for pattern, order in ((_PARTED, (1, 2, 3)), (_GLUED, (1, 2, 3)), (_TURNED, (3, 2, 1))):
        for hit in pattern.finditer(path):
            if day := _day(*(int(hit.group(part)) for part in order)):
                found.setdefault(day, hit.group())
    if len(found) == 1:
        [(day, text)] = found.items()
        return AddressDay(text=text, day=day, month=(day.year, day.month))
    month = _MONTH.search(path) if not found else None
    return AddressDay(text=month.group(), day=None, month=(int(month.group(1)), int(month.group(2)))) if month else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
