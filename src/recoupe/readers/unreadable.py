"""Files that are no pages and cannot be read as such: told by their first bytes, with what to do instead."""

import re

_AS_TEXT = "save the page as text or HTML"
_DOCUMENT = "save the document as plain text or HTML"
_UNPACK = "unpack it first"

_SIGNATURES = (
    (b"%PDF-", "a PDF: save the page as text or HTML, or run 'pdftotext FILE' first"),
    (b"\xd0\xcf\x11\xe0", f"an old office file or an Outlook message: {_DOCUMENT}"),
    (b"{\\rtf", f"an RTF document: {_DOCUMENT}"),
    (b"\x89PNG", f"a picture: {_AS_TEXT}"),
    (b"\xff\xd8\xff", f"a picture: {_AS_TEXT}"),
    (b"GIF87a", f"a picture: {_AS_TEXT}"),
    (b"GIF89a", f"a picture: {_AS_TEXT}"),
    (b"II*\0", f"a picture: {_AS_TEXT}"),
    (b"MM\0*", f"a picture: {_AS_TEXT}"),
    (b"SQLite format 3\0", "a database (SQLite), not a page; a store of recoupe is named with --store"),
    (b"bplist00", "a web archive of Safari: save the page as 'page source', or as text"),
    (b"7z\xbc\xaf\x27\x1c", f"a 7z file: {_UNPACK}"),
    (b"Rar!\x1a\x07", f"a RAR file: {_UNPACK}"),
    (b"\xfd7zXZ\0", f"an xz file: {_UNPACK}"),
    (b"BZh", f"a bzip2 file: {_UNPACK}"),
    (b"\x28\xb5\x2f\xfd", f"a zstd file: {_UNPACK}"),
    (b"filedesc://", "an old web archive (ARC): run 'warcio recompress FILE FILE.warc.gz' first"),
    (b"<?php", "a PHP program, not the page that it makes: save the page from a browser"),
)
_PROLOGUE = rb"(?:\xef\xbb\xbf)?\s*+(?><\?xml[^>]*+>\s*+)?(?>(?><!--.*?-->|<\?.*?\?>|<!DOCTYPE(?!\s+html)[^>]*+>)\s*+)*+"
_HEADERS = rb"(?>(?!content-type:)[a-z][a-z0-9-]*+:[^\n]*+\n(?>[ \t][^\n]*+\n)*+)*+"
_SHAPES = (
    (rb"RIFF....WEBP", f"a picture: {_AS_TEXT}"),
    (rb".{257}ustar", f"a tar archive: {_UNPACK}"),
    (
        _PROLOGUE + rb"<(?:rss|feed|rdf:rdf|urlset|sitemapindex|opml)\b",
        "a feed or a list of addresses: save the pages it points to",
    ),
    (rb"(?=(?:\xef\xbb\xbf)?\s*+<\?xml)" + _PROLOGUE + rb"<(?!!|\?|html\b)", f"XML, not a page: {_AS_TEXT}"),
    (_HEADERS + rb"content-type:\s*+multipart/(?!related)", f"an e-mail: {_AS_TEXT}"),
)
_COMPILED = tuple((re.compile(shape, re.DOTALL | re.IGNORECASE), advice) for shape, advice in _SHAPES)


def why_unreadable(head: bytes) -> str | None:
    """Return why the file with this beginning is no page, and what to do instead; None when it may be one."""
    for signature, advice in _SIGNATURES:
        if head.startswith(signature):
            return f"is {advice}"
    return next((f"is {advice}" for shape, advice in _COMPILED if shape.match(head)), None)
