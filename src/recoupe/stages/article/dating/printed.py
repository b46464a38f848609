"""Dates as they are printed on a page: "Publié le 12 octobre 2016 à 09h31", "2015-10-07", "12/10/2016", empty date widgets."""

import re
from datetime import date

from recoupe.lexicon.article import ArticleLexicon, fold
from recoupe.lexicon.calendar import Calendar
from recoupe.types.base import Record

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)")
_WORDS = re.compile(r"(\d{1,2})(?:\s?er)?[\s.]+([^\W\d_]{3,10})\.?(?:[\s,]+(\d{4}))?(?!\d)")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_WEEKDAY = re.compile(r"([^\W\d_]{3,10})\.?,?\s+(?:(?:le|du)\s+)?(?=\d)")
_WEEKDAY_ALONE = re.compile(r"\s*(?:ce\s+)?([^\W\d_]{5,8})(?!\w)")
_CLOCK = re.compile(
    r"T?(?P<hour>\d{1,2})\s?(?:heures?(?:\s?(?P<late>\d{1,2}))?|[:hH]\s?(?P<minute>\d{0,2}))(?::\d{2})?(?:\.\d+)?(?:\s?(?:GMT|UTC|TU|CES?T|E[SD]T|H[NA]E|WAT|EAT|Z|[+-]\d\d:?\d\d))?(?!\d)"
)
_GAP = re.compile(r"[\s,;:.–—-]*+")
_OPENER = 60
"""The longest words before a date; they may be glued to what stands before them ("09:40Modifié le")."""
_NUMBER = re.compile(r"\s*0+\s*")


class PrintedDate(Record, frozen=True, kw_only=True):
    """A date on the page: its place in the text it was read from, and what it says.

    `kind` is the word before it; a date without such a word is `bare`. `day` is None when a part is missing.
    `weekday` is 1 for Monday, `hour` such as "09:31".
    """

    start: int
    end: int
    kind: str
    day: date | None = None
    month_day: tuple[int, int] | None = None
    weekday: int | None = None
    clock: bool = False
    hour: str | None = None

    @property
    def fits(self) -> bool:
        """Whether the weekday, if printed, is that of the day."""
        return self.weekday is None or self.day is None or self.day.isoweekday() == self.weekday


def read_printed_date(text: str, folded: str, at: int, lexicon: ArticleLexicon, calendar: Calendar) -> PrintedDate | None:
    """Return the date printed at a place of a line, or an empty date widget ("Mis à jour le ."), or None."""
    kind, end = _opener(folded, at, lexicon)
    ago = _ago(folded, at, end, lexicon) if kind != "bare" else None
    if ago:
        return PrintedDate(start=at, end=ago, kind=kind)
    before = _CLOCK.match(text, _skip(folded, end, lexicon.dates.hour))
    weekday, day_at = _weekday(text, _skip(folded, before.end() if before else end, lexicon.dates.day), calendar)
    day, month_day, day_end = _day(text, day_at, lexicon, calendar)
    if month_day is None:
        end = before.end() if before else end
        if (
            kind != "bare"
            and before is None
            and (named := _WEEKDAY_ALONE.match(text, end))
            and named[1].lower() in calendar.weekdays
        ):
            end, before = named.end(), _CLOCK.match(text, _skip(folded, named.end(), lexicon.dates.hour))
            end = before.end() if before else end
        clock = before is not None
        return PrintedDate(start=at, end=end, kind=kind, clock=clock, hour=_hour(before)) if before or kind != "bare" else None
    after = _CLOCK.match(text, _skip(folded, day_end, lexicon.dates.hour))
    clock = before is not None or after is not None
    end = after.end() if after else day_end
    hour = _hour(before or after)
    return PrintedDate(start=at, end=end, kind=kind, day=day, month_day=month_day, weekday=weekday, clock=clock, hour=hour)


def month_of(word: str, calendar: Calendar) -> int | None:
    """Return the month that a word names."""
    return calendar.months.get(word.lower()) or calendar.months.get(fold(word))


def real_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _hour(found: re.Match[str] | None) -> str | None:
    """Return an hour of the day as "09:31"; None when there is no such hour."""
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or found["late"] or 0)
    return f"{hour:02}:{minute:02}" if hour <= 23 and minute <= 59 else None


def _opener(folded: str, at: int, lexicon: ArticleLexicon) -> tuple[str, int]:
    for kind, pattern in (("updated", lexicon.dates.updated), ("published", lexicon.dates.published)):
        found = pattern.match(folded[at : at + _OPENER])
        if found:
            return kind, at + found.end()
    return "bare", at


def _skip(folded: str, at: int, words: re.Pattern[str]) -> int:
    """Return the place after blanks, signs and one of the words."""
    start = _end_of(_GAP, folded, at)
    found = words.match(folded, start)
    return _end_of(_GAP, folded, found.end()) if found else start


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _ago(folded: str, start: int, at: int, lexicon: ArticleLexicon) -> int | None:
    """Return the end of "il y a 3 heures"; the words that count back may end the opener that begins at `start`."""
    counted = lexicon.dates.ago.match(folded, at + 1)
    if counted is None and lexicon.dates.ago.search(folded, start, at) is None:
        return None
    number = _NUMBER.match(folded, counted.end() if counted else at)
    unit = lexicon.dates.units.match(folded, number.end()) if number else None
    return unit.end() if unit else None


def _weekday(text: str, at: int, calendar: Calendar) -> tuple[int | None, int]:
    found = _WEEKDAY.match(text, at)
    number = calendar.weekdays.get(found.group(1).lower()) if found else None
    return (number, found.end()) if found and number else (None, at)


def _day(text: str, at: int, lexicon: ArticleLexicon, calendar: Calendar) -> tuple[date | None, tuple[int, int] | None, int]:
    """Return the day if it is whole, its month and day of month, and where it ends."""
    found = _ISO.match(text, at)
    if found:
        year, month, day = (int(part) for part in found.groups())
    elif found := _NUMBERS.match(text, at):
        day, month, year = (int(part) for part in found.groups())
        year += 2000 if year < 70 else 1900 if year < 100 else 0
    else:
        found, year, month, day = _in_words(text, at, lexicon, calendar)
    if found is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None, None, at
    return (real_day(year, month, day) if year >= 1800 else None), (month, day), found.end()


def _in_words(text: str, at: int, lexicon: ArticleLexicon, calendar: Calendar) -> tuple[re.Match[str] | None, int, int, int]:
    """Return a date whose month is a word: "7 mars 2021", "7 mars", "27 Sep 2016", "Mars 7, 2021"."""
    if found := _WORDS.match(text, at):
        day, word, year = int(found.group(1)), found.group(2), int(found.group(3) or 0)
        month = month_of(word, calendar) or (lexicon.dates.months.get(word.lower(), 0) if year else 0)
        return (found if month else None), year, month, day
    if found := _MONTH_FIRST.match(text, at):
        word, day, year = found.group(1), int(found.group(2)), int(found.group(3))
        month = month_of(word, calendar) or lexicon.dates.months.get(word.lower(), 0)
        return (found if month else None), year, month, day
    return None, 0, 0, 0
