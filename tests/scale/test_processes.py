"""Processes may end by themselves between the look and the kill."""

import os
import subprocess
import sys

from tests.scale.processes import family_of, kill, says, workers_of

SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]
PARENT = [sys.executable, "-c", f"import subprocess; print(subprocess.Popen({SLEEPER!r}).pid, flush=True); input()"]


def test_a_process_is_killed_once() -> None:
    sleeper = subprocess.Popen(SLEEPER)
    assert kill(sleeper.pid)
    sleeper.wait()
    assert not kill(sleeper.pid)
    assert not says(sleeper.pid, "sleep")


def test_a_family_is_what_was_started_and_what_that_started() -> None:
    parent = subprocess.Popen(PARENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    try:
        assert family_of(parent.pid) == [parent.pid, child]
        assert {parent.pid, child} < set(family_of(os.getpid()))
        assert (says(child, "sleep(600)"), workers_of(parent.pid)) == (True, [])
    finally:
        kill(child)
        parent.communicate(b"\n")
