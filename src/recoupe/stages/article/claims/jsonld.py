"""Data blocks of a page (schema.org as JSON-LD): the nodes that describe its article, however carelessly they are written."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

import msgspec

Node = Mapping[str, Any]

_ARTICLE = re.compile(r"(?:Article|BlogPosting|NewsItem|Posting|RadioEpisode|PodcastEpisode|Report|LiveBlog\w*)\Z")
_PAGE = frozenset({"WebPage", "ItemPage", "AboutPage", "VideoObject", "CreativeWork", "MediaObject"})
_ELSEWHERE = frozenset(
    {
        "comment",
        "comments",
        "itemListElement",
        "hasPart",
        "mentions",
        "citation",
        "relatedLink",
        "review",
        "liveBlogUpdate",
        "about",
    }
)
"""Keys of an article under which other articles stand."""

_WRAPPED = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*\Z"
)
_CONTROL = re.compile(r"[\x00-\x1f]+")
_TRAILING = re.compile(r",\s*(?=[}\]])")
_DEEPEST = 40
_MOST = 4_000


def read_nodes(text: str) -> tuple[Node, ...]:
    """Return every object of a data block, outermost first; empty when it cannot be read even with its mistakes mended."""
    parsed = _parse(text)
    return tuple(node for _, node in zip(range(_MOST), _walk(parsed, 0), strict=False))


def is_article(node: Node) -> bool:
    """Return whether a node describes an article."""
    return any(_ARTICLE.search(kind) for kind in types_of(node))


def is_page(node: Node) -> bool:
    """Return whether a node describes a page, film or other work that may be the article's."""
    return not _PAGE.isdisjoint(types_of(node))


def types_of(node: Node) -> tuple[str, ...]:
    """Return the types of a node without their namespace."""
    kinds = node.get("@type") or node.get("type") or ()
    kinds = [kinds] if isinstance(kinds, str) else kinds
    return (
        tuple(kind.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for kind in kinds if isinstance(kind, str))
        if isinstance(kinds, list)
        else ()
    )


def words_of(node: Node, *keys: str) -> str | None:
    """Return the first text under some keys, references decoded and blanks collapsed."""
    for key in keys:
        value = node.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("@value") or value.get("name")
        if isinstance(value, str) and (words := " ".join(unescape(unescape(value)).split())):
            return words
    return None


def names_of(value: Any, named: Mapping[str, Node]) -> list[tuple[str, bool]]:
    """Return the names under "author" or "publisher", each with whether it is a person's.

    `named` are the nodes of the page that others point to by their "@id".
    """
    found: list[tuple[str, bool]] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            found += [(name, False) for name in _names(item)]
        elif isinstance(item, dict):
            node = item if "name" in item else named.get(str(item.get("@id")), item)
            person = "Person" in types_of(node)
            named_as = node.get("name")
            found += [
                (name, person) for words in (named_as if isinstance(named_as, list) else [named_as]) for name in _names(words)
            ]
    return found


def _names(words: Any) -> list[str]:
    """Return a text as a name, in a list; nothing for addresses and for what is no text."""
    if not isinstance(words, str) or words.startswith(("http:", "https:", "//", "#")):
        return []
    name = " ".join(unescape(unescape(words)).split())
    return [name] if name else []


def _parse(text: str) -> Any:
    for candidate in (text, _mended(text)):
        try:
            return msgspec.json.decode(candidate)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            continue
    return None


def _mended(text: str) -> str:
    """Return a data block without what often spoils it: comment marks around it, line ends in texts, commas too many."""
    unwrapped = _WRAPPED.sub("", text)
    return _TRAILING.sub("", _CONTROL.sub(" ", unwrapped)).strip().rstrip(";")


def _walk(value: Any, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key, item in value.items():
            if key not in _ELSEWHERE and isinstance(item, (dict, list)):
                yield from _walk(item, depth + 1)
