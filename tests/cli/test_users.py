"""`recoupe users`, and the desk that it is for."""

import json
from pathlib import Path

import pytest

from recoupe.store import create_store
from tests.cli.conftest import Run

SECRET = b"sable mouvant 12\n"


def test_users_are_added_listed_and_removed(run: Run) -> None:
    added = run("users", "add", "Anna Vel", "--role", "editor", "users", stdin=SECRET)
    assert (added.code, added.out) == (0, "Anna Vel  editor\n")
    assert json.loads(run("users", "add", "Luc", "users", "--json", stdin=SECRET).out) == {"name": "Luc", "role": "reader"}
    assert run("users", "add", "Luc", "users", "--role", "editor", stdin=b"une autre phrase\n").out == "Luc  editor\n"
    assert json.loads(run("users", "list", "users", "--json").out) == [
        {"name": "Anna Vel", "role": "editor"},
        {"name": "Luc", "role": "editor"},
    ]
    assert run("users", "remove", "Luc", "users").out == "Luc  editor\n"
    assert run("users", "remove", "Anna Vel", "users").code == 0
    assert run("users", "list", "users").code == 4


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "said"),
    [
        (("add", "Luc", "users", "--role", "chief"), SECRET, 2, "'chief' is none of reader, editor"),
        (("add", "Luc", "users"), b"short\n", 1, "12 to 200"),
        (("add", "Luc", "users"), b"", 1, "12 to 200"),
        (("add", "Luc", "nowhere/users"), SECRET, 1, "nowhere/users: cannot be written"),
        (("remove", "Luc", "users"), b"", 1, "recoupe users add"),
        (("list", "users"), b"", 1, "users: cannot be read"),
    ],
)
def test_what_cannot_be_is_said(run: Run, arguments: tuple[str, ...], stdin: bytes, code: int, said: str) -> None:
    done = run("users", *arguments, stdin=stdin)
    assert (done.code, said in " ".join(done.err.split())) == (code, True), done.err


def test_a_desk_with_a_wrong_file_of_users_does_not_open(run: Run, tmp_path: Path) -> None:
    create_store(tmp_path / "a.db").close()
    (tmp_path / "users").write_text("Luc:reader:secret\n", encoding="utf-8")
    done = run("serve", "--store", "a.db", "--users", "users")
    assert done.code == 1
    assert "users:1: the hash of 'Luc' is no argon2id hash" in done.err
    assert "secret" not in done.err


@pytest.mark.parametrize("host", ["0.0.0.0", "203.0.113.7", "desk.example"])
def test_an_address_for_others_needs_users(run: Run, tmp_path: Path, host: str) -> None:
    create_store(tmp_path / "a.db").close()
    done = run("serve", "--store", "a.db", "--host", host)
    assert done.code == 2
    assert "--users FILE" in done.err
    assert "recoupe users add" in done.err


def test_an_address_that_no_browser_names_is_refused(run: Run, tmp_path: Path) -> None:
    create_store(tmp_path / "a.db").close()
    run("users", "add", "Luc", "users", stdin=SECRET)
    done = run("serve", "--store", "a.db", "--users", "users", "--host", "0.0.0.0")
    assert done.code == 2
    assert "under which browsers reach it" in " ".join(done.err.split())
