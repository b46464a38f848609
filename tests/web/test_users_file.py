"""The file of users: what is written reads back; a line that is none is said with its number and what was expected."""

import stat
from pathlib import Path

import pytest

from recoupe.types.errors import RecoupeError
from recoupe.web.users import change_entry, open_users, read_entries, remove_entry

GOOD = "Luc:reader:$argon2id$v=19$m=65536,t=3,p=4$c2VsLXNlbC1zZWwtc2Vs$QbFqhdTN8YgJTtTsWYCCjzzJoHTVVUuN1iWXGuSiEKc"


def test_users_are_added_changed_and_removed(tmp_path: Path) -> None:
    path = tmp_path / "users"
    change_entry(path, "Anna  Vel", role="editor", password="sable mouvant 12")
    change_entry(path, "Luc", role=None, password="quatre péniches")
    first = read_entries(path)
    assert [(entry.name, entry.role) for entry in first] == [("Anna Vel", "editor"), ("Luc", "reader")]
    change_entry(path, "anna vel", role=None, password="une autre phrase")
    second = read_entries(path)
    assert [(entry.name, entry.role) for entry in second] == [("Anna Vel", "editor"), ("Luc", "reader")]
    assert second[0].hash != first[0].hash
    assert second[1] == first[1]
    text = path.read_text(encoding="utf-8")
    assert all(password not in text for password in ("sable", "péniches", "phrase"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert remove_entry(path, "LUC").name == "Luc"
    assert [entry.name for entry in read_entries(path)] == ["Anna Vel"]
    assert [one.name for one in tmp_path.iterdir()] == ["users"]


def test_comments_and_empty_lines_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "users").write_text(f"\ufeff# the desk of the north\n\n{GOOD}\n", encoding="utf-8")
    assert [entry.name for entry in read_entries(tmp_path / "users")] == ["Luc"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Luc\n", ":1: NAME:ROLE:HASH was expected"),
        (f"# x\n{GOOD}\nLuc:reader\n", ":3: NAME:ROLE:HASH was expected"),
        (GOOD.replace("reader", "chief"), ":1: 'chief' is no role: reader or editor was expected"),
        ("Luc:reader:secret\n", ":1: the hash of 'Luc' is no argon2id hash"),
        (GOOD.replace("argon2id", "argon2i"), ":1: the hash of 'Luc' is no argon2id hash"),
        (GOOD.replace("m=65536", "m=99999999"), ":1: the hash of 'Luc' is no argon2id hash"),
        (f"{GOOD}\n{GOOD.replace('Luc', 'LUC')}\n", ":2: 'LUC' has a line already"),
        (f":{GOOD.partition(':')[2]}", ":1: '' is no name"),
        (f"a\u202eb:{GOOD.partition(':')[2]}", "is no name"),
    ],
)
def test_a_wrong_line_is_said(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "users"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RecoupeError) as told:
        open_users(path)
    assert said in str(told.value)
    assert str(path) in str(told.value)
    assert "secret" not in str(told.value)


def test_what_is_no_text_is_said_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "users").write_bytes(b"# one\n\xff\xfe\n")
    with pytest.raises(RecoupeError, match=r"users:2: is not UTF-8 text"):
        read_entries(tmp_path / "users")


def test_a_file_with_nobody_or_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "users").write_text("# nobody\n", encoding="utf-8")
    with pytest.raises(RecoupeError, match="nobody is in it"):
        open_users(tmp_path / "users")
    with pytest.raises(RecoupeError, match="recoupe users add NAME"):
        open_users(tmp_path / "none")


@pytest.mark.parametrize(
    ("name", "password", "said"),
    [
        ("", "sable mouvant 12", "is no name"),
        ("a:b", "sable mouvant 12", "is no name"),
        ("#a", "sable mouvant 12", "is no name"),
        ("x" * 61, "sable mouvant 12", "is no name"),
        ("Luc", "short", "12 to 200"),
        ("Luc", "p" * 201, "12 to 200"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(tmp_path: Path, name: str, password: str, said: str) -> None:
    with pytest.raises(RecoupeError, match=said):
        change_entry(tmp_path / "users", name, role="reader", password=password)
    assert list(tmp_path.iterdir()) == []
