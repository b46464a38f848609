"""The bytes of an HTML page to a capture: decoded, rendered as a whole, with the way back."""

import hashlib
from datetime import datetime

import msgspec

from recoupe.readers.decode import Decoded, decode
from recoupe.readers.html.declared import declared_encodings
from recoupe.readers.html.render import render
from recoupe.readers.html.saved import archived_at, read_saved
from recoupe.readers.text import page_id
from recoupe.types.capture import Capture, Given, Refusal
from recoupe.types.markup import Head, Markup
from recoupe.types.problem import Problem

MAX_BYTES = 25_000_000
"""A longer file is no press page, not even one with its pictures inside."""

MAX_TEXT = 5_000_000
"""Characters of rendered text, as for a text capture."""


def read_html(
    data: bytes,
    *,
    name: str,
    path: str,
    record: str | None = None,
    url: str | None = None,
    served: str | None = None,
    crawled: datetime | None = None,
    said: Given | None = None,
) -> Capture | Refusal:
    """Return the capture of an HTML page, or why its bytes hold none.

    Args:
        data: the whole page.
        name: the page's name.
        path: the file it comes from.
        record: its place in that file, when the file holds many pages.
        url: its address when it is known; else a saving program, or the page itself, may have written it down.
        served: the encoding that the server named.
        crawled: when it was fetched.
        said: what the container says of the page.
    """
    if isinstance(page := _page_in(data, served), str):
        return Refusal(path=path, record=record, reason=page)
    decoded, text, markup = page
    digest, saved = hashlib.sha256(data).hexdigest(), read_saved(decoded.text)
    address = url or saved.url or _absolute(markup.head.address)
    return Capture(
        id=page_id(digest, address or locator_of(path, record)),
        name=name,
        sha256=digest,
        path=path,
        record=record,
        text=text,
        encoding=decoded.encoding,
        url=address,
        crawled=crawled or saved.at or archived_at(address),
        data=data,
        markup=markup,
        said=said or Given(),
        problems=(*decoded.problems, *_problems(markup.head)),
    )


def _page_in(data: bytes, served: str | None) -> tuple[Decoded, str, Markup] | str:
    """Return the source of a page, its rendering and its markup, or why there is none."""
    if len(data) > MAX_BYTES:
        return f"is {len(data):,} bytes long, more than one page can be ({MAX_BYTES:,}): save it without its pictures"
    decoded = decode(data, declared=declared_encodings(data, served=served))
    found = render(decoded.text)
    text, markup = found.text, msgspec.structs.replace(found.markup, mark=decoded.mark, odd=decoded.odd)
    if len(text) > MAX_TEXT:
        return f"holds {len(text):,} characters of text, more than one page can ({MAX_TEXT:,}): split it into pages"
    if not text.strip() and not markup.head.frames:
        return "is HTML without text: save the page after it has loaded"
    return decoded, text, markup


def _absolute(address: str | None) -> str | None:
    return address if address and address.lower().startswith(("http://", "https://")) else None


def locator_of(path: str, record: str | None) -> str:
    """Return where a page without an address is: its file, and its place in it."""
    return path if record is None else f"{path}#{record}"


def _problems(head: Head) -> tuple[Problem, ...]:
    if not head.frames:
        return ()
    sources = ", ".join(frame for frame in head.frames if frame) or "not named"
    return (Problem(code="capture.frameset", message=f"the page is a frameset; its text is in other pages: {sources}"),)
