"""A capture made again from what the store kept of it, without its file."""

from datetime import datetime

import msgspec

from recoupe.readers.html import read_html
from recoupe.types.capture import Capture
from recoupe.types.errors import CaptureError


def capture_of_kept(kept: Capture, *, html: bool) -> Capture:
    """Return a capture as it was when its page was read.

    Args:
        kept: all that was kept of it: bytes, text and the rest; the markup of an HTML page is made again from its bytes.
        html: whether it is HTML.

    Raises:
        CaptureError: if the bytes of an HTML page no longer read as the text that was kept.
    """
    if not html or kept.data is None:
        return kept
    found = read_html(
        kept.data,
        name=kept.name,
        path=kept.path,
        record=kept.record,
        url=kept.url,
        served=kept.encoding,
        crawled=kept.crawled,
    )
    if not isinstance(found, Capture) or (found.id, found.text) != (kept.id, kept.text):
        raise CaptureError(
            f"{kept.path}: the bytes that were kept read otherwise than the text that was kept; add the page again"
        )
    return msgspec.structs.replace(found, encoding=kept.encoding, fields=kept.fields, problems=kept.problems)


def when_crawled(written: str | None) -> datetime | None:
    """Return when a page was fetched, as a record writes it."""
    return None if written is None else datetime.fromisoformat(written)
