"""Which outlet published the page: its name as claimed or printed, else the host of its address."""

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from recoupe.stages.article.claims import Claims
from recoupe.stages.article.furniture.stamp import Stamp
from recoupe.types.capture import Given

_ADDRESS = re.compile(r"\A(?:https?://)?(?:www\.)?([\w.-]+\.[a-z]{2,6})/*\Z", re.IGNORECASE)
_MARKS = re.compile(r"\s*[©®™]\s*|\A(?:copyright|\(c\))\s+", re.IGNORECASE)
_ARCHIVES = ("web.archive.org", "archive.is", "archive.ph", "archive.today", "webcache.googleusercontent.com")


def name_outlet(given: Given, claims: Claims, stamps: Iterable[Stamp], printed: Iterable[str], url: str | None) -> str | None:
    """Return the outlet: given, claimed in the head, printed by the article, or the host of the address; None when unknown."""
    claimed = next((name for words in claims.publishers if (name := _clean(words))), None)
    return given.publisher or claimed or _host(stamps) or next(iter(printed), None) or _host_of(url)


def _clean(words: str) -> str | None:
    """Return a claimed name without marks of ownership, and an address as its host."""
    name = _MARKS.sub(" ", words).strip(" -|")
    address = _ADDRESS.match(name)
    return address.group(1).lower() if address else name or None


def _host(stamps: Iterable[Stamp]) -> str | None:
    """Return the site's address when it is surely the page's own: printed beside the date, or more than once."""
    hosts = [(stamp.host, bool(stamp.dates)) for stamp in stamps if stamp.host]
    times = Counter(host for host, _ in hosts)
    return next((host for host, dated in hosts if dated or times[host] > 1), None)


def _host_of(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and host not in _ARCHIVES else None
