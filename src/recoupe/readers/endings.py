"""Endings of file names: which may be pages, which are documents that somebody may have taken for pages."""

import re
from pathlib import PurePosixPath
from typing import Literal

Kind = Literal["text", "html", "mhtml", "jsonl", "warc", "zip", "gzip"]
"""What recoupe reads. `gzip` is one of the others, packed."""

ENDINGS: dict[str, Kind] = {
    **dict.fromkeys([".txt", ".text"], "text"),
    **dict.fromkeys([".html", ".htm", ".xhtml", ".xht", ".shtml", ".shtm", ".stm"], "html"),
    **dict.fromkeys([".php", ".php3", ".php4", ".php5", ".phtml", ".asp", ".aspx", ".jsp", ".jspx", ".cfm", ".cgi"], "html"),
    **dict.fromkeys([".mht", ".mhtml"], "mhtml"),
    **dict.fromkeys([".jsonl", ".ndjson", ".jsonlines"], "jsonl"),
    **dict.fromkeys([".warc", ".wet"], "warc"),
    **dict.fromkeys([".zip", ".wacz"], "zip"),
}
"""What is read inside a folder or a zip file, and what it is when its first bytes do not tell."""

_OFFICE = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".pages", ".wpd", ".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods")
_BOOKS_AND_MAIL = (".epub", ".mobi", ".azw3", ".eml", ".msg", ".webarchive", ".maff")
_ARCHIVES = (".7z", ".rar", ".tar", ".tgz", ".tbz", ".txz", ".bz2", ".xz", ".zst", ".arc")

DOCUMENTS = frozenset({*_OFFICE, *_BOOKS_AND_MAIL, *_ARCHIVES})
"""What is no page but may hold some: listed, with what to do, where other files (pictures, styles) are passed over."""

_SERVED = re.compile(r"(\.[a-z0-9]{2,5})[?@]", re.IGNORECASE)
"""The ending of an address with a query, as wget and HTTrack name files ("spip.php?article12")."""

_PACKED = ".gz"


def ending_of(name: str) -> str:
    """Return the ending of a file name, lower case, the inner one where the file is packed (".html" of "a.html.gz")."""
    if served := _SERVED.search(name):
        return served.group(1).lower()
    path = PurePosixPath(name)
    if path.suffix.lower() == _PACKED:
        path = path.with_suffix("")
    return path.suffix.lower()


def stem_of(name: str) -> str:
    """Return what a page is called after its file: the name without its ending ("news" of "news.warc.gz")."""
    path = PurePosixPath(name)
    if _SERVED.search(path.name):
        return path.name
    if path.suffix.lower() == _PACKED and PurePosixPath(path.stem).suffix.lower() in ENDINGS:
        path = path.with_suffix("")
    return path.stem


def is_packed(name: str) -> bool:
    """Return whether a name says that the file is packed with gzip."""
    return name.lower().endswith(_PACKED)
