"""Every screen answers, is small, names no other machine; every link of every screen leads somewhere."""

import html
import re
from collections import Counter

import pytest
from starlette.testclient import TestClient

from recoupe.affair import read_affair
from recoupe.exchange.agreements import known_agreements
from recoupe.store import stored_pages
from recoupe.web.app import ROUTES
from recoupe.web.desk import Desk

MOST = 300_000
EACH = 6
"""Addresses of one shape that are followed."""

BEGINNINGS = [
    "/", "/search?q=barges", "/quotes?q=barges", "/concordance?q=barges", "/concordance?named=state/xo", "/review?list=1",
    "/review?order=doubtful", "/overused?published_since=2021-03-01&published_until=2021-03-04", "/chronology?lanes=pair",
    "/dossier", "/pair?one=Ostrane&other=xv", "/pages/depeche_avp?layers=times&layers=names&layers=events&layers=quotes",
    "/dossier/export", "/affair?to=/map",
]  # fmt: skip


def shape_of(address: str) -> str:
    path = address.partition("?")[0]
    kept = r"(?<=/actors/).*|(?<=/beside/).*|(?<=/pages/)[^/]+|(?<=/happenings/).*|(?<=/agreements/)[^/]+|(?<=/outbox/)[^/]+"
    return re.sub(kept + "|(?<=/exchange/inbox/).*", "X", path)


def links_of(page: str) -> list[str]:
    found = [html.unescape(address) for address in re.findall(r'(?:href|action|src)="([^"]*)"', page)]
    return [address.partition("#")[0] for address in found if not address.startswith("#")]


def test_every_link_leads_somewhere(client: TestClient, desk: Desk) -> None:
    waiting = [*BEGINNINGS, *(f"/pages/{page.record.page.id}" for page in stored_pages(desk.store))]
    with desk.store.reading() as db:
        waiting += [f"/exchange/outbox/{known.sha256}/choice" for known in known_agreements(db)]
    shapes, seen, wrong = Counter[str](), set[str](), list[tuple[str, object]]()
    while waiting:
        address = waiting.pop(0)
        shape = shape_of(address)
        if address in seen or shapes[shape] >= EACH:
            continue
        seen.add(address)
        shapes[shape] += 1
        answer = client.get(address)
        if answer.status_code not in (200, 405) or len(answer.content) > MOST:
            wrong.append((address, answer.status_code))
        outside = [link for link in links_of(answer.text) if not link.startswith("/") or link.startswith("//")]
        if outside and not address.startswith("/dossier/export"):
            wrong.append((address, outside))
        waiting += links_of(answer.text) if answer.headers["content-type"].startswith("text/html") else []
    assert wrong == []
    screens = {re.sub(r"\{\w+(:path)?\}", "X", route.path) for route in ROUTES if "GET" in (route.methods or ())}
    assert screens <= set(shapes)


def test_home_says_what_the_store_holds(client: TestClient, desk: Desk) -> None:
    affair = read_affair(desk.store, lexicon=desk.affairs)
    sources = {origin.id for item in affair.happenings for account in item.accounts for origin in account.origins}
    figures = re.findall(r"<strong>(\d+)</strong>\s*([^<]*)<", client.get("/").text)
    assert [(int(count), word.strip()) for count, word in figures][:3] == [
        (len(affair.happenings), "actes"),
        (len(sources), "sources indépendantes"),
        (len(affair.pages), "pages"),
    ]


def test_reader_shows_reuse_as_one_source(client: TestClient) -> None:
    page = client.get("/pages/depeche_avp").text
    assert "<strong>AVP</strong> (son propre crédit)\u00a0: 3 reprises, 4 pages = 1 source" in page
    assert re.search(r'<a class="at l-events" id="at-e0" href="#e0"', page)
    assert re.search(r'<article class="card l-events" id="e0">', page)
    assert 'class="noise" title=' in page


def test_reader_leads_to_a_place(client: TestClient) -> None:
    page = client.get("/pages/depeche_avp", params={"at": "44-54"}).text
    assert page.count('id="sought"') == 1
    [sought] = re.findall(r'<span class="sought" id="sought" tabindex="-1">(.*?)</span></span>', page, re.S)
    assert "bombardé" in re.sub(r"<[^>]*>", "", sought)


@pytest.mark.parametrize("at", ["x", "-1", "99999999", "5-2", "3-999999", "²", "1" * 30, "44-"])
def test_places_that_make_no_sense_break_nothing(client: TestClient, at: str) -> None:
    assert client.get("/pages/depeche_avp", params={"at": at}).status_code == 200


@pytest.mark.parametrize(
    "address", ["/pages/nobody", "/happenings/h-0", "/actors/person/nobody", "/nowhere", "/pages/depeche_avp/beside/nobody"]
)
def test_what_is_not_there_is_said(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Il n'y a rien ici" in html.unescape(answer.text)


@pytest.mark.parametrize(
    "asked", ['"', "'", "*", "NEAR(", "AND OR NOT", "l'", '"barges', "barges)", "-", "\x00", "a" * 5000, "ß€∂", ""]
)
@pytest.mark.parametrize("screen", ["/search", "/quotes", "/concordance"])
def test_search_is_never_a_syntax_error(client: TestClient, screen: str, asked: str) -> None:
    assert client.get(screen, params={"q": asked}).status_code == 200


def test_search_finds_forms_without_accents(client: TestClient) -> None:
    assert "<mark>" in client.get("/search", params={"q": "bombardements"}).text
    assert "<mark>" in client.get("/search", params={"q": "l'armee"}).text
    assert "<mark>" not in client.get("/search", params={"q": "hippopotame"}).text


def test_the_reader_may_choose_english(client: TestClient, desk: Desk) -> None:
    assert '<html lang="fr">' in client.get("/chronology").text
    form = {"csrf": desk.session.csrf, "language": "en", "back": "/chronology"}
    page = client.post("/language", data=form)
    assert page.url.path == "/chronology"
    assert '<html lang="en">' in page.text
    assert "Chronology" in page.text


@pytest.mark.parametrize("back", ["//evil.example", "/\\evil.example", "https://evil.example/", "", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere(client: TestClient, desk: Desk, back: str) -> None:
    form = {"csrf": desk.session.csrf, "language": "en", "back": back}
    answer = client.post("/language", data=form, follow_redirects=False)
    assert answer.headers["location"] == "/"
