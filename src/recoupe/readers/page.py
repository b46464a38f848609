"""The bytes of one page to its capture: text or HTML, an export of many articles to many, each within the limits of a page."""

from collections.abc import Callable, Iterator
from datetime import datetime

from recoupe.readers.europresse import Slice, split_export
from recoupe.readers.html import read_html
from recoupe.readers.limits import BEYOND_LIMITS, why_not_read, within_limits
from recoupe.readers.origin import Origin
from recoupe.readers.sniff import has_tags
from recoupe.readers.text import EMPTY, read_text
from recoupe.types.capture import Capture, Given, Passed, Refusal

Item = Capture | Refusal | Passed
"""What readers yield: pages, what cannot be read, and at the end of a container what was passed over."""


def read_page_bytes(
    data: bytes,
    origin: Origin,
    *,
    html: bool,
    served: str | None = None,
    crawled: datetime | None = None,
    said: Given | None = None,
) -> Iterator[Item]:
    """Yield the capture of a page, or why it is none; the articles of a press review, when it is an export of Europresse.

    Args:
        data: the whole page.
        origin: where it comes from.
        html: whether it is HTML; without any tag it is read as text all the same.
        served: the encoding that a server or a container named.
        crawled: when it was fetched or saved.
        said: what the container says of it.
    """
    articles = _articles(data, origin) if html else ()
    if not data:
        yield origin.refuse(EMPTY)
    elif isinstance(articles, Refusal):
        yield articles
    elif articles:
        for piece in articles:
            yield from _read_article(piece, origin.inside(str(piece.number)), crawled=crawled)
    elif html and has_tags(data):
        yield guarded(lambda: _html(data, origin, served=served, crawled=crawled, said=said), origin)
    else:
        yield guarded(lambda: _text(data, origin, served=served, crawled=crawled), origin)


def guarded(read: Callable[[], Capture | Refusal], origin: Origin) -> Capture | Refusal:
    """Return a page that is read within the limits of one page, or that it went beyond them."""
    try:
        return origin.finish(within_limits(read))
    except BEYOND_LIMITS as error:
        return origin.refuse(why_not_read(error))


def _articles(data: bytes, origin: Origin) -> tuple[Slice, ...] | Refusal:
    try:
        return within_limits(lambda: split_export(data))
    except BEYOND_LIMITS as error:
        return origin.refuse(why_not_read(error))


def _read_article(piece: Slice, origin: Origin, *, crawled: datetime | None) -> Iterator[Item]:
    if origin.is_asked_for:
        yield guarded(lambda: _html(piece.data, origin, served=piece.encoding, crawled=crawled, said=piece.said), origin)


def _html(data: bytes, origin: Origin, *, served: str | None, crawled: datetime | None, said: Given | None) -> Capture | Refusal:
    return read_html(
        data,
        name=origin.page_name,
        path=origin.path,
        record=origin.record,
        url=origin.url,
        served=served,
        crawled=crawled,
        said=said,
    )


def _text(data: bytes, origin: Origin, *, served: str | None, crawled: datetime | None) -> Capture | Refusal:
    return read_text(
        data, name=origin.page_name, path=origin.path, record=origin.record, url=origin.url, served=served, crawled=crawled
    )
