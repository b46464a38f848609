"""The shape of a line: lengths, marks, shares of kinds of characters and words, and what the lexicon says of it. No words."""

import math
import re

from recoupe.lexicon.article import ArticleLexicon
from recoupe.stages.article.layout import Layout
from recoupe.stages.article.lines import SAMPLE, Line
from recoupe.types.article import Role

ROLES: tuple[Role, ...] = (
    "title", "standfirst", "heading", "body", "caption", "byline", "date", "related", "comments", "ad", "share", "tags",
    "legal", "other",
)  # fmt: skip
"""Roles that the rules give, as the model sees them."""

_MARKED: tuple[Role, ...] = ("ad", "share", "related", "comments", "tags", "legal", "other")
_QUOTES = re.compile(r"[«»“”\"]")
_STOPS = re.compile(r"[.!?…][\s\"»”)]+(?=[A-ZÀ-Þ«\"“])")
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu)'")
_SIGNS = re.compile(r"[|<>›»•·]")
_ADDRESS = re.compile(r"@|https?:|www\.")

NAMES = (
    "length", "words", "ended", "stopped", "cut", "colon", "comma", "question", "stops", "prose", "strong", "lower",
    "digit", "sign", "quotes", "capitals", "digits", "punctuation", "function_words", "verbs", "capital_words", "letters",
    "persons", "address", "signs", "link", "commas", "repeated", *(f"marked_{role}" for role in _MARKED), "opens",
    *(f"rule_{role}" for role in ROLES),
)  # fmt: skip
"""Names of the shapes, in order."""


def shape_of(line: Line, role: Role, layout: Layout, repeated: int, lexicon: ArticleLexicon) -> list[float]:
    """Return the shape of a line, as `NAMES` says; numbers between 0 and about 10.

    Args:
        line: the line.
        role: what the rules say that it is.
        layout: marks of the page.
        repeated: how often its words stand on the page.
        lexicon: words of pages.
    """
    text, folded = line.text[:SAMPLE], line.folded[:SAMPLE]
    mark = layout.marks.get(line.index)
    return [
        *_outline(line, text),
        *_shares(text, folded, lexicon),
        lexicon.widgets.persons.search(folded) is not None,
        min(len(lexicon.widgets.address.findall(folded)), 3),
        _SIGNS.search(text) is not None,
        _ADDRESS.search(folded) is not None,
        text.count(",") / max(len(_WORDS.findall(text)), 1),
        min(repeated, 3) - 1,
        *(mark is not None and mark.role == marked for marked in _MARKED),
        mark is not None and mark.opens,
        *(role == known for known in ROLES),
    ]


def _outline(line: Line, text: str) -> list[float]:
    """Return how long a line is, how it ends and begins, and how many sentences and quotation marks it has."""
    return [
        math.log1p(len(line.text)),
        math.log1p(line.words),
        line.ended,
        line.stopped,
        text.endswith(("...", "…")),
        text.endswith(":"),
        text.endswith(","),
        text.endswith("?"),
        min(len(_STOPS.findall(text)), 6),
        line.prose,
        line.strong,
        text[0].islower(),
        text[0].isdigit(),
        not text[0].isalnum() and text[0] not in '«"“(-–—',
        min(len(_QUOTES.findall(text)), 6),
    ]


def _shares(text: str, folded: str, lexicon: ArticleLexicon) -> list[float]:
    """Return the shares of capitals, digits and signs among the characters, of function words and capitals among the words."""
    words = _WORDS.findall(text)
    tokens = folded.replace("’", "'").split()
    size, count = len(text), max(len(words), 1)
    letters = max(sum(map(str.isalpha, text)), 1)
    signs = size - sum(map(str.isalnum, text)) - sum(map(str.isspace, text))
    function = sum(1 for token in tokens if token.strip('«»".,;:()') in lexicon.words.function_words or _ELIDED.match(token))
    return [
        sum(map(str.isupper, text)) / letters,
        sum(map(str.isdigit, text)) / size,
        signs / size,
        function / max(len(tokens), 1),
        min(sum(1 for token in tokens if token in lexicon.words.verbs), 3),
        sum(1 for word in words if word[0].isupper()) / count,
        letters / count,
    ]
