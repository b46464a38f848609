"""The rendering of a page: what a browser would show as text, line by line, and nothing judged."""

import re

import pytest

from recoupe.readers.html.render import render


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>un</p><p>deux</p>", "un\n\ndeux"),
        ("un<br>deux<br/>trois", "un\ndeux\ntrois"),
        ("<p>un\n   deux\ttrois </p>  <p>\n</p><p> quatre</p>", "un deux trois\n\nquatre"),
        ("<p>un <b>deux</b> <i>trois</i>quatre</p>", "un deux troisquatre"),
        ("<b>L</b>a France", "La France"),
        ("<a href=a>Actu</a><a href=b>Sport</a>", "Actu Sport"),
        ("<span class=date>3 mars</span><span class=auteur>A. Corvel</span>", "3 mars A. Corvel"),
        ("<span>gou</span><span>vernement</span>", "gouvernement"),
        ("<ul><li>un<li>deux</ul>", "un\n\ndeux"),
        ("<table><tr><td>tués<td>4<tr><td>blessés<td>9</table>", "tués\t4\n\nblessés\t9"),
        (
            "<p>l&#39;&eacute;t&eacute;&nbsp;&laquo;&#160;AT&amp;T&raquo; &copy2020 &inconnu; R&D</p>",
            "l'été\u00a0«\u00a0AT&T» ©2020 &inconnu; R&D",
        ),
        ("<p>mani&shy;festa\u00adtion\u200b</p>", "manifestation"),
        ("<script>var a='<p>non</p>';</script><style>p{}</style><p>oui</p><!-- non -->", "oui"),
        ("<p>avant<svg><title>icône</title></svg>après</p>", "avantaprès"),
        ("<pre>un\n  deux</pre>trois", "un\ndeux\n\ntrois"),
        ("<textarea>un <b>deux</textarea>", "un <b>deux"),
        ("<p>1 < 2 et 3 > 2</p>", "1 < 2 et 3 > 2"),
        ("<div>un<div>deux</div>trois</div>", "un\n\ndeux\n\ntrois"),
        ("<select><option>un<option>deux</select>", "un\n\ndeux"),
        ("<p>un</p><noscript>deux</noscript>", "un\n\ndeux"),
        ("<title>Titre &amp; fils</title><h1>Titre</h1>", "Titre & fils\n\nTitre"),
        ("<P CLASS='a>b'>un</P>", "un"),
        ("<p>un<p>deux<table><td>trois", "un\n\ndeux\n\ntrois"),
        ("texte <a href='x>y</a> fin", "texte y fin"),
        ("", ""),
        ("<!-- rien -->", ""),
        ("<![CDATA[non]]>oui", "oui"),
        ("<p>un</p", "un"),
        ("<script>jamais fermé", ""),
        ("<title>jamais fermé<p>un", "jamais fermé\n\nun"),
        ("<template><p>non</p></template><iframe>non</iframe>oui", "oui"),
        ("<p>un\u00a0deux\u2009trois</p>", "un\u00a0deux\u2009trois"),
    ],
)
def test_text(source: str, text: str) -> None:
    assert render(source).text == text


def lines_of(source: str) -> list[tuple[str, str, int, int, bool]]:
    page = render(source)
    elements = page.markup.elements
    return [
        (
            page.text[line.start : line.end],
            elements[line.element].tag if line.element >= 0 else "",
            line.linked,
            line.strong,
            line.broken,
        )
        for line in page.markup.lines
    ]


def test_lines_know_their_element_and_what_is_marked_up_in_them() -> None:
    source = "<div>un <a href=x>lien</a></div><h2><b>Titre</b></h2><p>a<br>b"
    assert lines_of(source) == [
        ("un lien", "div", 4, 0, False),
        ("Titre", "b", 0, 5, False),
        ("a", "p", 0, 0, False),
        ("b", "p", 0, 0, True),
    ]


def test_elements_keep_names_and_what_hides_them() -> None:
    source = '<article class="Post tag-x" id=a itemprop="articleBody"><p style="display: none">un</p><p hidden>deux</p>'
    table = render(source).markup.elements
    assert [(element.tag, element.names) for element in table] == [
        ("article", "Post tag-x a articleBody"),
        ("p", "hidden"),
        ("p", "hidden"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "<p>un <b>deux <p>trois</b> quatre",
        "<a>un<div>deux</a>trois</div>",
        "</p></div>un<b></i>deux",
        "<ul><li>un<ul><li>deux</ul><li>trois",
        "<b><p>un</b></p>deux",
    ],
)
def test_tags_that_do_not_nest_close_each_other_as_browsers_close_them(source: str) -> None:
    page = render(source)
    assert "".join(page.text.split()) == "".join(re.sub(r"<[^>]*>", " ", source).split())
    assert all(line.element < len(page.markup.elements) for line in page.markup.lines)


def test_head_and_named_words() -> None:
    source = (
        '<html lang="fr-FR"><head><title> Un\n titre </title><meta name="Author" content="A. Corvel">'
        '<meta property="og:title" content="T">'
        '<link rel="canonical" href="https://site.example/a"><script type="application/ld+json">{"a":1}</script></head>'
        '<frameset><frame src="menu.html"></frameset><p>Le <time datetime="2021-03-07" class="date">7 mars</time> '
        'par <span class="author"><b>Anna</b> Corvel</span>.'
    )
    page = render(source)
    head = page.markup.head
    assert (head.title, head.language, head.address, head.frames) == (
        "Un titre",
        "fr-FR",
        "https://site.example/a",
        ("menu.html",),
    )
    assert [(meta.name, meta.content) for meta in head.metas] == [("author", "A. Corvel"), ("og:title", "T")]
    assert [source[block.start : block.end] for block in head.data] == ['{"a":1}']
    named = [(page.text[item.start : item.end], item.tag, item.names, item.value) for item in page.markup.named]
    assert named == [("7 mars", "time", "date", "2021-03-07"), ("Anna Corvel", "span", "author", "")]
