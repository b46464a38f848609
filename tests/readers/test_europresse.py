"""Exports of Europresse: one page an article, with its publisher and its day."""

from datetime import date
from pathlib import Path

import pytest

from recoupe.types.capture import Given
from tests.readers.opened import opened
from tests.readers.samples import (
    SENTENCES,
    TITLE,
    europresse_article,
    europresse_articles,
    html_page,
    old_europresse,
    write,
    zip_file,
)

SECOND = europresse_article(publication="Gazette des Dunes (site web)", number="web·20210306·GDD·abc-12", title="La Lisse fermée")


def test_every_article_is_a_page_with_its_publisher_and_day(tmp_path: Path) -> None:
    export = europresse_articles(europresse_article(), SECOND)
    found = opened(write(tmp_path / "revue.html", export))
    assert (found.names, found.records) == (["revue#1", "revue#2"], ["1", "2"])
    assert [capture.said for capture in found.captures] == [
        Given(published=date(2021, 3, 5), publisher="La Tribune du Nord"),
        Given(published=date(2021, 3, 6), publisher="Gazette des Dunes"),
    ]
    for capture, title in zip(found.captures, [TITLE, "La Lisse fermée"], strict=True):
        assert title in capture.text
        assert all(sentence in capture.text for sentence in SENTENCES)
        assert capture.data is not None
        assert capture.data in export.encode()
        assert capture.data.startswith(b"<article>")
        assert capture.data.endswith(b"</article>")
    assert len({capture.id for capture in found.captures}) == 2


def test_an_export_of_one_article(tmp_path: Path) -> None:
    assert opened(write(tmp_path / "revue.html", europresse_articles(europresse_article()))).one.record == "1"


def test_the_old_shape_is_cut_at_its_tables(tmp_path: Path) -> None:
    export = old_europresse(("l'Écho de Belleroche", "news·20210305·EB·17"), ("Lac Info, no. 12", "news·20210306·LI·18"))
    found = opened(write(tmp_path / "revue.htm", export.encode("iso-8859-1", "xmlcharrefreplace")))
    assert [capture.said for capture in found.captures] == [
        Given(published=date(2021, 3, 5), publisher="l'Écho de Belleroche"),
        Given(published=date(2021, 3, 6), publisher="Lac Info"),
    ]
    assert [capture.encoding for capture in found.captures] == ["cp1252", "cp1252"]
    for capture, word in zip(found.captures, ["Belleroche", "Lac Info"], strict=True):
        assert word in capture.text
        assert capture.data is not None
        assert capture.data.startswith(b"<table style")
        assert capture.data.endswith(b"</table>")
        assert capture.data.count(b"DocPublicationName") == 1


@pytest.mark.parametrize(
    ("number", "day"),
    [
        ("news&middot;20210305&middot;TN&middot;1", date(2021, 3, 5)),
        ("web·20210305T1011·TN·1", date(2021, 3, 5)),
        ("news·20211305·TN·1", None),
        ("sans numéro", None),
    ],
)
def test_the_day_is_in_the_document_number(tmp_path: Path, number: str, day: date | None) -> None:
    assert (
        opened(write(tmp_path / "revue.html", europresse_articles(europresse_article(number=number)))).one.said.published == day
    )


def test_tables_left_open_and_articles_without_end(tmp_path: Path) -> None:
    old = old_europresse(("A", "news·20210305·A·1"), ("B", "news·20210306·B·2"), ("C", "news·20210307·C·3")).replace(
        "</table>", ""
    )
    found = opened(write(tmp_path / "old.html", old))
    assert [capture.said.publisher for capture in found.captures] == ["A", "B", "C"]
    new = europresse_articles(europresse_article(), SECOND).replace("</article>", "")
    assert opened(write(tmp_path / "new.html", new)).records == ["1", "2"]


def test_a_second_name_in_one_article_is_no_article(tmp_path: Path) -> None:
    doubled = europresse_article().replace("<section>", '<section><span class="DocPublicationName">2</span>')
    assert opened(write(tmp_path / "revue.html", europresse_articles(doubled, SECOND))).records == ["1", "2"]


def test_words_marked_in_the_name(tmp_path: Path) -> None:
    marked = europresse_article(publication='<span style="color:red">La Tribune du Nord</span>, no. 4')
    assert opened(write(tmp_path / "revue.html", europresse_articles(marked))).one.said.publisher == "La Tribune du Nord"


def test_a_page_that_only_speaks_of_it_is_a_page(tmp_path: Path) -> None:
    capture = opened(write(tmp_path / "page.html", html_page(more='<code>class="DocPublicationName"</code>'))).one
    assert capture.record is None


def test_an_export_in_a_zip(tmp_path: Path) -> None:
    data = zip_file({"sorties/revue.html": europresse_articles(europresse_article(), SECOND).encode()})
    found = opened(write(tmp_path / "tout.zip", data))
    assert found.names == ["tout#revue#1", "tout#revue#2"]
    assert found.records == ["sorties/revue.html!1", "sorties/revue.html!2"]
