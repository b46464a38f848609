"""The desk in a real browser: accessible as far as axe-core can tell, by keyboard, without scripts, narrow, on paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from recoupe.exchange.agreements import known_agreements
from recoupe.pipeline.language import Language
from recoupe.store.affairs import Filter, new_affair
from recoupe.store.exchange.ledger import entries_of
from recoupe.types.exchange import Kind
from recoupe.web import Desk
from tests.web.conftest import copy_of, desk_over
from tests.web.live import CHROMIUM, NO_CHROMIUM, answered, chromium
from tests.web.shared_desk import PASSWORDS, shared, users_file

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=NO_CHROMIUM)

AXE = (Path(__file__).parent / "axe/axe.min.js").read_text(encoding="utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
READER = "/pages/depeche_avp"
SCREENS = [
    "/", "/chronology?actor=state/xo", "/disputes", "/pair?one=Ostrane&other=Valdorie", READER, f"{READER}/raw", "/actors",
    "/actors/state/xo", "/quotes", "/search?q=barges", "/network", "/map", "/concordance?q=barges", "/review", "/review?list=1",
    "/overused?published_since=2021-03-01&published_until=2021-03-04", "/decisions", "/add", "/dossier", "/nowhere",
    "/affair/des%20barges/", "/affair/des%20barges/chronology?status=denied",
]  # fmt: skip


@pytest.fixture(scope="module")
def live_desk(affair_store: Path, language: Language, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = desk_over(copy_of(affair_store, tmp_path_factory.mktemp("live")), language)
    new_affair(desk.store, desk.actors, "des barges", Filter(words="barges"))
    yield desk
    desk.close()


def screens_of(desk: Desk) -> list[str]:
    """Return the addresses of all screens, those of the exchange with what the store holds."""
    with desk.store.reading() as db:
        agreements = [known.sha256 for known in sorted(known_agreements(db), key=lambda known: not known.in_force)]
        letters = [entry.subject for entry in entries_of(db, ("received",), limit=9)]
    found = ["/exchange", "/exchange/inbox", "/exchange/ledger"]
    found += [f"/exchange/{screen}/{sha256}" for sha256 in agreements for screen in ("agreements", "outbox")]
    found += [f"/exchange/outbox/{agreements[0]}?of={tab}" for tab in ("events", "quotes", "captures", "decisions", "claims")]
    return SCREENS + found + [f"/exchange/inbox/{letter}?kind={kind}" for letter in letters for kind in get_args(Kind)]


@pytest.fixture(scope="module")
def address(live_desk: Desk) -> Iterator[str]:
    with answered(live_desk) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


class Opened:
    """A tab that has opened the desk, and what went wrong in it."""

    def __init__(self, context: BrowserContext, address: str, token: str) -> None:
        self.address, self.page = address, context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))
        self.page.goto(f"{address}/?token={token}")

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture
def tab(browser: Browser, address: str, live_desk: Desk) -> Iterator[Opened]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = Opened(context, address, live_desk.session.token)
    yield opened
    assert {url for url in opened.asked if not url.startswith((address, "data:"))} == set()
    assert [text for text in opened.complaints if "404" not in text] == []
    context.close()


@pytest.fixture
def bypassing(browser: Browser, address: str, live_desk: Desk) -> Iterator[Opened]:
    """A tab into which a test may put a script: the rules of axe-core."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    yield Opened(context, address, live_desk.session.token)
    context.close()


def faults(page: Page) -> list[str]:
    """Return what axe-core has against a screen."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, rules)", RULES)
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found["violations"] for node in fault["nodes"]]


def test_axe_has_nothing_against_any_screen(bypassing: Opened, live_desk: Desk) -> None:
    found = {screen: wrong for screen in screens_of(live_desk) if (wrong := faults(bypassing.go(screen)))}
    assert found == {}


def test_axe_has_nothing_against_accounts_and_a_full_dossier(bypassing: Opened) -> None:
    page = bypassing.go("/disputes")
    page.locator(".difference h2 a").first.click()
    assert page.locator(".column").count() == 3
    page.locator(".choose button").first.click()
    assert faults(page) == []
    assert faults(bypassing.go("/dossier")) == []


def test_every_screen_fits_360_pixels(tab: Opened, live_desk: Desk) -> None:
    tab.page.set_viewport_size({"width": 360, "height": 740})
    wide = {screen: width for screen in screens_of(live_desk) if (width := _width(tab.go(screen))) > 360}
    assert wide == {}


def _width(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def test_the_desk_is_there_without_scripts(browser: Browser, address: str, live_desk: Desk) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = Opened(context, address, live_desk.session.token)
    page = tab.go(READER)
    page.locator("a.at").first.click()
    assert page.locator(".card:target").count() == 1
    page.locator(".card:target h3 a").click()
    assert page.url.endswith("#at-" + page.locator("a.at").first.get_attribute("id")[3:])  # type: ignore[index]
    assert tab.complaints == []
    context.close()


def test_the_reader_goes_by_keys_and_cards_follow(tab: Opened) -> None:
    page = tab.go(READER)
    page.keyboard.press("n")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("n")
    second = page.evaluate("document.activeElement.id")
    page.keyboard.press("p")
    assert [first, page.evaluate("document.activeElement.id")] == [page.locator("a.at").first.get_attribute("id")] * 2
    assert second not in (first, "")
    assert page.locator(".card.now").get_attribute("id") == first[3:]
    assert page.locator(".m.now").count() >= 1
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "ask"


def test_a_keyboard_reaches_the_content_first(tab: Opened) -> None:
    page = tab.go("/chronology")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_queue_goes_by_keys(tab: Opened) -> None:
    page = tab.go("/review")
    first = page.locator("input[name=item]").first.get_attribute("value")
    page.keyboard.press("n")
    page.wait_for_url("**p=2*")
    page.keyboard.press("p")
    page.wait_for_url("**/review")
    page.keyboard.press("a")
    page.wait_for_function("before => document.querySelector('input[name=item]').value !== before", arg=first)
    page.keyboard.press("u")
    page.wait_for_url("**/decisions")
    page.get_by_role("button", name="Annuler").first.click()
    page.wait_for_load_state()
    assert tab.go("/review").locator("input[name=item]").first.get_attribute("value") == first


def test_overlaps_are_seen_without_colour(tab: Opened) -> None:
    page = tab.go(READER)
    both = page.locator(".m.l-events.l-quotes").first
    style = both.evaluate("e => { const s = getComputedStyle(e); return [s.textDecorationLine, s.borderTopStyle] }")
    assert style == ["underline", "solid"]


@pytest.mark.parametrize("screen", [READER, "/dossier"])
def test_paper_has_the_content_and_no_controls(tab: Opened, screen: str) -> None:
    page = tab.go(screen)
    page.emulate_media(media="print")
    for control in (".top", ".bottom", ".switch", ".noprint"):
        assert page.locator(f"{control}:visible").count() == 0
    assert page.locator("h1:visible").count() == 1


def test_a_place_that_was_asked_for_is_in_sight(tab: Opened) -> None:
    page = tab.go(f"{READER}?at=44-54")
    assert page.locator("#sought").evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }"
    )


def test_an_affair_is_chosen_in_the_head_and_kept(tab: Opened) -> None:
    page = tab.go("/chronology")
    page.get_by_label("Affaire").select_option("des barges")
    page.locator("form.who button").click()
    page.wait_for_url("**/affair/des%20barges/chronology")
    page.get_by_role("link", name="Citations").click()
    page.wait_for_url("**/affair/des%20barges/quotes")
    page.get_by_label("Affaire").select_option("toutes les pages")
    page.locator("form.who button").click()
    page.wait_for_url(lambda url: url.endswith("/quotes") and "affair" not in url)


def test_users_sign_in_decide_and_sign_out_by_keyboard(browser: Browser, desk: Desk, tmp_path: Path) -> None:
    with answered(shared(desk, users_file(tmp_path / "users"))) as address:
        page = browser.new_context(bypass_csp=True).new_page()
        page.goto(f"{address}/review")
        assert page.evaluate("document.activeElement.name") == "name"
        assert faults(page) == []
        page.keyboard.type("Anna Vel")
        page.keyboard.press("Tab")
        page.keyboard.type("not this one")
        page.keyboard.press("Enter")
        assert page.get_by_role("alert").inner_text() == "Le nom ou le mot de passe est faux."
        assert page.evaluate("document.activeElement.name") == "password"
        assert faults(page) == []
        page.keyboard.type(PASSWORDS["Anna Vel"])
        page.keyboard.press("Enter")
        page.wait_for_url("**/review")
        assert [cookie["httpOnly"] for cookie in page.context.cookies()] == [True]
        assert page.evaluate("document.cookie") == ""
        first = page.locator("input[name=item]").first.get_attribute("value")
        page.keyboard.press("a")
        page.wait_for_function("before => document.querySelector('input[name=item]').value !== before", arg=first)
        page.goto(f"{address}/decisions")
        assert "Anna Vel" in page.locator(".act").first.inner_text()
        assert faults(page) == []
        page.set_viewport_size({"width": 360, "height": 740})
        assert _width(page) <= 360
        page.get_by_role("button", name="Se déconnecter").click()
        page.wait_for_url("**/sign-in")
        page.goto(f"{address}/decisions")
        assert page.url.endswith("/sign-in?to=/decisions")


def test_a_reader_has_no_way_to_decide(browser: Browser, desk: Desk, tmp_path: Path) -> None:
    with answered(shared(desk, users_file(tmp_path / "users"))) as address:
        page = browser.new_context(bypass_csp=True).new_page()
        page.goto(f"{address}/sign-in")
        page.get_by_label("Nom").fill("Luc")
        page.get_by_label("Mot de passe").fill(PASSWORDS["Luc"])
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}/")
        for screen in ("/", "/chronology", "/review", "/review?list=1", "/actors/state/xo", "/dossier", "/add", READER):
            page.goto(address + screen)
            assert page.locator("form[method=post]").count() == 2
            assert faults(page) == []


def test_the_outbox_goes_by_keys(tab: Opened, live_desk: Desk) -> None:
    page = tab.go(next(screen for screen in screens_of(live_desk) if "/outbox/" in screen))
    page.locator("input[name=tick]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="1 notice est cochée").wait_for()
    assert page.locator("input[name=tick]:checked").count() == 1
    page.get_by_role("button", name="Enlever toutes les coches").click()
    page.get_by_role("heading", name="0 notice est cochée").wait_for()
    assert page.locator("input[name=tick]:checked").count() == 0
