"""Signing in to a shared desk: strangers see one screen, nobody learns who has a name there, wrong tries make others wait."""

import re
from pathlib import Path
from statistics import median
from time import process_time

import pytest
from starlette.routing import Route

from recoupe.web import Desk
from recoupe.web.app import ROUTES, SHARED_ROUTES
from recoupe.web.users import Users, change_entry, remove_entry
from recoupe.web.users.signed_in import IDLE
from recoupe.web.users.tries import Tries
from tests.web.shared_desk import PASSWORDS, browser, mark_of, shared, sign_in, users_file


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def file(quick_hashes: None, tmp_path: Path) -> Path:
    assert quick_hashes is None
    return users_file(tmp_path / "users")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def together(desk: Desk, file: Path, clock: Clock) -> Desk:
    return shared(desk, Users(file, clock))


@pytest.mark.parametrize("route", ROUTES + SHARED_ROUTES, ids=lambda route: route.name)
def test_a_stranger_sees_nothing_but_where_to_sign_in(together: Desk, route: Route) -> None:
    client, path = browser(together), route.path.replace("{", "").replace("}", "")
    if "GET" in (route.methods or ()):
        answer = client.get(path, follow_redirects=False)
        if path == "/sign-in":
            assert (answer.status_code, "csrf" in answer.text, "<nav" in answer.text) == (200, True, False)
        else:
            assert (answer.status_code, answer.headers["location"].partition("?")[0], answer.text) == (303, "/sign-in", "")
    else:
        assert client.post(path, data={"csrf": "x", "name": "Luc", "password": PASSWORDS["Luc"]}).status_code == 403


def test_no_token_opens_a_shared_desk(together: Desk) -> None:
    for token in (together.session.token, ""):
        answer = browser(together).get("/", params={"token": token}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    old = browser(together)
    old.cookies.set("recoupe_8422", together.session.cookie)
    assert old.get("/", follow_redirects=False).status_code == 303


def test_the_screen_is_french_first_and_english_when_asked_for(together: Desk) -> None:
    client = browser(together)
    assert "Mot de passe" in client.get("/sign-in").text
    form = {"csrf": mark_of(client), "language": "en", "back": "/sign-in"}
    assert "Password" in client.post("/language", data=form).text


def test_who_signs_in_goes_on_where_it_wanted_and_out_again(together: Desk) -> None:
    client = browser(together)
    asked = client.get("/chronology?actor=state/xo", follow_redirects=False).headers["location"]
    to = re.findall(r'name="to" value="([^"]+)"', client.get(asked).text)[0]
    form = {"csrf": mark_of(client), "name": " anna  VEL ", "password": PASSWORDS["Anna Vel"], "to": to}
    before = client.cookies["recoupe_8422"]
    answer = client.post("/sign-in", data=form, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/chronology?actor=state/xo")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert client.cookies["recoupe_8422"] != before
    assert "Anna Vel" in client.get("/").text
    kept = client.cookies["recoupe_8422"]
    assert client.post("/sign-out", data={"csrf": mark_of(client, "/")}).url.path == "/sign-in"
    client.cookies.set("recoupe_8422", kept)
    assert client.get("/", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere_after_signing_in(together: Desk, to: str) -> None:
    client = browser(together)
    form = {"csrf": mark_of(client), "name": "Luc", "password": PASSWORDS["Luc"], "to": to}
    assert client.post("/sign-in", data=form, follow_redirects=False).headers["location"] == "/"


@pytest.mark.parametrize("csrf", [None, "", "x", "é"])
def test_a_form_that_is_not_ours_signs_nobody_in(together: Desk, csrf: str | None) -> None:
    client = browser(together)
    mark = mark_of(client)
    form = {"name": "Luc", "password": PASSWORDS["Luc"], **({} if csrf is None else {"csrf": csrf})}
    assert client.post("/sign-in", data=form).status_code == 403
    client.cookies.clear()
    assert client.post("/sign-in", data={**form, "csrf": mark}).status_code == 403
    assert client.get("/", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("origin", ["null", "http://evil.example", ""])
def test_another_site_signs_nobody_in(together: Desk, origin: str) -> None:
    client = browser(together)
    form = {"csrf": mark_of(client), "name": "Luc", "password": PASSWORDS["Luc"]}
    assert client.post("/sign-in", data=form, headers={"Origin": origin}).status_code == 403


HOSTILE = [
    "",
    "x",
    "'; --",
    "Luc\x00",
    "\ud800".encode("utf-8", "replace").decode(),
    "a" * 400,
    "<script>alert(1)</script>",
    "Luc:editor:",
]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("password", ["", "\x00", "p" * 20_000, "$argon2id$v=19$m=65536,t=3,p=4$x$y"])
def test_hostile_names_and_passwords_are_wrong_and_nothing_more(together: Desk, name: str, password: str) -> None:
    client = browser(together)
    form = {"csrf": mark_of(client), "name": name, "password": password}
    answer = client.post("/sign-in", data=form)
    assert answer.status_code == 403
    assert "Le nom ou le mot de passe est faux." in answer.text
    assert "<script>alert" not in answer.text


def test_a_name_that_somebody_has_is_answered_as_one_that_nobody_has(together: Desk, clock: Clock) -> None:
    def answered(name: str) -> tuple[int, str]:
        client = browser(together)
        form = {"csrf": mark_of(client), "name": name, "password": "not the password"}
        answer = client.post("/sign-in", data=form)
        clock.now += 4000
        return answer.status_code, re.sub(r'value="[^"]*"', "", answer.text)

    assert answered("Luc") == answered("Lui") == answered("Anna Vel")


def test_a_name_that_nobody_has_takes_as_long(tmp_path: Path, clock: Clock) -> None:
    """With hashes of their real cost, beside which all else takes no time."""
    change_entry(tmp_path / "users", "Luc", role="reader", password=PASSWORDS["Luc"])
    users = Users(tmp_path / "users", clock)
    users.sign_in("warm", "not the password", address="0")

    def taken(name: str) -> float:
        times = []
        for number in range(5):
            clock.now += 4000
            begun = process_time()
            users.sign_in(name, "not the password", address=str(number))
            times.append(process_time() - begun)
        return median(times)

    known, unknown = taken("Luc"), taken("Lui")
    assert 1 / 3 < known / unknown < 3, (known, unknown)


def test_wrong_tries_make_the_next_one_wait_even_with_the_right_password(together: Desk, clock: Clock) -> None:
    client = browser(together)
    assert [sign_in(client, "Luc", "wrong") for _ in range(4)] == [403, 403, 403, 429]
    assert sign_in(client, "Luc") == 429
    clock.now += 1
    assert sign_in(client, "Luc") == 303
    assert sign_in(browser(together), "Luc", "wrong") == 403


def test_the_wait_grows_up_to_a_minute_and_is_forgotten() -> None:
    clock = Clock()
    tries, waits = Tries(clock), []
    for _ in range(12):
        assert tries.begin(["a"]) == 0
        waits.append(tries._until("a", clock.now) - clock.now)
        clock.now += waits[-1]
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]
    clock.now += 4000
    assert [tries.begin(["a"]) for _ in range(4)] == [0, 0, 0, 1]


def test_one_address_waits_whatever_names_it_tries_and_others_do_not(together: Desk) -> None:
    client = browser(together, "192.0.2.1")
    assert [sign_in(client, name, "wrong") for name in ("a", "b", "c", "d")] == [403, 403, 403, 429]
    assert sign_in(browser(together, "192.0.2.2"), "Luc") == 303


def test_a_name_waits_from_wherever_it_is_tried(together: Desk) -> None:
    tried = [sign_in(browser(together, f"192.0.2.{number}"), "Luc", "wrong") for number in range(5)]
    assert tried == [403, 403, 403, 429, 429]


def test_many_names_do_not_fill_the_memory() -> None:
    tries = Tries(Clock())
    for number in range(21_000):
        tries.begin([f"name {number}"])
    assert len(tries._known) == 20_000


def test_changes_of_the_file_count_at_once(together: Desk, file: Path, clock: Clock) -> None:
    client, other = browser(together), browser(together)
    assert (sign_in(client, "Luc"), sign_in(other, "Anna Vel")) == (303, 303)
    change_entry(file, "Luc", role="editor", password="une autre phrase")
    assert client.get("/", follow_redirects=False).status_code == 303
    assert sign_in(client, "Luc", "une autre phrase") == 303
    remove_entry(file, "Anna Vel")
    assert other.get("/", follow_redirects=False).status_code == 303
    assert sign_in(other, "Anna Vel") == 403
    clock.now += IDLE + 1
    assert client.get("/", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("spoiled", [None, "nonsense\n"])
def test_a_file_that_is_spoiled_lets_nobody_in(
    together: Desk, file: Path, spoiled: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    client = browser(together)
    assert sign_in(client, "Luc") == 303
    good = file.read_text(encoding="utf-8")
    file.unlink()
    if spoiled:
        file.write_text(spoiled, encoding="utf-8")
    for asked in ("/", "/sign-in"):
        answer = client.get(asked)
        assert answer.status_code == 503
        assert str(file) not in answer.text
    assert str(file) in caplog.text
    file.write_text(good, encoding="utf-8")
    assert client.get("/").status_code == 200
