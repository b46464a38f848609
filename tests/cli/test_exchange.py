"""The commands of the exchange, as a person meets them: what is wrong is said, with what to do, and nothing is left behind.

`docs/exchange.md` walks the whole way, and runs as a test (`tests/docs/test_commands.py`).
"""

import json
from pathlib import Path

import pytest

from recoupe.exchange.identity import keyfile
from tests.cli.conftest import Run

PASS = ("--passphrase-file", "pass")


@pytest.fixture(autouse=True)
def _desks(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyfile, "_COST", 16)
    for name in ("RECOUPE_KEY", "RECOUPE_PASSPHRASE_FILE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "pass").write_text("cinq mots pour la passe\nand no more\n", encoding="utf-8")
    for desk in ("one", "two"):
        assert run("init", "--store", f"{desk}.db").code == 0
        assert run("partner", "init", f"Desk {desk}", "--store", f"{desk}.db", *PASS).code == 0
    for desk, other in (("one", "two"), ("two", "one")):
        assert run("partner", "add", f"desk-{other}.card", "--verified", "aloud", "--store", f"{desk}.db").code == 0


def signed(run: Run, *, also: str = "") -> None:
    run("agreement", "draft", "Desk two", "--out", "lisse.toml", "--store", "one.db")
    path = Path("lisse.toml")
    path.write_text(path.read_text(encoding="utf-8") + also, encoding="utf-8")
    for desk in ("one", "two", "one"):
        assert run("agreement", "sign", path, "--store", f"{desk}.db", *PASS).code == 0


def test_partners_are_listed_and_shown(run: Run) -> None:
    [found] = json.loads(run("partner", "list", "--store", "one.db", "--json").out)
    assert (found["name"], found["verified"]) == ("Desk two", "aloud")
    assert found["fingerprint"] in run("partner", "show", "Desk two", "--store", "one.db").out


def test_a_draft_is_checked_signed_and_shown(run: Run) -> None:
    signed(run)
    assert run("agreement", "check", "lisse.toml").code == 0
    assert "(in force)" in run("agreement", "show", "lisse", "--store", "two.db").out
    assert json.loads(run("agreement", "show", "--store", "one.db", "--json").out)[0]["state"] == "in_force"


def test_a_wrong_agreement_is_said_with_its_line(run: Run) -> None:
    signed(run)
    Path("wrong.toml").write_text(Path("lisse.toml").read_text(encoding="utf-8").replace('"count"', '"all"'), encoding="utf-8")
    ran = run("agreement", "check", "wrong.toml")
    assert ran.code == 1
    assert "recoupe: wrong.toml:19: contact.learn: Invalid enum value 'all'" in ran.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("partner", "add", "none.card", "--store", "one.db"), "none.card: cannot be read"),
        (("partner", "add", "pass", "--store", "one.db"), "pass: is not the card of a desk"),
        (("partner", "show", "Nobody", "--store", "one.db"), "no partner is called 'Nobody'; known are: Desk two"),
        (("partner", "init", "Again", "--store", "one.db", *PASS), "one.key: exists already"),
        (("agreement", "check", "none.toml"), "none.toml: cannot be read"),
        (("agreement", "show", "none", "--store", "one.db"), "no agreement is called 'none'"),
        (("agreement", "suspend", "none", "--why", "x", "--store", "one.db", *PASS), "no agreement is called 'none'"),
        (("offer", "none", "--store", "one.db"), "no agreement is called 'none'"),
        (("send", "none", "--out", "x", "--store", "one.db", *PASS), "no agreement is called 'none'"),
        (("receive", "none", "--store", "one.db", *PASS), "none: cannot be read"),
        (("receive", "pass", "--store", "one.db", *PASS), "pass: is no letter of a desk"),
        (("contact", "Desk two", "--out", "q", "--store", "one.db", *PASS), "no agreement in force with this partner"),
        (("contact", "Desk two", "--out", "q", "--store", "one.db"), "nobody is there to ask for the passphrase"),
        (("send", "none", "--out", "x", "--store", "one.db", "--key", "x.key", *PASS), "x.key: there is no key file"),
        (("send", "none", "--out", "x", "--store", "one.db", "--passphrase-file", "y"), "y: the passphrase cannot be read"),
        (
            ("send", "none", "--out", "x", "--store", "one.db", "--passphrase-file", "one.key"),
            "one.key: the passphrase is not the one",
        ),
        (("ledger", "verify", "--store", "none.db"), "none.db: there is no store here"),
    ],
)
def test_what_is_wrong_is_said(run: Run, arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    ran = run(*arguments)
    assert (ran.code, ran.out) == (1, "")
    assert message in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("offer", "lisse", "--kind", "words", "--store", "one.db"),
        ("contact", "Desk two", "--over", "words", "--out", "q", "--store", "one.db", *PASS),
        ("ledger", "show", "--kind", "words", "--store", "one.db"),
        ("claims", "--kind", "words", "--store", "one.db"),
        ("send", "lisse", "--store", "one.db", *PASS),
    ],
)
def test_what_is_none_of_the_choices_is_usage(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).code == 2


@pytest.mark.parametrize("arguments", [("agreement", "show"), ("claims",), ("ledger", "show", "--kind", "sent")])
def test_nothing_found_is_4(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments, "--store", "one.db").code == 4


def test_a_broken_ledger_is_3(run: Run) -> None:
    import sqlite3

    assert run("ledger", "verify", "--store", "one.db").code == 0
    with sqlite3.connect("one.db") as db:
        db.execute("DROP TRIGGER ledger_stays")
        db.execute("UPDATE ledger SET who = 'somebody else' WHERE number = 1")
    ran = run("ledger", "verify", "--store", "one.db")
    assert ran.code == 3
    assert "entry 1: was altered" in ran.out


def test_a_suspension_reaches_the_partner(run: Run) -> None:
    signed(run)
    assert run("agreement", "suspend", "lisse", "--why", "a leak", "--store", "one.db", *PASS).code == 0
    assert run("receive", "lisse-suspended.letter", "--store", "two.db", *PASS).code == 0
    ran = run("offer", "lisse", "--store", "two.db")
    assert (ran.code, "lisse: is suspended; nothing leaves under it" in ran.err) == (1, True)
    assert "refused" not in run("ledger", "show", "--store", "two.db").out
    assert run("receive", "lisse-suspended.letter", "--store", "two.db", *PASS).code == 1
    assert "refused" in run("ledger", "show", "--store", "two.db").out
