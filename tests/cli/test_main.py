"""The command line as a program of its own: start-up, exit codes, pipes, signals, a kill at any moment."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from recoupe.cli import reading
from recoupe.store import open_store, status_of, verify_store
from tests.cli.conftest import PAGE, Run

RECOUPE = (sys.executable, "-c", "from recoupe.cli.main import main; main()")


def test_help_starts_without_parser_or_database() -> None:
    command = (sys.executable, "-X", "importtime", "-c", "from recoupe.cli.main import main; main()", "--help")
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    imported = {line.split("|")[-1].strip() for line in ran.stderr.splitlines()}
    assert not {"spacy", "sqlalchemy", "Stemmer", "numpy", "py3langid"} & imported
    assert "verify" in ran.stdout


def test_version(run: Run) -> None:
    ran = run("--version")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("recoupe 0.")


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    ran = run()
    assert ran.code == 2
    assert "Usage" in ran.out + ran.err


def test_an_unexpected_error_is_two_sentences(run: Run, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise IndexError("out of luck")

    monkeypatch.setattr(reading, "count_captures", breaks)
    monkeypatch.setattr(reading, "open_captures", breaks)
    ran = run("read", page)
    assert (ran.code, ran.out) == (1, "")
    assert "internal error, IndexError: out of luck" in ran.err
    assert "please report it" in ran.err


def test_debug_shows_where() -> None:
    ran = subprocess.run(
        [*RECOUPE, "status", "--store", "none.db"], capture_output=True, text=True, env=os.environ | {"RECOUPE_DEBUG": "1"}
    )
    assert ran.returncode == 1
    assert "Traceback" in ran.stderr


def test_a_wrong_actors_file_is_an_error(tmp_path: Path) -> None:
    page, actors = tmp_path / "talks.txt", tmp_path / "actors.csv"
    page.write_text(PAGE, encoding="utf-8")
    actors.write_text("name;nonsense\na;b\n")
    ran = subprocess.run([*RECOUPE, "read", str(page), "--actors", str(actors)], capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "actors.csv" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_reader_that_has_had_enough_is_no_error(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"p{number}.txt").write_text(PAGE * 20, encoding="utf-8")
    for form in ("--jsonl", None):
        command = [*RECOUPE, "read", str(tmp_path), *([form] if form else [])]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.read(10)
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0


def test_a_kill_loses_no_page_and_leaves_no_half_page(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(120):
        (pages / f"p{number}.txt").write_text(f"Titre {number}\n\n{PAGE}", encoding="utf-8")
    store = tmp_path / "recoupe.db"
    subprocess.run([*RECOUPE, "init", "--store", str(store)], check=True, capture_output=True)
    add = [*RECOUPE, "add", str(pages), "--store", str(store)]
    seen = 0
    for wanted in (2, 12):
        with subprocess.Popen(add, stderr=subprocess.PIPE) as process:
            seen = _wait_for_pages(store, wanted, process)
            process.send_signal(signal.SIGKILL)
        assert process.returncode == -signal.SIGKILL
        opened = open_store(store)
        left = status_of(opened).pages
        assert seen <= left < 120
        with opened.reading() as db:
            assert db.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
            for index in ("words", "stems"):
                assert db.exec_driver_sql(f"SELECT count(*) FROM {index}").scalar_one() == left
        assert [check for check in verify_store(opened) if check.mismatches] == []
        opened.close()
    again = subprocess.run(add, capture_output=True, text=True)
    assert again.returncode == 0
    assert f"{120 - left} added, 0 replaced, {left} unchanged, 0 failed" in again.stderr


def _wait_for_pages(store: Path, wanted: int, process: "subprocess.Popen[bytes]") -> int:
    """Return how many pages are there once enough are, while the other process writes."""
    opened = open_store(store)
    try:
        while (pages := status_of(opened).pages) < wanted:
            assert process.poll() is None, process.stderr and process.stderr.read()
            time.sleep(0.01)
        return pages
    finally:
        opened.close()


def test_an_interrupt_is_130_and_keeps_what_was_added(tmp_path: Path) -> None:
    for number in range(120):
        (tmp_path / f"p{number}.txt").write_text(f"Titre {number}\n\n{PAGE}", encoding="utf-8")
    store = tmp_path / "recoupe.db"
    subprocess.run([*RECOUPE, "init", "--store", str(store)], check=True, capture_output=True)
    with subprocess.Popen([*RECOUPE, "add", str(tmp_path), "--store", str(store)], stderr=subprocess.PIPE) as process:
        seen = _wait_for_pages(store, 2, process)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        err = process.stderr.read().decode()
    assert process.returncode == 130
    assert "Traceback" not in err
    assert "unchanged, 0 failed" in err
    assert status_of(open_store(store)).pages >= seen
