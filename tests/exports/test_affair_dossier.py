"""The dossier of an affair: both sides side by side, sources counted once, every note leads to the raw characters."""

import html
import re
from pathlib import Path

import pytest
from lxml import etree

from recoupe.exports.affair_dossier import write_affair_dossier
from tests.exports.affair_pages import RECORDS, TEXTS
from tests.exports.affairs import AFFAIR, EMPTY, material, without

_NOTE = re.compile(r'<li id="n(\d+)"><a href="pages/(\w+)\.html#(c\d+-\d+)">[^<]*</a> : (.*?)<mark>(.*?)</mark>', re.S)
_PRE = re.compile(r'<pre class="capture">(.*)</pre>', re.S)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dossier")
    assert write_affair_dossier(material(), folder) == folder / "index.html"
    return folder


def index_of(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


def section(folder: Path, ident: str) -> str:
    """Return the words of a section, as a reader sees them."""
    root = etree.HTML(index_of(folder))
    [found] = root.xpath(f'//section[@id="{ident}"]')
    return " ".join("".join(found.itertext()).split())


def test_pages_are_the_captures_character_for_character(folder: Path) -> None:
    found = {}
    for page in (folder / "pages").glob("*.html"):
        with page.open(encoding="utf-8", newline="") as file:
            [inside] = _PRE.findall(file.read())
        found[page.stem] = html.unescape(re.sub(r"<[^>]+>", "", inside))
    assert found == {page: text.replace("\x00", "\ufffd") for page, text in TEXTS.items()}


def test_every_note_leads_to_its_words(folder: Path) -> None:
    notes = _NOTE.findall(index_of(folder))
    assert [int(number) for number, *_ in notes] == list(range(1, len(notes) + 1))
    assert len(notes) == 9
    for number, page, anchor, _, words in notes:
        start, end = map(int, anchor[1:].split("-"))
        assert TEXTS[page][start:end] == html.unescape(words)
        assert f'<a id="{anchor}"></a>' in (folder / f"pages/{page}.html").read_text(encoding="utf-8")
        assert f'href="#n{number}"' in index_of(folder)
    assert set(re.findall(r'href="#n(\d+)"', index_of(folder))) == {number for number, *_ in notes}


def test_disputes_show_both_sentences_side_by_side(folder: Path) -> None:
    root = etree.HTML(index_of(folder))
    sides = [
        [" ".join("".join(quote.itertext()).split()) for quote in side.iter("blockquote")]
        for side in root.xpath('(//article[@class="dispute"])[1]/div')
    ]
    assert sides == [
        ["Des avions ostraniens ont bombardé le pont […] de Sarn mercredi, faisant 8 blessés"],
        ["L'armée ostranienne dément avoir bombardé le pont"],
    ]
    words = section(folder, "litiges")
    assert 'selon AVP, citant Irène "Rien" Orsel 1 2 3 (AVP, 2 reprises = 1 source)' in words
    assert "l'un affirme, l'autre dément : attaque, @Armée ostranienne → Valdorie" in words
    assert "La même source a donné plus tard un autre chiffre." in words
    assert "Non entendus : Ostrane." in words


def test_chronology_is_by_status_and_counts_copies_once(folder: Path) -> None:
    words = section(folder, "chronologie")
    assert [heading for heading in ("contesté (1)", "rapporté comme fait (2)", "allégué (1)") if heading in words] == [
        "contesté (1)", "rapporté comme fait (2)", "allégué (1)",
    ]  # fmt: skip
    assert "(AVP, 2 reprises = 1 source)" in words
    assert "(sources indépendantes : 2 pour, 1 contre ; décidé à la main, n° 3, 4)" in words
    assert words.count("décidé à la main") == 1
    assert "jour inconnu : demande, Valdorie" in words
    assert words.index("contesté (1)") < words.index("rapporté comme fait (2)") < words.index("allégué (1)")


def test_ladder_statements_sources_and_doubts(folder: Path) -> None:
    assert "Ostrane, Valdorie : militaire 2021-03-03 : emploi de la force, rapporté comme fait contesté" in section(
        folder, "echelle"
    )
    assert "dément : Nous n'avons <rien> signé & rien promis" in section(folder, "dits")
    assert "AVP (signature d'agence), 2 reprises = 1 source : Gazette des Dunes, Portail Matin" in section(folder, "pages")
    assert section(folder, "doutes") == (
        "À vérifier à la main gazette_des_dunes : mercredi 4 mars 2021 is a Thursday portail_matin : date douteuse, acte"
    )


def test_nothing_leads_outside_and_every_link_has_its_target(folder: Path) -> None:
    root = etree.HTML(index_of(folder))
    ids = set(root.xpath("//@id"))
    for page in [folder / "index.html", *(folder / "pages").glob("*.html")]:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"""(?:src|href|action)=["']?(?:https?:)?//""", text)
        assert "<script" not in text
        assert "default-src 'none'" in text
        assert all((page.parent / target).exists() for target in re.findall(r'href="([^"#]+)', text))
    assert {target for target in re.findall(r'href="#([^"]+)"', index_of(folder)) if target not in ids} == set()
    assert len(root.xpath("//@id")) == len(ids)


def test_markup_in_names_is_words(tmp_path: Path) -> None:
    actors = tuple(without(actor, label="<script>alert(1)</script>") for actor in AFFAIR.actors)
    write_affair_dossier(material(without(AFFAIR, actors=actors, name="<b>")), tmp_path)
    assert "<script" not in index_of(tmp_path)
    assert "<title>&lt;b&gt;</title>" in index_of(tmp_path)


def test_empty_affair_says_that_there_is_nothing(tmp_path: Path) -> None:
    write_affair_dossier(material(EMPTY), tmp_path)
    words = {ident: section(tmp_path, ident) for ident in ("litiges", "chronologie", "echelle", "dits", "doutes")}
    assert words == {
        "litiges": "Points en litige Aucun point en litige trouvé.",
        "chronologie": "Chronologie, par statut Aucun acte trouvé.",
        "echelle": "Échelle des relations Aucun échelon trouvé.",
        "dits": "Qui a dit quoi Aucune déclaration trouvée.",
        "doutes": "À vérifier à la main Rien.",
    }


def test_styles_say_how_it_is_printed(folder: Path) -> None:
    assert index_of(folder).count("@media print") == 2
    assert len(RECORDS) == len(list((folder / "pages").iterdir()))
