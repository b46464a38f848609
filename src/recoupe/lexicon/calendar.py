"""Schema of `data/calendar/calendar.yaml`: names of days and months, shared by the article and times stages."""

from pathlib import Path

from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record


class NamedNumber(Record, frozen=True, kw_only=True):
    """A day or month by its number and the ways it is printed (lower case, without full stops)."""

    number: int
    forms: tuple[str, ...]


class CalendarFile(Record, frozen=True, kw_only=True):
    """The file as written."""

    weekdays: tuple[NamedNumber, ...]
    months: tuple[NamedNumber, ...]


class Calendar(Record, frozen=True, kw_only=True):
    """Days and months by their lower-case forms; Monday is 1, January is 1."""

    weekdays: dict[str, int]
    months: dict[str, int]


def load_calendar(folder: Path) -> Calendar:
    """Return the calendar in `folder` (`calendar.yaml`).

    Raises:
        LexiconError: if the file is missing or wrong.
    """
    file = read_yaml(folder / "calendar.yaml", CalendarFile)
    return Calendar(
        weekdays={form: day.number for day in file.weekdays for form in day.forms},
        months={form: month.number for month in file.months for form in month.forms},
    )
