"""The dossier in a real browser: it shows, its notes lead to marked words, and it asks nobody for anything."""

from pathlib import Path

from playwright.sync_api import Browser


def test_note_leads_to_marked_words_and_nothing_is_fetched(dossier: Path, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False)
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((dossier / "index.html").as_uri())
    assert page.locator("h1").inner_text() == "Les barges de la Lisse (affaire inventée)"
    words = page.locator("#notes li mark").first.inner_text()
    page.locator("#notes li a").first.click()
    assert page.locator(f"a#{page.url.rsplit('#', 1)[1]} ~ mark").first.is_visible()
    assert words.split()[0] in page.locator(".capture").inner_text()
    assert {url.split(":")[0] for url in asked} == {"file"}
    assert complaints == []
    page.close()


def test_dossier_fits_a_narrow_screen(dossier: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 380, "height": 700})
    page.goto((dossier / "index.html").as_uri())
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 400
    page.close()
