"""What kind of file some bytes are: their beginning decides, the ending of the name only where it leaves the choice open."""

import re

import msgspec

from recoupe.readers.endings import ENDINGS, Kind, ending_of

HEAD = 65_536
"""Bytes from the beginning of a file that are looked at."""

_BEFORE = re.compile(rb"(?>\s++|\xef\xbb\xbf|<!--.*?-->|<\?xml\b[^>]*+>)*+", re.DOTALL | re.IGNORECASE)
_PAGE = re.compile(
    rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|base|script|style|frameset|table|center)[\s>/])", re.IGNORECASE
)
_TAG = re.compile(rb"</?[a-z!][^<>]*>", re.IGNORECASE)
_MIME = re.compile(rb"(?>[A-Za-z][A-Za-z0-9-]*+:[^\n]*+\n(?>[ \t][^\n]*+\n)*+)++")
_SAVED = re.compile(
    rb"^(?:content-type:\s*(?:multipart/related|text/html)|snapshot-content-location:)", re.IGNORECASE | re.MULTILINE
)
_VERSION = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
_WARC = re.compile(rb"\s*+WARC/[01]\.\d")
_OBJECT = re.compile(rb'\{\s*+"')
_PACKED: tuple[tuple[bytes, Kind], ...] = ((b"\x1f\x8b", "gzip"), (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"))


def kind_of(head: bytes, name: str) -> Kind:
    """Return the kind of a file that may be read.

    Args:
        head: its first bytes, `HEAD` of them.
        name: its name, for the ending.
    """
    for signature, kind in _PACKED:
        if head.startswith(signature):
            return kind
    if _WARC.match(head):
        return "warc"
    narrow = head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")
    return _kind_of_text(narrow, ENDINGS.get(ending_of(name), "text"))


def has_tags(data: bytes) -> bool:
    """Return whether there is any tag in some bytes; what is called HTML and has none is text."""
    return _TAG.search(data.replace(b"\0", b"")) is not None


def _kind_of_text(head: bytes, said: Kind) -> Kind:
    """Return the kind of what is made of characters; `said` is the kind that the name gives."""
    if _is_html(head, any_tag=said == "html"):
        return "html"
    if _is_mhtml(head):
        return "mhtml"
    if said == "jsonl" or _is_row(head.lstrip()):
        return "jsonl"
    return "html" if said == "html" else "text"


def _is_html(head: bytes, *, any_tag: bool) -> bool:
    """Return whether some bytes begin as a page does; where the name says so, any tag is enough."""
    before = _BEFORE.match(head)
    rest = head[before.end() if before else 0 :]
    return bool(_PAGE.match(rest) or (any_tag and _TAG.match(rest)))


def _is_mhtml(head: bytes) -> bool:
    found = _MIME.match(head.lstrip().replace(b"\r\n", b"\n"))
    return bool(found and _VERSION.search(found.group()) and _SAVED.search(found.group()))


def _is_row(head: bytes) -> bool:
    """Return whether the first line is an object of JSON; of a line longer than what is looked at, whether it begins as one."""
    line, end, _ = head.partition(b"\n")
    if not end and len(head) > HEAD // 2:
        return _OBJECT.match(line) is not None
    try:
        return line.startswith(b"{") and isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
