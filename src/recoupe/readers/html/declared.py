"""What an HTML page declares of its encoding (HTML Living Standard, 13.2.3.2: only the beginning of the page is looked at)."""

import re

_META = re.compile(rb"<meta\s[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:\-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\A\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:\-]{2,40})", re.IGNORECASE)
_BEGINNING = 8_192


def declared_encodings(data: bytes, *, served: str | None = None) -> tuple[str, ...]:
    """Return the names of encodings that the server (`served`) and the page declare, the more trusted first."""
    start = data[:_BEGINNING].replace(b"\0", b"")
    found = (pattern.search(start) for pattern in (_META, _XML))
    named = [hit.group(1).decode("ascii") for hit in found if hit]
    return (served, *named) if served else tuple(named)
