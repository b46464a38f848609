"""htmldate's guess, asked only when nothing else on a page names a day."""

import logging
from datetime import date

logging.getLogger("htmldate").addHandler(logging.NullHandler())


def guess_day(source: str, url: str | None) -> date | None:
    """Return the day that htmldate finds in a page, its original date; None when it finds none or fails."""
    from htmldate import find_date  # here, because it is slow to import, and few pages need it

    try:
        found = find_date(source, url=url, original_date=True, extensive_search=False, deferred_url_extractor=True)
        return date.fromisoformat(found) if found else None
    except Exception:  # noqa: BLE001 - a guess that fails is no guess
        return None
