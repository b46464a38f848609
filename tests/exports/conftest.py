"""The dossier of the sample affair, written once."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `recoupe demo` writes; its report is beside it as report.txt."""
    folder = tmp_path_factory.mktemp("demo")
    command = [str(Path(sys.executable).with_name("recoupe")), "demo", "--out", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (folder / "report.txt").write_text(done.stdout, encoding="utf-8")
    return folder
