"""The dossier of an affair in a real browser: a note leads to its words and to no others, and nothing is fetched."""

import pytest
from playwright.sync_api import Browser

from recoupe.exports.affair_dossier import write_affair_dossier
from tests.exports.affair_pages import TEXTS
from tests.exports.affairs import material


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write_affair_dossier(material(), tmp_path_factory.mktemp("affair")).as_uri()


def test_note_leads_to_its_words_alone(index: str, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False)
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(index)
    page.locator("#notes li a").nth(1).click()
    widths = [mark.evaluate("mark => getComputedStyle(mark).outlineStyle") for mark in page.locator("mark").all()]
    outlined = [mark.inner_text() for mark, style in zip(page.locator("mark").all(), widths, strict=True) if style != "none"]
    assert outlined == ["de Sarn mercredi, faisant 8 blessés"]
    assert {url.split(":")[0] for url in asked} == {"file"}
    assert complaints == []
    page.close()


def test_captured_text_is_shown_character_for_character(index: str, browser: Browser) -> None:
    page = browser.new_page()
    for ident, text in TEXTS.items():
        page.goto(f"{index.rpartition('/')[0]}/pages/{ident}.html")
        shown = page.locator(".capture").evaluate("pre => pre.textContent")
        assert len(shown) - shown.count("\n") == len(text.replace("\r\n", "\n")) - text.count("\n")
        assert shown == text.replace("\r\n", "\n").replace("\0", "\ufffd")
    page.close()


def test_both_sides_stand_side_by_side_and_under_each_other_on_a_telephone(index: str, browser: Browser) -> None:
    tops = {}
    for width in (1000, 380):
        page = browser.new_page(viewport={"width": width, "height": 700})
        page.goto(index)
        assert page.evaluate("document.documentElement.scrollWidth") <= width + 20
        tops[width] = [side.bounding_box()["y"] for side in page.locator(".dispute >> nth=0 >> .side").all()]  # type: ignore[index]
        page.close()
    assert tops[1000][0] == tops[1000][1]
    assert tops[380][0] < tops[380][1]
