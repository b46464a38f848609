"""What an HTML page says beside its words: which element every rendered line stands in, and what the head tells about the page.

The text of an HTML capture is our own rendering of the whole page. `runs` lead from it to the decoded source, character by
character; nothing in the rendering but line ends, tabs and blanks between neighbouring elements is without a place there.
"""

from msgspec import Struct

from recoupe.types.base import Record


class SourceRun(Struct, frozen=True):
    """`length` characters of the rendered text from `text` on stand at `source` in the decoded source and fill `width` there.

    Where `width` is `length`, character k of one is character k of the other (a line end or tab of the source reads as a blank);
    else the whole of one stands for the whole of the other (`&eacute;`, a row of blanks).
    """

    text: int
    source: int
    length: int
    width: int


class Element(Struct, frozen=True):
    """An element with text in it: the index of its parent (-1 for none), its tag, and the names it goes by.

    `names` are the words of its class, id, role, itemprop and rel, as written, blanks between them; `hidden` is one of them when
    the page hides it.
    """

    parent: int
    tag: str
    names: str


class MarkedLine(Struct, frozen=True):
    """One line of the rendered text: its place, the innermost element that holds all of it, and what is marked up in it.

    `linked` and `strong` count characters inside links and bold type; `broken` is true where a `<br>` and no new block began it.
    """

    start: int
    end: int
    element: int
    linked: int
    strong: int
    broken: bool


class Named(Struct, frozen=True):
    """Words inside a line that an element names as a date or an author: their place in the rendered text, the tag and the names.

    `value` is what the element says of them for machines (`<time datetime="...">`, a title), empty when it says nothing.
    """

    start: int
    end: int
    tag: str
    names: str
    value: str


class MetaTag(Struct, frozen=True):
    """A `<meta>`: its name, property or itemprop (lower case), its content, and its place in the decoded source."""

    name: str
    content: str
    start: int
    end: int


class DataBlock(Struct, frozen=True):
    """The text of a `<script type="application/ld+json">`, and its place in the decoded source."""

    text: str
    start: int
    end: int


class Head(Record, frozen=True, kw_only=True):
    """What the page says of itself where no reader looks; metas and data blocks count wherever they stand.

    `title` is the words of `<title>`, `language` the lang of `<html>`, `address` the canonical link, `frames` the sources of a
    frameset.
    """

    title: str | None = None
    language: str | None = None
    address: str | None = None
    metas: tuple[MetaTag, ...] = ()
    data: tuple[DataBlock, ...] = ()
    frames: tuple[str, ...] = ()


class Markup(Record, frozen=True, kw_only=True):
    """The markup of an HTML capture: its decoded source, the way back to it, and what the elements say of the lines.

    `mark` is the length in bytes of the byte-order mark before the source, `odd` the characters of the source that fill another
    number of bytes than the encoding says: place and width.
    """

    source: str
    mark: int = 0
    odd: tuple[tuple[int, int], ...] = ()
    runs: tuple[SourceRun, ...]
    elements: tuple[Element, ...]
    lines: tuple[MarkedLine, ...]
    named: tuple[Named, ...] = ()
    head: Head = Head()


class ByteRun(Struct, frozen=True):
    """`length` characters of the rendered text from `text` on stand at byte `start` of the page and fill `width` bytes.

    Of an `even` run, character k stands where the bytes of the k characters before it end, as the page's encoding writes them; of
    another the whole stands for the whole. Line ends, tabs and blanks that the rendering set are in no run.
    """

    text: int
    start: int
    length: int
    width: int
    even: bool
