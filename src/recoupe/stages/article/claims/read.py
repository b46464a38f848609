"""Everything a page claims of its article, each claim with where it was made."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from recoupe.stages.article.claims import metas
from recoupe.stages.article.claims.jsonld import Node, is_article, is_page, names_of, read_nodes, words_of
from recoupe.types.base import Record
from recoupe.types.markup import DataBlock, Head, MetaTag

_TAG = re.compile(r"[a-z]{2,3}(?=[-_]|\Z)")

Source = Literal["data", "meta"]


class DateClaim(Record, frozen=True, kw_only=True):
    """A date as it is written in the head: when the article was published or changed; its place in the decoded source.

    A `strong` claim says "published" or "issued", another only "date" or "created".
    """

    source: Source
    written: str
    changed: bool = False
    strong: bool = True
    start: int
    end: int


class Signed(Record, frozen=True, kw_only=True):
    """An author's name as it is claimed, and whether the claim says that it is a person's."""

    name: str
    person: bool


class Claims(Record, frozen=True, kw_only=True):
    """What the head says, the more trusted first; empty for a text capture."""

    titles: tuple[str, ...] = ()
    document: str | None = None
    authors: tuple[tuple[Signed, ...], ...] = ()
    publishers: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    dates: tuple[DateClaim, ...] = ()
    body: str = ""
    paid: bool = False


def read_claims(head: Head) -> Claims:
    """Return the claims of a page's head."""
    every = [(node, block) for block in head.data for node in read_nodes(block.text)]
    nodes = _main_nodes(every)
    named = {str(node["@id"]): node for node, _ in every if "@id" in node and "name" in node}
    return Claims(
        titles=_once(
            [*(words for node, _ in nodes if (words := words_of(node, "headline", "name"))), *_contents(head, metas.TITLE)]
        ),
        document=head.title,
        authors=tuple(group for group in (*_data_authors(nodes, named), *_meta_authors(head)) if group),
        publishers=_once(
            [*_contents(head, metas.PUBLISHER[:1]), *_data_publishers(nodes, named), *_contents(head, metas.PUBLISHER[1:])]
        ),
        sections=_once(
            [*(words for node, _ in nodes if (words := words_of(node, "articleSection"))), *_contents(head, metas.SECTION)]
        ),
        descriptions=_once(
            [*_contents(head, metas.DESCRIPTION), *(words for node, _ in nodes if (words := words_of(node, "description")))]
        ),
        languages=_once(
            [code for words in (head.language or "", *_contents(head, metas.LANGUAGE)) if (code := _language_code(words))]
        ),
        dates=(*_data_dates(nodes), *_meta_dates(head)),
        body=max((words for node, _ in nodes if (words := words_of(node, "articleBody", "text"))), key=len, default=""),
        paid=any(str(node.get("isAccessibleForFree")).lower() == "false" for node, _ in nodes),
    )


def _main_nodes(nodes: Sequence[tuple[Node, DataBlock]]) -> list[tuple[Node, DataBlock]]:
    """Return the nodes that describe the page's article; those that describe a page or film when there is none."""
    articles = [(node, block) for node, block in nodes if is_article(node)]
    return articles or [(node, block) for node, block in nodes if is_page(node)]


def _contents(head: Head, names: Sequence[str]) -> list[str]:
    return [words for meta in metas.claimed(head.metas, names) if (words := " ".join(meta.content.split()))]


def _data_authors(nodes: Sequence[tuple[Node, DataBlock]], named: Mapping[str, Node]) -> Iterator[tuple[Signed, ...]]:
    for node, _ in nodes:
        for key in ("author", "creator"):
            if node.get(key):
                yield tuple(Signed(name=name, person=person) for name, person in names_of(node[key], named))


def _meta_authors(head: Head) -> Iterator[tuple[Signed, ...]]:
    """Yield the authors of each kind of meta; an address of a profile is no name."""
    for name in metas.AUTHOR:
        found = [meta.content.strip() for meta in metas.claimed(head.metas, (name,))]
        yield tuple(Signed(name=words, person=False) for words in found if words and "://" not in words and not words.isdigit())


def _data_publishers(nodes: Sequence[tuple[Node, DataBlock]], named: Mapping[str, Node]) -> list[str]:
    return [name for node, _ in nodes for name, _ in names_of(node.get("publisher"), named)]


def _data_dates(nodes: Sequence[tuple[Node, DataBlock]]) -> Iterator[DateClaim]:
    for node, block in nodes:
        for key, changed in (("datePublished", False), ("dateCreated", False), ("uploadDate", False), ("dateModified", True)):
            written = words_of(node, key)
            if not written or (key == "dateCreated" and words_of(node, "datePublished")):
                continue
            at = max(block.text.find(written, max(block.text.find(f'"{key}"'), 0)), 0)
            yield DateClaim(
                source="data", written=written, changed=changed, start=block.start + at, end=block.start + at + len(written)
            )


def _meta_dates(head: Head) -> Iterator[DateClaim]:
    for names, changed in ((metas.PUBLISHED, False), (metas.MODIFIED, True)):
        for meta in metas.claimed(head.metas, names):
            yield _of_meta(meta, changed=changed)


def _of_meta(meta: MetaTag, *, changed: bool) -> DateClaim:
    strong = meta.name in metas.SAYS_PUBLISHED
    return DateClaim(source="meta", written=meta.content.strip(), changed=changed, strong=strong, start=meta.start, end=meta.end)


def _language_code(words: str) -> str | None:
    """Return the ISO 639 code that a language tag begins with ("fr-FR", "fr_CA")."""
    found = _TAG.match(words.strip().lower())
    return found.group() if found else None


def _once(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
