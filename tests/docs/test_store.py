"""docs/store.md: its commands run, against a server of the tests' own and a run made by hand; its table is that of the views."""

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from recoupe.pipeline.corpus import ReadPage
from recoupe.sql import list_views
from tests.docs.test_commands import ROOT, SAMPLE, Shown, commands, run_block
from tests.postgres import Cluster, programs
from tests.sql.made import page_row, write_run

PAGE = ROOT / "docs/store.md"
TEXT = PAGE.read_text(encoding="utf-8")


def blocks(kind: str) -> list[list[Shown]]:
    return [commands(block) for block in re.findall(rf"^```console {kind}\n(.*?)^```", TEXT, re.M | re.S)]


@pytest.mark.parametrize("shown", blocks("server"), ids=["a new store", "a copy"])
def test_the_commands_with_a_server_run(shown: list[Shown], cluster: Cluster, tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "pages")
    path = f"{Path(sys.executable).parent}:{programs()}:{os.environ['PATH']}"
    server = {"PGHOST": str(cluster.folder), "PGPORT": str(cluster.port), "PGUSER": "recoupe"}
    try:
        run_block(PAGE, shown, tmp_path, PATH=path, **server)
    finally:
        cluster.run("DROP DATABASE IF EXISTS affaire WITH (FORCE)")


@pytest.mark.parametrize("shown", blocks("run"))
def test_the_commands_with_a_run_run(shown: list[Shown], sample: tuple[ReadPage, ...], tmp_path: Path) -> None:
    write_run(tmp_path / "run", [page_row(page) for page in sample])
    run_block(PAGE, shown, tmp_path)


def test_there_are_such_commands() -> None:
    assert [len(blocks(kind)) for kind in ("server", "run")] == [2, 1]


def test_the_table_has_every_view_and_column() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*) \| (.*) \|$", TEXT, re.M)
    assert [(name, re.findall(r"`(\w+)`", columns)) for name, _, columns in rows] == [
        (view.name, list(view.columns)) for view in list_views()
    ]
