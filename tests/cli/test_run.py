"""`recoupe read --to` and `recoupe load`, as a person calls them: with French, and with real processes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from recoupe.store import open_store
from tests.cli.conftest import PAGE, Run
from tests.store.killed import without_times

COMMAND = [sys.executable, "-c", "from recoupe.cli.main import main; main()"]


def test_a_run_is_read_loaded_and_gone_on_with(run: Run, page: Path) -> None:
    Path("more").mkdir()
    Path("more/rows.jsonl").write_text(json.dumps({"name": "row", "text": PAGE}) + "\nnot json\n", encoding="utf-8")
    paths = (page, "more", "gone.txt")
    Path("manifest.jsonl").write_text('{"name": "talks", "published": "2016-10-12"}\n{"name": "x"}\n', encoding="utf-8")
    options = ("--manifest", "manifest.jsonl")

    done = run("read", *paths, *options, "--to", "run", "--workers", 1, "--json")
    assert done.code == 3
    summary = json.loads(done.out)
    assert (summary["pages"], summary["shards"], summary["missing"], summary["unused"]) == (2, 1, 0, ["x"])
    assert [(one["path"], one["record"]) for one in summary["failures"]] == [("more/rows.jsonl", "2"), ("gone.txt", None)]
    assert "more/rows.jsonl#2: is not JSON" in done.err

    again = run("read", *paths, *options, "--to", "run")
    assert (again.code, again.out.splitlines()[0]) == (3, "run: 2 pages in 1 shard, 2 failed")
    assert "run: 1 of 1 shard are there already" in again.err

    for store in ("added.db", "loaded.db"):
        run("init", "--store", store)
    run("add", *paths, *options, "--store", "added.db")
    loaded = run("load", "run", "--store", "loaded.db")
    assert (loaded.code, "loaded.db: 2 added, 0 replaced, 0 unchanged, 2 failed" in loaded.err) == (3, True)
    assert without_times(open_store(Path("loaded.db"))) == without_times(open_store(Path("added.db")))
    assert run("verify", "--store", "loaded.db").code == 0

    refused = run("read", page, "--to", "run")
    assert (refused.code, "run: holds another run (given was given otherwise)" in refused.err) == (1, True)
    Path("run/shards/00000.parquet").unlink()
    missing = run("load", "run", "--store", "loaded.db")
    assert (missing.code, "run: 1 shard still to be read" in missing.err) == (3, True)


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--workers", 2), "go with --to FOLDER"),
        (("--engine", "ray"), "go with --to FOLDER"),
        (("--to", "run", "--address", "x:1"), "--address goes with --engine ray"),
        (("--to", "run", "--jsonl"), "not with --jsonl"),
        (("--to", "run", "--text"), "not with --jsonl, --with-text, --text, --polecat or --profile"),
        (("--to", "run", "--workers", 0), "greater than or equal to 1"),
        (("--to", "run", "--engine", "spark"), "'spark' is none of local, ray"),
    ],
)
def test_options_that_do_not_go_together(run: Run, page: Path, options: tuple[object, ...], why: str) -> None:
    done = run("read", page, *options)
    assert (done.code, why in " ".join(done.err.replace("│", " ").split())) == (2, True), done.err
    assert not Path("run").exists()


def test_what_is_no_run_is_not_loaded(run: Run, tmp_path: Path) -> None:
    run("init")
    done = run("load", tmp_path)
    assert (done.code, "holds no run" in done.err) == (1, True)


def test_standard_input_is_no_run(run: Run) -> None:
    done = run("read", "-", "--to", "run", stdin=b"x")
    assert (done.code, "a run reads files" in done.err) == (1, True)


def test_an_interrupt_ends_with_130_and_the_same_command_goes_on(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"page{number}.txt").write_text(PAGE * 2 + f"\nNuméro {number}.\n", encoding="utf-8")
    reading = subprocess.Popen(
        [*COMMAND, "read", ".", "--to", "../run", "--workers", "1"],
        cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    shards = tmp_path.parent / "run/shards"
    until = time.monotonic() + 240
    while reading.poll() is None and not (shards.is_dir() and any(shards.iterdir())) and time.monotonic() < until:
        time.sleep(0.05)
    os.killpg(reading.pid, signal.SIGINT)  # as a terminal does: the command and its workers
    _, said = reading.communicate(timeout=120)
    assert (reading.returncode, b"run: stopped; the same command goes on from there" in said, b"Traceback" in said) == (
        130,
        True,
        False,
    )
    assert 0 < len(list(shards.iterdir())) < len((shards.parent / "shards.jsonl").read_text().splitlines())
