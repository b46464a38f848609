"""Every command in the docs runs: blocks fenced as `console`, lines that begin with "$ "."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "src/recoupe/cli/sample"
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "src").rglob("*.md")),
]
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.M | re.S)


def blocks() -> list[tuple[Path, str]]:
    return [(page, block) for page in PAGES for block in _BLOCK.findall(page.read_text(encoding="utf-8"))]


def commands(block: str) -> list[str]:
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


BLOCKS = [(page, commands(block)) for page, block in blocks() if commands(block)]


def test_there_are_commands_in_the_docs() -> None:
    assert len(BLOCKS) >= 3


@pytest.mark.parametrize(("page", "lines"), BLOCKS, ids=[f"{p.relative_to(ROOT)}:{c[0][:40]}" for p, c in BLOCKS])
def test_block_runs(page: Path, lines: list[str], tmp_path: Path) -> None:
    """A block runs from top to bottom in a folder with the sample captures under `pages/`; `# exit N` says another exit code."""
    shutil.copytree(SAMPLE, tmp_path / "pages")
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "NO_COLOR": "1", "COLUMNS": "120"}
    for line in lines:
        command, _, comment = line.partition("  # ")
        if shlex.split(command)[0] == "make":
            assert f"\n{shlex.split(command)[1]}:" in (ROOT / "Makefile").read_text(encoding="utf-8"), line
            continue
        expected = int(comment.split("exit ")[1]) if "exit " in comment else 0
        done = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == expected, f"{page}: {line}\n{done.stdout[-800:]}\n{done.stderr[-2000:]}"
        assert "Traceback" not in done.stderr
