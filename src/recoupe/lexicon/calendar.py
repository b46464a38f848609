"""Schema of `data/calendar/calendar.yaml`: names of days and months, shared by the article and times stages."""

from pathlib import Path

from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record


class NamedNumber(Record, frozen=True, kw_only=True):
    """A day or month by its number and the ways it is printed (lower case, without full stops).

    `short` forms count only beside a day number: alone they are often other words.
    """

    number: int
    forms: tuple[str, ...]
    short: tuple[str, ...] = ()


class CalendarFile(Record, frozen=True, kw_only=True):
    """The file as written."""

    weekdays: tuple[NamedNumber, ...]
    months: tuple[NamedNumber, ...]


class Calendar(Record, frozen=True, kw_only=True):
    """Days and months by their lower-case forms; Monday is 1, January is 1.

    `weekdays` and `months` hold every form; `short` the forms among them that count only beside a day number.
    """

    weekdays: dict[str, int]
    months: dict[str, int]
    short: frozenset[str] = frozenset()


def load_calendar(folder: Path) -> Calendar:
    """Return the calendar in `folder` (`calendar.yaml`).

    Raises:
        LexiconError: if the file is missing or wrong.
    """
    file = read_yaml(folder / "calendar.yaml", CalendarFile)
    return Calendar(
        weekdays={form: day.number for day in file.weekdays for form in (*day.forms, *day.short)},
        months={form: month.number for month in file.months for form in (*month.forms, *month.short)},
        short=frozenset(form for item in (*file.weekdays, *file.months) for form in item.short),
    )
