"""`recoupe add` killed (-9) at random moments: the same command goes on, and in the end the store is as if nothing had been."""

import random
import shutil
import sys
from pathlib import Path

from recoupe.cli.demo import SAMPLE
from recoupe.store import open_store
from tests.cli.conftest import Run
from tests.store.killed import check_after_kill, content, kill_while_writing, pages_in

KILLS = 5


def test_add_that_is_killed_again_and_again(run: Run) -> None:
    Path("pages").mkdir()
    for file in sorted(SAMPLE.glob("*.txt")):
        shutil.copy(file, "pages")
    for store in ("alone.db", "killed.db"):
        run("init", "--store", store)
    assert run("add", "pages", "--store", "alone.db").code == 0
    alone, killed = open_store(Path("alone.db")), open_store(Path("killed.db"))
    undisturbed, now = content(alone), content(killed)
    command = [sys.executable, "-c", "from recoupe.cli.main import main; main()", "add", "pages", "--store", "killed.db"]
    chance, hit = random.Random(20161012), 0
    for _ in range(KILLS):
        hit += kill_while_writing(killed, command, Path(), chance, pages=2, pause=0.3)
        now = check_after_kill(killed, now, undisturbed)
    assert hit >= KILLS - 1
    assert pages_in(killed) > 0
    ran = run("add", "pages", "--store", "killed.db")
    assert (ran.code, "0 replaced" in ran.err, "0 failed" in ran.err) == (0, True, True)
    assert content(killed) == undisturbed
    assert run("verify", "--store", "killed.db").code == 0
