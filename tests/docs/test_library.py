"""The Python blocks of docs/library.md run as they stand."""

import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCKS = re.findall(r"^```python\n(.*?)^```", (ROOT / "docs/library.md").read_text(encoding="utf-8"), re.M | re.S)


@pytest.mark.parametrize("block", BLOCKS)
def test_block_runs(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "src/recoupe/cli/sample", tmp_path / "pages")
    monkeypatch.chdir(tmp_path)
    exec(compile(block, "docs/library.md", "exec"), {})
    assert "ReadPage" in capsys.readouterr().out
