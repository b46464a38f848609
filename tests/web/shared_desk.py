"""A shared desk: a file of users, and browsers without a screen that sign in to it."""

import html
import re
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from recoupe.web import Desk, make_app
from recoupe.web.users import Role, Users, change_entry, open_users
from tests.web.conftest import HOST

PASSWORDS = {"Anna Vel": "sable mouvant 12", "Luc": "quatre péniches"}
ROLES: dict[str, Role] = {"Anna Vel": "editor", "Luc": "reader"}


def users_file(path: Path) -> Path:
    """Return a file with an editor and a reader."""
    for name, password in PASSWORDS.items():
        change_entry(path, name, role=ROLES[name], password=password)
    return path


def shared(desk: Desk, users: Users | Path) -> Desk:
    """Return a desk to which users sign in."""
    return replace(desk, users=users if isinstance(users, Users) else open_users(users))


def browser(desk: Desk, address: str = "testclient") -> TestClient:
    """Return a browser that is not signed in."""
    app = make_app(desk, hosts=frozenset({HOST}))
    made = TestClient(app, base_url=f"http://{HOST}", raise_server_exceptions=False, client=(address, 50000))
    made.headers["Origin"] = f"http://{HOST}"
    return made


def mark_of(client: TestClient, path: str = "/sign-in") -> str:
    """Return the mark of the forms of a screen."""
    return html.unescape(re.findall(r'name="csrf" value="([^"]+)"', client.get(path).text)[0])


def sign_in(client: TestClient, name: str, password: str | None = None, to: str = "/") -> int:
    """Return how the desk answers a name and a password; that of the user when none is given."""
    form = {
        "csrf": mark_of(client),
        "name": name,
        "password": PASSWORDS.get(name, "") if password is None else password,
        "to": to,
    }
    return int(client.post("/sign-in", data=form, follow_redirects=False).status_code)
