"""What pages share: pairs of places with the same words, passages that several pages print, and where they come from.

Places are raw ones: half-open, in code points of the text as captured. A place may hold furniture (an advertisement amid a
paragraph) that is no part of what is shared.
"""

from typing import Literal

from recoupe.types.base import Record


class PassagePlace(Record, frozen=True, kw_only=True):
    """Where a page, named by its id, prints a passage: from its first word to its last."""

    page: str
    start: int
    end: int


class SharedSpans(Record, frozen=True, kw_only=True):
    """Two places that were compared word by word: the same words but for small edits.

    `words` is how many stand on both sides. `prints` tells the words of either place: the same number, the same words.
    """

    first: PassagePlace
    second: PassagePlace
    words: int
    prints: tuple[int, int]


class Passage(Record, frozen=True, kw_only=True):
    """Words that several pages print, with every place of them, in the order of page ids and places.

    The `id` is made of the words as most pages print them. A shorter copy is a passage of its own that lies within the longer
    one: a place never holds more than the pages of its passage have in common. `words` is the least that any two of them share.
    `furniture` is what stands on many pages of one publisher whose stories differ: no reprint of anything.
    """

    id: str
    places: tuple[PassagePlace, ...]
    words: int
    furniture: bool = False


OriginRule = Literal["credit", "passage_credit", "passage_first", "publisher", "page", "quoted"]
"""`quoted`: the page names another medium as its source. `credit`: the page credits an agency. `passage_credit`: another page
that prints the passage does. `passage_first`: nobody credits anybody, the publisher of the earliest page that prints it.
`publisher`: the page's own. `page`: nothing is known."""


class Origin(Record, frozen=True, kw_only=True):
    """The independent source of a stretch of a page: `agency/<slug>`, `publisher/<slug>` or `page/<page id>`.

    Two stretches have one source when the ids are equal. `passage` is the passage that led there, if one did.
    """

    id: str
    name: str
    rule: OriginRule
    passage: str | None = None


class Stretch(Record, frozen=True, kw_only=True):
    """A raw stretch of a page: half-open, in code points."""

    start: int
    end: int


class Credit(Record, frozen=True, kw_only=True):
    """A place of a page that credits an agency, and its words."""

    start: int
    end: int
    text: str


class PrintingPage(Record, frozen=True, kw_only=True):
    """What is known of a page when the origin of its words is asked.

    `earliest` and `latest` bound its day of publication (ISO days). `agencies` are those that the page credits, `credits` the
    places where it does, `quoted` the words that it prints in quotation marks.
    """

    id: str
    name: str
    publisher: str | None
    agencies: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    credits: tuple[Credit, ...] = ()
    quoted: tuple[Stretch, ...] = ()
