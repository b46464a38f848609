"""Killed (SIGKILL) at any of its steps, a desk has all of a letter or nothing of it, and its ledger verifies."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from recoupe.exchange.identity import write_keys
from recoupe.exchange.ledger import verify_ledger
from tests.exchange.carried import claims, ledger, receive, send
from tests.exchange.made import EVERYTHING, Desk, agreement_text, sign_both

PASSPHRASE = "cinq mots pour la passe"
CHILD = """
import importlib, os, signal, sys
from pathlib import Path
module, name, after, what, folder, letter = sys.argv[1:]
from recoupe.exchange.bundles import send_bundle
from recoupe.exchange.identity import keyfile, read_keys
from recoupe.exchange.inbox import receive_letter
from recoupe.store import open_store
keyfile._COST = 16
owner = importlib.import_module(module)
target, calls = getattr(owner, name), [0]
def killing(*args, **kwargs):
    calls[0] += 1
    if calls[0] > int(after):
        os.kill(os.getpid(), signal.SIGKILL)
    return target(*args, **kwargs)
setattr(owner, name, killing)
store = open_store(Path(folder) / "recoupe.db")
keys = read_keys(Path(folder) / "desk.key", "cinq mots pour la passe")
if what == "send":
    send_bundle(store, keys, "lisse", Path(letter))
else:
    receive_letter(store, keys, Path(letter), Path(letter + ".reply"))
print("done")
"""


@pytest.fixture(autouse=True)
def _keys(one: Desk, other: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from recoupe.exchange.identity import keyfile

    monkeypatch.setattr(keyfile, "_COST", 16)
    for desk in (one, other):
        write_keys(desk.keys, desk.folder / "desk.key", PASSPHRASE)
    sign_both(one, other, agreement_text(one, other, EVERYTHING))


def killed(desk: Desk, what: str, letter: Path, point: str) -> None:
    module, name, after = point.rsplit(":", 2)
    done = subprocess.run(
        [sys.executable, "-c", CHILD, f"recoupe.{module}", name, after, what, str(desk.folder), str(letter)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr


RECEIVING = [
    "exchange.letters.open:_envelope:0",
    "exchange.bundles.receive:checked_bag:0",
    "exchange.bundles.records:_claim:0",
    "exchange.bundles.records:_claim:4",
    "store.exchange.claims:_insert:0",
    "exchange.bundles.receive:kinds_of_letter:0",
    "exchange.bundles.receive:append_entry:0",
]


@pytest.mark.parametrize("point", RECEIVING)
def test_killed_while_receiving(one: Desk, other: Desk, point: str) -> None:
    letter = one.folder / "letter"
    sent = send(one, letter)
    killed(other, "receive", letter, point)
    assert claims(other) == []
    assert verify_ledger(other.store).breaks == ()
    assert "received" not in [entry.kind for entry in ledger(other)]
    receive(other, letter)
    assert len(claims(other)) == sent.records


def test_killed_before_the_receipt(one: Desk, other: Desk) -> None:
    from recoupe.exchange.bundles import Receipt, write_receipt

    letter = one.folder / "letter"
    sent = send(one, letter)
    killed(other, "receive", letter, "exchange.bundles.receive:write_receipt:0")
    assert len(claims(other)) == sent.records
    assert verify_ledger(other.store).breaks == ()
    write_receipt(other.store, other.keys, sent.letter, one.folder / "receipt")
    assert isinstance(receive(one, one.folder / "receipt"), Receipt)


SENDING = [
    "exchange.bundles.write:prov_of:0",
    "exchange.bundles.write:prov_of:5",
    "exchange.bundles.send:seal_letter:0",
    "exchange.bundles.send:_enter:0",
    "exchange.bundles.send:append_entry:0",
]


@pytest.mark.parametrize("point", SENDING)
def test_killed_while_sending(one: Desk, other: Desk, point: str) -> None:
    letter = one.folder / "letter"
    killed(one, "send", letter, point)
    assert not letter.exists()
    assert verify_ledger(one.store).breaks == ()
    assert "sent" not in [entry.kind for entry in ledger(one)]
    sent = send(one, letter)
    receive(other, letter)
    assert len(claims(other)) == sent.records


def test_killed_between_the_ledger_and_the_file(one: Desk) -> None:
    """The ledger may tell of a letter that never left; a letter of which it does not tell there is none."""
    letter = one.folder / "letter"
    killed(one, "send", letter, "exchange.bundles.send:name_file:0")
    assert not letter.exists()
    assert [entry.kind for entry in ledger(one)][-1] == "sent"
    assert verify_ledger(one.store).breaks == ()
