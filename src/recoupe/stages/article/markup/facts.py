"""What the elements around a line say of it: its block, its hints, how much of it is linked or bold."""

from collections import Counter
from collections.abc import Sequence

from recoupe.lexicon.article_markup import Hint, MarkupWords
from recoupe.types.base import Record
from recoupe.types.markup import Element, MarkedLine

HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
"""Headings inside an article; `h1` is its title."""

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
    ]
)
"""Elements inside a line; the innermost other element is the line's block."""

_WHOLE_PAGE = frozenset({"html", "body", "main", "article"})
"""Elements whose names speak of the whole page or of its subject ("tag-justice"): only their content hint counts."""

AGAINST: frozenset[Hint] = frozenset(
    {"nav", "footer", "aside", "form", "hidden", "comments", "share", "related", "tags", "ad", "legal", "offer", "author_note"}
)
"""Hints that speak against a line being the article."""

_OF_THE_WHOLE: frozenset[Hint] = frozenset({"content", "entry"})
"""Hints that an element may give to all of an article."""

_OF_AN_ARTICLE = frozenset({"header", "footer"})
"""Inside an article these tags are its own head and foot, and no part of the site's."""

_IN_FIGURES = frozenset({"blockquote", "table"})
"""A figure may hold these; they are no caption."""

_MOST = 0.4
"""An element that holds a greater part of the article than this is no menu, box, form or caption, whatever it is called."""


class LineFacts(Record, frozen=True, kw_only=True):
    """The markup of a line: its block's tag and element, the element around that, hints, and shares of its characters."""

    tag: str
    block: int
    around: int
    hints: frozenset[Hint]
    linked: float
    strong: float

    @property
    def against(self) -> bool:
        """Whether the markup says that this is not the article."""
        return not AGAINST.isdisjoint(self.hints)


def facts_of(
    lines: Sequence[MarkedLine], elements: Sequence[Element], kept: Sequence[int], words: MarkupWords
) -> tuple[LineFacts, ...]:
    """Return the facts of every rendered line.

    Args:
        lines: the lines of the rendering.
        elements: its table of elements.
        kept: for each line the characters that the extractor keeps.
        words: what tags and names mean.
    """
    share = kept_share(lines, elements, kept)
    hints = _hints(elements, share, words)
    misnomers = _misnomers(lines, kept, hints)
    found = []
    for line in lines:
        block = line.element
        while block >= 0 and elements[block].tag in INLINE:
            block = elements[block].parent
        size = max(line.end - line.start, 1)
        found.append(
            LineFacts(
                tag=elements[block].tag if block >= 0 else "",
                block=block,
                around=elements[block].parent if block >= 0 else -1,
                hints=hints[line.element] - misnomers if line.element >= 0 else frozenset(),
                linked=line.linked / size,
                strong=line.strong / size,
            )
        )
    return tuple(found)


def _misnomers(lines: Sequence[MarkedLine], kept: Sequence[int], hints: Sequence[frozenset[Hint]]) -> frozenset[Hint]:
    """Return the hints that a page gives to most of its article: the "comments" of a live report are the report."""
    said: Counter[Hint] = Counter()
    for line, size in zip(lines, kept, strict=True):
        if line.element >= 0 and size:
            said.update(dict.fromkeys(hints[line.element] - _OF_THE_WHOLE, size))
    most = _MOST * sum(kept)
    return frozenset(hint for hint, size in said.items() if size > most)


def kept_share(lines: Sequence[MarkedLine], elements: Sequence[Element], kept: Sequence[int]) -> list[float]:
    """Return, for every element, the part of all that is kept which stands in it."""
    inside = [0] * len(elements)
    for line, size in zip(lines, kept, strict=True):
        if line.element >= 0:
            inside[line.element] += size
    for index in range(len(elements) - 1, -1, -1):
        if elements[index].parent >= 0:
            inside[elements[index].parent] += inside[index]
    total = sum(kept) or 1
    return [size / total for size in inside]


def _hints(elements: Sequence[Element], share: Sequence[float], words: MarkupWords) -> list[frozenset[Hint]]:
    """Return the hints of every element, those of the elements around it included."""
    said: dict[tuple[str, str], frozenset[Hint]] = {}
    found: list[frozenset[Hint]] = []
    for element, part in zip(elements, share, strict=True):
        key = (element.tag, element.names)
        own = said.get(key)
        if own is None:
            own = said[key] = _own_hints(element, words)
        if element.tag in _OF_AN_ARTICLE and element.parent >= 0 and "content" in found[element.parent]:
            own -= words.tags.get(element.tag, frozenset())
        if part > _MOST:
            own &= _OF_THE_WHOLE
        above = found[element.parent] if element.parent >= 0 else frozenset()
        if element.tag in _IN_FIGURES:
            above -= {"caption"}
        found.append(above | own if own else above)
    return found


def _own_hints(element: Element, words: MarkupWords) -> frozenset[Hint]:
    by_name = words.of_names(element.names) if element.names else frozenset()
    if element.tag in _WHOLE_PAGE:
        by_name &= {"content"}
    return by_name | words.tags.get(element.tag, frozenset())
