"""What the head of a page claims, however carelessly it is written."""

import pytest

from recoupe.readers.html.render import render
from recoupe.stages.article.claims import Claims, read_claims
from recoupe.stages.article.claims.jsonld import read_nodes


def claims_of(head: str) -> Claims:
    return read_claims(render(f"<html><head>{head}</head><body></body></html>").markup.head)


def data(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


ARTICLE = (
    '{"@context":"https://schema.org","@graph":[{"@type":"Organization","@id":"#org","name":"Gazette du Lac"},'
    '{"@type":"Person","@id":"#anna","name":"Anna Corvel"},'
    '{"@type":"WebPage","name":"Page","datePublished":"2021-01-01"},'
    '{"@type":["NewsArticle"],"headline":"Le pont est ferm&eacute;","datePublished":"2021-03-07T06:30:00+01:00",'
    '"dateModified":"2021-03-08","author":[{"@id":"#anna"}],"publisher":{"@id":"#org"},"articleSection":["Monde","Lac"],'
    '"isAccessibleForFree":"False","comment":[{"@type":"NewsArticle","headline":"non"}]}]}'
)


def test_article_node_of_a_graph() -> None:
    found = claims_of(data(ARTICLE))
    assert found.titles == ("Le pont est fermé",)
    assert [[(signed.name, signed.person) for signed in group] for group in found.authors] == [[("Anna Corvel", True)]]
    assert (found.publishers, found.sections, found.paid) == (("Gazette du Lac",), ("Monde",), True)
    assert [(claim.source, claim.written, claim.changed) for claim in found.dates] == [
        ("data", "2021-03-07T06:30:00+01:00", False),
        ("data", "2021-03-08", True),
    ]


def test_a_claim_knows_its_place_in_the_source() -> None:
    source = f'<html><head>{data(ARTICLE)}<meta property="article:published_time" content="2021-03-07"></head></html>'
    dates = read_claims(render(source).markup.head).dates
    assert [source[claim.start : claim.end] for claim in dates] == [
        "2021-03-07T06:30:00+01:00",
        "2021-03-08",
        '<meta property="article:published_time" content="2021-03-07">',
    ]


@pytest.mark.parametrize(
    "text",
    [
        '// <![CDATA[\n{"@type":"NewsArticle","headline":"Le pont"}\n// ]]>',
        '<!-- {"@type":"NewsArticle","headline":"Le pont"} -->',
        '{"@type":"NewsArticle","headline":"Le\npont",}',
        '[{"@type":"NewsArticle","headline":"Le pont"},];',
        '{"@type":"schema:NewsArticle","headline":"Le pont"}',
        '{"@type":"http://schema.org/NewsArticle","headline":"Le pont"}',
    ],
)
def test_data_blocks_with_mistakes_are_mended(text: str) -> None:
    assert claims_of(data(text)).titles == ("Le pont",)


@pytest.mark.parametrize(
    "text", ["", "null", "3", '"x"', "{", "[" * 50_000, '{"a":' * 500 + "1" + "}" * 500, '{"@type":3,"headline":["a",{}]}']
)
def test_data_blocks_that_cannot_be_read_say_nothing(text: str) -> None:
    assert claims_of(data(text)).titles == ()
    assert isinstance(read_nodes(text), tuple)


def test_metas_the_more_trusted_first() -> None:
    found = claims_of(
        '<meta name="title" content="Le pont - Gazette"><meta property="og:title" content="Le pont">'
        '<meta name="author" content="Anna Corvel"><meta property="article:author" content="https://social.example/anna">'
        '<meta property="og:site_name" content="Gazette du Lac"><meta name="date" content="2021-03-07">'
        '<meta itemprop="dateModified" content="2021-03-08"><meta name="description" content="">'
    )
    assert found.titles == ("Le pont", "Le pont - Gazette")
    assert [[signed.name for signed in group] for group in found.authors] == [["Anna Corvel"]]
    assert [(claim.written, claim.changed, claim.strong) for claim in found.dates] == [
        ("2021-03-07", False, False),
        ("2021-03-08", True, False),
    ]
    assert found.descriptions == ()


@pytest.mark.parametrize(
    ("page", "codes"),
    [
        ('<html lang="fr-FR"><head></head>', ("fr",)),
        ('<html lang="fr_CA"><head><meta property="og:locale" content="fr_CA"></head>', ("fr",)),
        ('<html lang="en"><head><meta http-equiv="Content-Language" content="fr"></head>', ("en", "fr")),
        ('<html lang=""><head><meta name="language" content="Français"></head>', ()),
        ("<html><head></head>", ()),
    ],
)
def test_languages(page: str, codes: tuple[str, ...]) -> None:
    assert read_claims(render(f"{page}<body></body></html>").markup.head).languages == codes
