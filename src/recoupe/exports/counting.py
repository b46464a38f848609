"""Independent sources, counted for people: pages that copy each other are one."""

from collections.abc import Sequence

from recoupe.types.base import Record
from recoupe.types.reuse import Origin


class Counting(Record, frozen=True, kw_only=True):
    """The words for counting sources, in a reader's language."""

    pages: str
    copies: str
    source: str
    sources: str


def origins_of(origins: Sequence[Origin], pages: int, *, words: Counting) -> str:
    """Return the independent sources of something; pages that copy each other are counted once, and said so.

    Args:
        origins: the sources, each once.
        pages: the pages that tell it.
        words: "pages", "source" and so on in the reader's language.

    Returns:
        "AVP" for one page; "AVP, 4 copies = 1 source"; "AVP; Lac Info, 5 pages = 2 sources".
    """
    names = "; ".join(dict.fromkeys(origin.name for origin in origins))
    count = len({origin.id for origin in origins})
    if pages < 2 or not count:
        return names
    if count == 1:
        return f"{names}, {pages} {words.copies} = 1 {words.source}"
    return f"{names}, {pages} {words.pages} = {count} {words.sources}"
