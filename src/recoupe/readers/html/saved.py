"""What programs that save pages write into them: the address, and the day it was saved."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from recoupe.types.base import Record

_BROWSER = re.compile(r"<!--\s*saved from url=\(\d{4,}\)\s*(\S+?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n\r]{6,160})", re.IGNORECASE)
_HTTRACK = re.compile(r"<!--\s*Mirrored from\s+(\S+)\s+by HTTrack[^,>]*(?:\[[^\]]*\])?,\s*([^>]{6,60}?)\s*-->", re.IGNORECASE)
_WAYBACK = re.compile(r"FILE ARCHIVED ON\s+(\d\d:\d\d:\d\d \w{3} \d\d, \d{4})\s+AND RETRIEVED")
_ARCHIVED_URL = re.compile(r"\Ahttps?://web\.archive\.org/web/(\d{4,14})(?:[a-z]{2}_)?/(.+)\Z", re.IGNORECASE)
_ENDS = 6_000
_OFFSET = re.compile(r"\s*\([^()]*\)\s*\Z")
_STAMPED = ("%a %b %d %Y %H:%M:%S GMT%z", "%a %b %d %Y %H:%M:%S")


class Saved(Record, frozen=True, kw_only=True):
    """Where a page was saved from and when; None for what is not written."""

    url: str | None = None
    at: datetime | None = None


def read_saved(source: str) -> Saved:
    """Return what Chrome, Edge, SingleFile, HTTrack or the Wayback Machine wrote into a page, at its beginning or its end."""
    beginning = source[:_ENDS]
    if found := _SINGLE_FILE.search(beginning):
        return Saved(url=found.group(1), at=_moment(found.group(2)))
    if found := _HTTRACK.search(beginning):
        address = found.group(1)
        return Saved(url=address if "://" in address else f"http://{address}", at=_moment(found.group(2)))
    found = _BROWSER.search(beginning)
    url = found.group(1) if found and found.group(1).lower().startswith("http") else None
    archived = _WAYBACK.search(source, max(len(source) - _ENDS, 0))
    return Saved(url=url, at=_at(archived.group(1), "%H:%M:%S %b %d, %Y") if archived else None)


def archived_at(url: str | None) -> datetime | None:
    """Return the moment that stands in an address of the Wayback Machine; None for any other address."""
    found = _ARCHIVED_URL.match(url) if url else None
    if not found or len(found.group(1)) < 8:
        return None
    return _at(found.group(1).ljust(14, "0"), "%Y%m%d%H%M%S")


def _moment(written: str) -> datetime | None:
    text = _OFFSET.sub("", written.strip())
    for form in _STAMPED:
        if at := _at(text, form):
            return at
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _at(text: str, form: str) -> datetime | None:
    try:
        at = datetime.strptime(text, form)
    except (ValueError, OverflowError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
