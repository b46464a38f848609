"""Every command in the docs runs, and prints what the docs show: blocks fenced as `console`, commands after "$ "."""

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

Shown = tuple[str, list[str]]


def commands(block: str) -> list[Shown]:
    """Return the commands of a block, each with the lines that the docs show under it."""
    found: list[Shown] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found and line.strip():
            found[-1][1].append(line.rstrip())
    return found


BLOCKS = [
    (page, commands(block)) for page in PAGES for block in _BLOCK.findall(page.read_text(encoding="utf-8")) if commands(block)
]


def test_there_are_commands_in_the_docs() -> None:
    assert len(BLOCKS) >= 3


@pytest.mark.parametrize(("page", "shown"), BLOCKS, ids=[f"{p.relative_to(ROOT)}:{c[0][0][:40]}" for p, c in BLOCKS])
def test_block_runs(page: Path, shown: list[Shown], tmp_path: Path) -> None:
    """A block runs from top to bottom in a folder with the sample captures under `pages/`; `# exit N` says another exit code.

    Lines shown under a command are lines of its output, in order; "..." stands for some that are left out.
    """
    shutil.copytree(SAMPLE, tmp_path / "pages")
    run_block(page, shown, tmp_path)


def run_block(page: Path, shown: list[Shown], folder: Path, **set_too: str) -> None:
    """Run the commands of a block in a folder, with variables of the environment set besides the usual ones."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "NO_COLOR": "1", "COLUMNS": "120", **set_too}
    for line, output in shown:
        command, _, comment = line.partition("  # ")
        if shlex.split(command)[0] == "make":
            assert f"\n{shlex.split(command)[1]}:" in (ROOT / "Makefile").read_text(encoding="utf-8"), line
            continue
        expected = int(comment.split("exit ")[1]) if "exit " in comment else 0
        done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == expected, f"{page}: {line}\n{done.stdout[-800:]}\n{done.stderr[-2000:]}"
        assert "Traceback" not in done.stderr
        assert_shown(output, [printed.rstrip() for printed in done.stdout.splitlines() if printed.strip()])


def assert_shown(output: list[str], printed: list[str]) -> None:
    """Check that the lines shown are the lines printed, but for those that "..." leaves out."""
    rest = printed
    for number, line in enumerate(output):
        if line.strip() == "...":
            continue
        assert line in rest, f"the docs show {line!r}, which is not printed (any more):\n" + "\n".join(printed)
        place = rest.index(line)
        assert place == 0 or (number and output[number - 1].strip() == "..."), f"lines are left out before {line!r} without '...'"
        rest = rest[place + 1 :]
    assert not output or not rest or output[-1].strip() == "...", "lines are left out at the end without '...'"
