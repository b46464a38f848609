"""`make screenshots`: every screen of the desk over the sample affair, in a real browser, for docs/desk.md."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page
from tests.web.live import CHROMIUM, answered, chromium
from tests.web.shared_desk import shared, users_file

from bench.web.sample import sample_desk

SCREENS = {
    "affair": "/",
    "reader": "/pages/depeche_avp",
    "chronology": "/chronology?since=2021-01-01&lanes=type",
    "disputes": "/disputes",
    "pair": "/pair?one=Ostrane&other=Valdorie",
    "actor": "/actors/state/xo",
    "quotes": "/quotes",
    "search": "/search?q=barges",
    "network": "/network",
    "map": "/map",
    "concordance": "/concordance?q=barges",
    "review": "/review",
    "add": "/add",
}


def photograph(folder: Path) -> None:
    """Write a picture of each screen into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as place,
        sample_desk(Path(place)) as desk,
        answered(desk) as address,
        chromium() as browser,
    ):
        page = browser.new_page(viewport={"width": 1100, "height": 760})
        page.goto(f"{address}/?token={desk.session.token}")
        for name, path in SCREENS.items():
            page.goto(address + path)
            page.screenshot(path=folder / f"{name}.png")
        page.goto(f"{address}/disputes")
        page.locator(".difference h2 a").first.click()
        page.screenshot(path=folder / "accounts.png")
        for _ in range(2):
            page.goto(f"{address}/chronology")
            page.locator(".choose button:not([disabled])").first.click()
        page.goto(f"{address}/dossier")
        page.screenshot(path=folder / "dossier.png")
        with answered(shared(desk, users_file(Path(place) / "users"))) as shared_address:
            page.goto(f"{shared_address}/sign-in")
            page.screenshot(path=folder / "sign-in.png")
        _photograph_exchange(page, address, folder)


def _photograph_exchange(page: Page, address: str, folder: Path) -> None:
    """Write pictures of partners and agreements, outbox, what a letter brought, and ledger."""
    page.goto(f"{address}/exchange")
    page.screenshot(path=folder / "exchange.png")
    page.locator("a[href*='/outbox/']").first.click()
    page.screenshot(path=folder / "outbox.png")
    page.goto(f"{address}/exchange/inbox")
    page.locator("h2 a").first.click()
    page.screenshot(path=folder / "inbox.png")
    page.goto(f"{address}/exchange/ledger")
    page.screenshot(path=folder / "ledger.png")


if __name__ == "__main__":
    if CHROMIUM is None:
        raise SystemExit("no Chromium here: install Debian's package chromium, or name one in RECOUPE_CHROMIUM")
    photograph(Path(sys.argv[1]))
