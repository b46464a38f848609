"""`recoupe serve`: one address on standard output, an answer there, and an orderly end."""

import os
import re
import signal
import subprocess
import sys
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from recoupe.store import create_store
from tests.cli.conftest import Run

RECOUPE = [sys.executable, "-c", "from recoupe.cli.main import main; main()"]


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_serves_until_it_is_stopped(tmp_path: Path, ending: signal.Signals) -> None:
    create_store(tmp_path / "a.db").close()
    command = [*RECOUPE, "serve", "--store", str(tmp_path / "a.db"), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ.copy()) as running:
        assert running.stdout
        address = running.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{43}", address)
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        with opener.open(address, timeout=30) as answer:
            assert answer.status == 200
            assert "token" not in answer.url
            assert "Affaire" in answer.read().decode()
        running.send_signal(ending)
        out, err = running.communicate(timeout=30)
    assert out == ""
    assert "Traceback" not in err
    assert running.returncode in (0, -ending)


def test_no_store_is_said(run: Run, tmp_path: Path) -> None:
    done = run("serve", "--store", tmp_path / "none.db")
    assert done.code == 1
    assert "recoupe init" in done.err
    assert not (tmp_path / "none.db").exists()


def test_an_address_of_another_machine_is_said(run: Run, tmp_path: Path) -> None:
    create_store(tmp_path / "a.db").close()
    run("users", "add", "Luc", "users", stdin=b"sable mouvant 12\n")
    done = run("serve", "--store", tmp_path / "a.db", "--host", "203.0.113.7", "--users", "users")
    assert done.code == 1
    assert "cannot answer at 203.0.113.7:8422" in done.err
    assert "unencrypted" in done.err


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
def test_a_port_that_is_none_is_said(run: Run, port: str) -> None:
    assert run("serve", "--port", port).code == 2
