"""`recoupe migrate`, and what other commands say of an older or newer store."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.store.test_migrations import make_old


def test_an_older_store_is_refused_with_the_way_and_the_way_works(run: Run, page: Path) -> None:
    make_old(Path("recoupe.db"))
    for arguments in (["add", page], ["status"], ["search", "valdor"], ["show", "talks"], ["verify"], ["actors"], ["quotes"]):
        ran = run(*arguments)
        assert (ran.code, ran.out) == (1, "")
        assert "'recoupe migrate --store recoupe.db' brings it there, after a backup" in ran.err
    done = run("migrate")
    assert (done.code, done.out) == (0, "")
    assert "recoupe.db: brought from schema version 3 to 4; as it was, it is kept in recoupe.db.schema-3.bak" in done.err
    assert run("add", page).code == 0
    assert run("verify").code == 0


def test_a_store_of_this_version_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    run("init")
    ran = run("migrate")
    assert (ran.code, ran.err) == (0, "recoupe: recoupe.db: has schema version 4, there is nothing to do\n")
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".bak"] == []


@pytest.mark.parametrize("command", ["migrate", "status"])
def test_a_newer_store_needs_a_newer_recoupe(run: Run, command: str) -> None:
    make_old(Path("recoupe.db"), schema=5)
    ran = run(command)
    assert (ran.code, ran.out) == (1, "")
    assert "use a newer recoupe" in ran.err
