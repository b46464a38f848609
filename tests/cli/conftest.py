"""The command line, called as a person calls it: real files, real exit codes; the parser is loaded once for all."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from recoupe.cli import main as command_line
from recoupe.cli import reading
from recoupe.pipeline.language import Language
from tests.cli.affair_store import built, built_once

__all__ = ["built", "built_once"]

PAGE = """Le Valdor refuse toute négociation

ALVEN, 12 octobre 2016 - Le ministre valdorien des Affaires étrangères, Paul Meyran, a déclaré mardi que son pays ne
négocierait pas avec la Russie. « Nous n'avons aucun contact », a-t-il affirmé.

La France a démenti avoir livré des armes à l'État syrien.
"""


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(french: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Return what calls recoupe in a folder of its own and gives back exit code, output and messages."""
    monkeypatch.setattr(reading, "load_language", lambda **_: french)
    monkeypatch.delenv("RECOUPE_STORE", raising=False)
    monkeypatch.delenv("RECOUPE_DEBUG", raising=False)
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["recoupe", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as left:
            command_line.main()
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        code = left.value.code
        return Ran(code if isinstance(code, int) else 0, out.decode(), err.decode())

    return call


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page of our own in a file."""
    path = tmp_path / "talks.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path
