"""Days and moments as files and protocols write them, never as people do: no words of a language, no guess at an order."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"\s*(\d{4})(?:-(\d\d)-(\d\d)|/(\d\d)/(\d\d)|(\d\d)(\d\d))(?!\d)")


def day_in(written: str) -> date | None:
    """Return the day that a date or moment begins with (ISO 8601, 2016/10/12, 20161012, or as in e-mail); None for all else.

    The day is that of the time zone it is written in.
    """
    if found := _DAY.match(written):
        try:
            return date(*(int(part) for part in found.groups() if part))
        except ValueError:
            return None
    moment = mail_moment(written)
    return moment.date() if moment else None


def iso_moment(written: str | None) -> datetime | None:
    """Return a moment written as ISO 8601 writes it, in UTC where it names no zone; None for all else."""
    try:
        moment = datetime.fromisoformat((written or "").strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def mail_moment(written: str | None) -> datetime | None:
    """Return a moment written as e-mail and HTTP write it ("Wed, 12 Oct 2016 09:31:00 +0200"); None for all else."""
    try:
        moment = parsedate_to_datetime(written or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
