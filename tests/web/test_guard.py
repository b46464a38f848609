"""Strangers get nothing: no token, another host, another site, a form that is not ours."""

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from recoupe.web import Desk, make_app
from recoupe.web.app import ROUTES
from tests.web.conftest import HOST

CHANGES = [route for route in ROUTES if "POST" in (route.methods or ())]
SCREENS = [route for route in ROUTES if "GET" in (route.methods or ())]


def stranger(desk: Desk, host: str = HOST) -> TestClient:
    return TestClient(make_app(desk, hosts=frozenset({HOST})), base_url=f"http://{host}", raise_server_exceptions=False)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_without_the_token_there_is_nothing(desk: Desk, route: Route) -> None:
    method = "POST" if route in CHANGES else "GET"
    answer = stranger(desk).request(method, route.path.replace("{", "").replace("}", ""))
    assert answer.status_code == 403
    assert "recoupe serve" in answer.text


@pytest.mark.parametrize("token", ["", "x", "é", "a" * 10_000])
def test_wrong_tokens_open_nothing(desk: Desk, token: str) -> None:
    answer = stranger(desk).get("/", params={"token": token}, follow_redirects=False)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_the_token_leaves_the_address_and_its_cookie_is_kept_from_scripts_and_sites(desk: Desk) -> None:
    answer = stranger(desk).get("/", params={"token": desk.session.token}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert desk.session.token not in answer.headers["set-cookie"]


def test_each_start_has_secrets_of_its_own(desk: Desk) -> None:
    session = desk.session
    assert len({session.token, session.cookie, session.csrf}) == 3
    assert all(len(secret) >= 43 for secret in (session.token, session.cookie, session.csrf))


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:8422", "[::1]:8422"])
def test_another_name_for_this_machine_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 421
    assert client.get("/static/desk.css", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("route", CHANGES, ids=lambda route: route.path)
@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", f"https://{HOST}", "http://127.0.0.1:1", ""])
def test_changes_from_elsewhere_are_refused(client: TestClient, desk: Desk, route: Route, origin: str | None) -> None:
    del client.headers["Origin"]
    headers = {} if origin is None else {"Origin": origin}
    answer = client.post(route.path, data={"csrf": desk.session.csrf}, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("route", CHANGES, ids=lambda route: route.path)
@pytest.mark.parametrize("form", [{}, {"csrf": ""}, {"csrf": "x"}, {"csrf": "é"}])
def test_forms_that_are_not_ours_are_refused(client: TestClient, route: Route, form: dict[str, str]) -> None:
    assert client.post(route.path, data=form).status_code == 403


@pytest.mark.parametrize("route", CHANGES, ids=lambda route: route.path)
def test_a_frame_of_another_site_cannot_change_anything(client: TestClient, desk: Desk, route: Route) -> None:
    answer = client.post(route.path, data={"csrf": desk.session.csrf}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


@pytest.mark.parametrize("route", CHANGES, ids=lambda route: route.path)
def test_nothing_changes_by_looking(client: TestClient, route: Route) -> None:
    if route.path not in {screen.path for screen in SCREENS} and not route.path.startswith("/actors/"):
        assert client.get(route.path).status_code == 405


def test_every_answer_forbids_what_it_can(client: TestClient) -> None:
    for address in ("/", "/nowhere", "/static/desk.css", "/static/../app.py", "/static/%2e%2e/app.py", "/static/nothing"):
        headers = client.get(address).headers
        assert headers["content-security-policy"].startswith("default-src 'none';")
        assert "unsafe" not in headers["content-security-policy"]
        assert "http" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
        assert "server" not in headers
    assert client.get("/").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"])
def test_static_files_are_only_those(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "make_app" not in answer.text


def test_long_forms_and_those_of_unknown_length_are_refused(client: TestClient, desk: Desk) -> None:
    long = {"csrf": desk.session.csrf, "back": "x" * 100_000}
    assert client.post("/language", data=long).status_code == 413
    unknown = client.post("/language", content=iter([b"csrf=x"]), headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert unknown.status_code == 411


def test_errors_show_no_place_and_no_trace(client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from recoupe.store import search
    from recoupe.types.errors import StoreError
    from recoupe.web.pages import reader

    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret")

    def told(*_: object) -> None:
        raise StoreError(f"{desk.store.path}: the disk is full")

    assert search
    monkeypatch.setattr(reader, "stored_page", broken)
    failed = client.get("/pages/x")
    monkeypatch.setattr(reader, "stored_page", told)
    said = client.get("/pages/x")
    assert (failed.status_code, said.status_code) == (500, 409)
    assert "the disk is full" in said.text
    for answer in (failed, said):
        assert "secret" not in answer.text
        assert str(desk.store.path.parent) not in answer.text
        assert "Traceback" not in answer.text
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
