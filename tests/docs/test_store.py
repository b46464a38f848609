"""docs/store.md: its commands with a server run against one of the tests' own; its table is that of the views."""

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from recoupe.sql import list_views
from tests.docs.test_commands import ROOT, SAMPLE, Shown, commands, run_block
from tests.postgres import Cluster, programs

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


def test_there_are_such_commands() -> None:
    assert len(blocks("server")) == 2


def test_the_table_has_every_view_and_column() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*) \| (.*) \|$", TEXT, re.M)
    assert [(name, re.findall(r"`(\w+)`", columns)) for name, _, columns in rows] == [
        (view.name, list(view.columns)) for view in list_views()
    ]
