"""The import rules bite: a planted violation of each kind is found."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = Path(sys.executable).with_name("lint-imports")

PLANTED = {
    "a type that knows the pipeline": ("types/base.py", "import recoupe.pipeline.page"),
    "a stage that knows another": ("stages/quotes/find.py", "import recoupe.stages.events"),
    "a stage that knows French": ("stages/times/find.py", "import recoupe.languages.fr.pack"),
    "spaCy outside its home": ("stages/events/code.py", "import spacy"),
    "the database outside the store": ("pipeline/corpus.py", "import sqlalchemy"),
    "the database in an affair": ("affair/reuse.py", "import sqlalchemy"),
    "a reader of archives outside its home": ("store/verify.py", "from fastwarc.warc import ArchiveIterator"),
    "the patient reader of archives outside its home": ("readers/jsonl.py", "import warcio"),
    "a parser of HTML in the readers": ("readers/html/render.py", "import lxml.html"),
    "somebody else's opinion of a page outside its home": ("pipeline/page.py", "import trafilatura"),
    "Ray outside its home": ("pipeline/corpus.py", "import ray"),
    "a new folder that nobody placed": ("nowhere/__init__.py", ""),
}


def lint(folder: Path, place: str, line: str) -> subprocess.CompletedProcess[str]:
    """Check the import rules on a copy of the sources with one more line in one file."""
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__", "data"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    target = folder / "src/recoupe" / place
    target.parent.mkdir(exist_ok=True)
    before = target.read_text(encoding="utf-8") if target.exists() else ""
    target.write_text(f"{before}\n{line}\n", encoding="utf-8")
    environment = {"PYTHONPATH": str(folder / "src"), "PATH": ""}
    return subprocess.run([str(LINT), "--no-cache"], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_rules_are_kept_without_a_violation(tmp_path: Path) -> None:
    done = lint(tmp_path, "types/base.py", "")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("planted", PLANTED.values(), ids=list(PLANTED))
def test_planted_violation_is_found(tmp_path: Path, planted: tuple[str, str]) -> None:
    done = lint(tmp_path, *planted)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout or "exhaustive" in done.stdout + done.stderr
