"""The dossier: every note leads to the raw characters, and nothing leads outside."""

import html
import re
from pathlib import Path

import pytest

from recoupe.cli.demo import SAMPLE
from recoupe.readers import open_captures
from recoupe.types.capture import Capture

_NOTE = re.compile(r'<li id="n(\d+)"><a href="pages/([0-9a-f]+)\.html#c(\d+)-(\d+)">.*?<mark>(.*?)</mark>', re.S)
_PRE = re.compile(r'<pre class="capture">(.*)</pre>', re.S)


def captured_text(page: Path) -> str:
    """Return the text of a page of the dossier, its markup taken away."""
    [inside] = _PRE.findall(page.read_text(encoding="utf-8"))
    return html.unescape(re.sub(r"<[^>]+>", "", inside))


@pytest.fixture(scope="module")
def texts(dossier: Path) -> dict[str, str]:
    return {page.stem: captured_text(page) for page in (dossier / "pages").glob("*.html")}


def test_pages_of_the_dossier_are_the_captures_character_for_character(texts: dict[str, str]) -> None:
    captures = [item for item in open_captures([str(SAMPLE)]) if isinstance(item, Capture)]
    assert len(captures) >= 12
    assert texts == {capture.id: capture.text for capture in captures}


def test_every_note_leads_to_its_words(dossier: Path, texts: dict[str, str]) -> None:
    index = (dossier / "index.html").read_text(encoding="utf-8")
    notes = _NOTE.findall(index)
    assert len(notes) > 30
    for number, page, start, end, words in notes:
        assert texts[page][int(start) : int(end)] == html.unescape(words)
        assert f'id="c{start}-{end}"' in (dossier / f"pages/{page}.html").read_text(encoding="utf-8")
        assert f'href="#n{number}"' in index
    cited = set(re.findall(r'href="#n(\d+)"', index))
    assert cited == {number for number, *_ in notes}


def test_nothing_leads_outside(dossier: Path) -> None:
    for page in [dossier / "index.html", *(dossier / "pages").glob("*.html")]:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"""(?:src|href|action)=["']?(?:https?:)?//""", text)
        assert "<script" not in text
        assert "default-src 'none'" in text
        targets = re.findall(r'href="([^"#]+)', text)
        assert all((page.parent / target).exists() for target in targets)
