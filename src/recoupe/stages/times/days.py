"""Days of which only a part may be known, and stretches of the calendar."""

import calendar as gregorian
from datetime import date, timedelta

from recoupe.types.base import Record


class Day(Record, frozen=True, kw_only=True):
    """A day as far as it is known; `weekday` is 1 for Monday. A month or a year is a day without its smaller parts."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def exact(self) -> date | None:
        """The day when all of it is known and it exists."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return make_date(self.year, self.month, self.day)

    @property
    def value(self) -> str:
        """The day in TIMEX3, X for what is not known."""
        if self.weekday is not None and self.month is None:
            return f"XXXX-WXX-{self.weekday}"
        year = "XXXX" if self.year is None else f"{self.year:04}"
        return f"{year}-{_two(self.month)}-{_two(self.day)}"


def _two(number: int | None) -> str:
    return "XX" if number is None else f"{number:02}"


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where there is no such day."""
    if not 1 <= year <= 9998 or not 1 <= month <= 12 or not 1 <= day <= gregorian.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def day_of(value: date) -> Day:
    """Return a date as a fully known day."""
    return Day(year=value.year, month=value.month, day=value.day)


def plus(value: date, days: int) -> date:
    """Return the date some days later; dates out of the calendar stay at its ends."""
    return date.fromordinal(min(max(value.toordinal() + days, 1), date.max.toordinal() - 400))


def shifted(day: Day, days: int) -> Day:
    """Return the day some days later, as far as that is known."""
    if days == 0:
        return day
    exact = day.exact
    if exact is not None:
        return day_of(plus(exact, days))
    if day.month is not None and day.day is not None:
        return _shifted_in_unknown_year(day.month, day.day, days)
    return Day(weekday=(day.weekday - 1 + days) % 7 + 1) if day.weekday is not None else Day()


def _shifted_in_unknown_year(month: int, day: int, days: int) -> Day:
    """Return the day and month, where they are the same in every year."""
    results = {
        (moved.month, moved.day)
        for year in (2023, 2024)
        if (start := make_date(year, month, day))
        for moved in [plus(start, days)]
    }
    if len(results) != 1:
        return Day()
    ((new_month, new_day),) = results
    return Day(month=new_month, day=new_day)


def week_value(value: date) -> str:
    """Return the ISO week of a day in TIMEX3."""
    year, week, _ = value.isocalendar()
    return f"{year:04}-W{week:02}"


def monday_of(value: date) -> date:
    """Return the Monday of a day's week."""
    return plus(value, -value.weekday())


def month_bounds(year: int, month: int) -> tuple[date, date]:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, gregorian.monthrange(year, month)[1])


def month_plus(year: int, month: int, months: int) -> tuple[int, int]:
    """Return the year and month some months later."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def easter(year: int) -> date:
    """Return Easter Sunday in the Gregorian calendar.

    Source:
        J.-M. Oudin's algorithm, as in the Explanatory Supplement to the Astronomical Almanac (1992), p. 582.
    """
    century, golden = year // 100, year % 19
    k = (century - 17) // 25
    moon = (century - century // 4 - (century - k) // 3 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    away = moon - weekday
    month = 3 + (away + 40) // 44
    return date(year, month, away + 28 - 31 * (month // 4))


def days_between(first: date, second: date) -> int:
    """Return how many days lie between two dates, without sign."""
    return abs((first - second) // timedelta(days=1))
