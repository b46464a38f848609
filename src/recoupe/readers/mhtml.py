"""A page saved as one MIME file (.mht, .mhtml): its main part is the page, the others its pictures, styles and frames."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import NamedTuple

from recoupe.readers.days import mail_moment
from recoupe.readers.limits import BEYOND_LIMITS, why_not_read, within_limits
from recoupe.readers.origin import Origin
from recoupe.readers.page import Item, read_page_bytes

MAX_BYTES = 100_000_000
"""A longer file is no saved page: pictures are in it, written as text."""

_HTML = ("text/html", "application/xhtml+xml")


def read_mhtml(data: bytes, origin: Origin) -> Iterator[Item]:
    """Yield the capture of a page saved as MHTML, or why it holds none.

    Its bytes are those of the main part, decoded: the part that `start` names, else the one at the address that the file was
    saved from, else the first that is HTML. The address, and when it was saved, come from the head of the file.
    """
    try:
        found = within_limits(lambda: _find_page(data))
    except BEYOND_LIMITS as error:
        yield origin.refuse(why_not_read(error))
        return
    if found is None:
        yield origin.refuse("is MHTML without a page in it: save the page again")
        return
    yield from read_page_bytes(
        found.body, origin.at(found.address), html=True, served=found.charset, crawled=mail_moment(found.saved)
    )


class _Page(NamedTuple):
    """The main part: its bytes, its address, the encoding that its head names, and when the file was saved."""

    body: bytes
    address: str | None
    charset: str | None
    saved: str


def _find_page(data: bytes) -> _Page | None:
    message = message_from_bytes(data)
    address = _address(message, "Snapshot-Content-Location")
    part = _main_part(message, address)
    body = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(body, bytes):
        return None
    address = address or _address(part, "Content-Location")
    return _Page(body, address, part.get_content_charset(), _header(message, "Date"))


def _main_part(message: Message, address: str | None) -> Message | None:
    parts = [part for part in message.walk() if part.get_content_type() in _HTML]
    start = message.get_param("start")
    for part in parts:
        if isinstance(start, str) and _header(part, "Content-ID").strip("<> ") == start.strip("<> "):
            return part
    at_address = (part for part in parts if address and _address(part, "Content-Location") == address)
    return next(at_address, parts[0] if parts else None)


def _address(message: Message, field: str) -> str | None:
    value = _header(message, field)
    return value if value.lower().startswith(("http://", "https://")) else None


def _header(message: Message, field: str) -> str:
    """Return a field of a head on one line; "" when it is not there."""
    return "".join(str(message.get(field, "")).split("\n")).replace("\r", "").strip()
