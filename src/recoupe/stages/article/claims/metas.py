"""Meta tags by what they say: names that sites and their tools use, the more trusted first."""

from collections.abc import Iterable, Iterator

from recoupe.types.markup import MetaTag

TITLE = (
    "og:title",
    "dc.title",
    "dcterms.title",
    "dc:title",
    "parsely-title",
    "sailthru.title",
    "twitter:title",
    "headline",
    "title",
)
PUBLISHER = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
    "apple-mobile-web-app-title",
    "copyright",
)
AUTHOR = (
    "og:article:author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "dc.creator",
    "dcterms.creator",
    "dc:creator",
    "citation_author",
    "bepress_citation_author",
    "article:author",
    "author",
    "creator",
    "byl",
)
SECTION = ("article:section", "og:article:section", "parsely-section", "cxenseparse:category", "section", "category")
DESCRIPTION = ("og:description", "description", "dc.description", "twitter:description", "excerpt")
LANGUAGE = ("og:locale", "dc.language", "language", "content-language")
PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dc:date.created",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc:date",
    "citation_publication_date",
    "citation_date",
    "bepress_citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "publish_date",
    "publish-date",
    "publication_date",
    "pubdate",
    "published-date",
    "pub_date",
    "date_published",
    "datecreated",
    "article.published",
    "displaydate",
    "originalpublicationdate",
    "date",
)
SAYS_PUBLISHED = frozenset(PUBLISHED[:6] + PUBLISHED[12:28])
"""Names that say that the article was published then, not only that something is of that day."""

MODIFIED = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dc.date.modified",
    "dc:date.modified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
    "revised",
)


def claimed(metas: Iterable[MetaTag], names: Iterable[str]) -> Iterator[MetaTag]:
    """Yield the metas of some names, in the order of the names."""
    by_name: dict[str, list[MetaTag]] = {}
    for meta in metas:
        by_name.setdefault(meta.name, []).append(meta)
    for name in names:
        yield from by_name.get(name, ())
