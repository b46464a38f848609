"""A reader looks and exports and nothing else, whatever address a change has; what an editor decides has the editor's name."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from recoupe.exchange.agreements import find_agreement
from recoupe.store.decisions import list_decisions
from recoupe.store.exchange.ledger import entries_of
from recoupe.web import Desk
from recoupe.web.app import ROUTES, SHARED_ROUTES, make_app, routes_of
from recoupe.web.users.visitor import OPEN_TO_READERS
from tests.web.conftest import HOST
from tests.web.shared_desk import browser, mark_of, shared, sign_in, users_file
from tests.web.test_changes import items_of

EVERY = ROUTES + SHARED_ROUTES
CHANGES = [route for route in EVERY if set(route.methods or ()) - {"GET", "HEAD"}]
SCREENS = [route for route in EVERY if "GET" in (route.methods or ())]


@pytest.fixture
def file(quick_hashes: None, tmp_path: Path) -> Path:
    assert quick_hashes is None
    return users_file(tmp_path / "users")


@pytest.fixture
def together(desk: Desk, file: Path) -> Desk:
    return shared(desk, file)


@pytest.fixture
def reader(together: Desk) -> Iterator[TestClient]:
    client = browser(together)
    assert sign_in(client, "Luc") == 303
    yield client


@pytest.fixture
def editor(together: Desk) -> TestClient:
    client = browser(together)
    assert sign_in(client, "Anna Vel") == 303
    return client


def test_the_routes_of_these_tests_are_those_of_the_desk(together: Desk) -> None:
    app: object = make_app(together, hosts=frozenset({HOST}))
    while not isinstance(app, Starlette):
        app = vars(app)["_app"]
    assert [route for route in app.routes if isinstance(route, Route)] == list(EVERY) == list(routes_of(together))
    assert len(CHANGES) >= 8


def test_what_a_reader_may_ask_for_changes_only_its_browser() -> None:
    assert sorted(OPEN_TO_READERS) == ["/language", "/sign-out"]


@pytest.mark.parametrize("route", CHANGES, ids=lambda route: route.path)
def test_a_reader_changes_nothing(reader: TestClient, desk: Desk, route: Route) -> None:
    before = desk.store.path.read_bytes()
    form = {"csrf": mark_of(reader, "/chronology"), "kind": "rename", "actor": "state/xo", "label": "X", "happening": "h-1"}
    answer = reader.post(route.path, data=form, follow_redirects=False)
    assert answer.status_code == (303 if route.path in OPEN_TO_READERS else 403)
    assert desk.store.path.read_bytes() == before
    assert desk.jobs.last is None


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "post"])
def test_a_reader_changes_nothing_at_addresses_that_come_one_day(reader: TestClient, method: str) -> None:
    answer = reader.request(method, "/not/there/yet")
    assert (answer.status_code, "exporter" in answer.text) == (403, True)


@pytest.mark.parametrize("route", SCREENS, ids=lambda route: route.path)
def test_a_reader_sees_every_screen_and_no_form_that_changes(reader: TestClient, desk: Desk, route: Route) -> None:
    act = re.findall(r'<li id="(h-\w+)" class="act">', reader.get("/chronology").text)[0]
    other = re.findall(r"/beside/([^\"]+)", reader.get("/pages/depeche_avp").text)[0]
    with desk.store.reading() as db:
        agreement, [letter] = find_agreement(db, "lisse").sha256, entries_of(db, ("received",), limit=2)
    named = {"{happening}": act, "{page}": "depeche_avp", "{other}": other, "{actor:path}": "state/xo"}
    named |= {"{agreement}": agreement, "{letter}": letter.subject}
    path = route.path
    for name, value in named.items():
        path = path.replace(name, value)
    answer = reader.get(path)
    assert answer.status_code == 200
    assert set(
        re.findall(r'<form[^>]*action="([^"]*)"[^>]*method="post"|<form[^>]*method="post"[^>]*action="([^"]*)"', answer.text)
    ) <= {(path, "") for path in OPEN_TO_READERS}


def test_a_reader_exports_a_dossier_that_an_address_names(reader: TestClient) -> None:
    act = re.findall(r'<li id="(h-\w+)" class="act">', reader.get("/chronology").text)[0]
    kept = reader.get("/dossier/export", params={"h": act})
    assert kept.headers["content-disposition"] == 'attachment; filename="dossier.html"'
    assert act in kept.text


def test_decisions_have_the_name_of_who_signed_in_whatever_the_form_says(editor: TestClient, desk: Desk) -> None:
    item = items_of(editor.get("/review").text)[0]
    form = {"csrf": mark_of(editor, "/review"), "kind": "accept", "item": item, "who": "Luc", "user": "Luc", "reviewer": "Luc"}
    assert editor.post("/review/decide", data=form, follow_redirects=False).status_code == 303
    renamed = {"csrf": form["csrf"], "actor": "state/xo", "kind": "rename", "label": "République d'Ostrane", "who": "Luc"}
    assert editor.post("/actors/decide", data=renamed, follow_redirects=False).status_code == 303
    assert [one.decision.who for one in list_decisions(desk.store)] == ["Anna Vel"]
    assert "Anna Vel" in editor.get("/actors/state/xo").text
    [signed] = re.findall(r"<p>([^<]*Anna Vel[^<]*)<a href=\"/decisions\"", editor.get("/review").text)
    assert "Luc" not in signed


def test_the_forms_of_one_user_are_not_taken_from_another(editor: TestClient, reader: TestClient) -> None:
    form = {"csrf": mark_of(reader, "/chronology"), "language": "en", "back": "/"}
    assert editor.post("/language", data=form).status_code == 403


def test_each_user_has_a_dossier_of_its_own(together: Desk, editor: TestClient) -> None:
    act = re.findall(r'<li id="(h-\w+)" class="act">', editor.get("/chronology").text)[0]
    form = {"csrf": mark_of(editor, "/chronology"), "happening": act, "back": "/dossier"}
    assert act in editor.post("/dossier/choose", data=form).text
    again = browser(together)
    sign_in(again, "anna vel", "sable mouvant 12")
    assert act in again.get("/dossier").text
    other = browser(together)
    sign_in(other, "Luc")
    assert act not in other.get("/dossier").text
    assert together.chosen == []
