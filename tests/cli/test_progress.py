"""A bar appears for what takes long, on a terminal only, and never touches the data."""

import io
import sys

import pytest

from recoupe.cli import progress
from recoupe.cli.progress import with_progress, working


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def never() -> int:
    raise AssertionError("counted although no bar can be shown")


def test_no_bar_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setattr(progress, "PATIENCE", -1)
    assert list(with_progress("abc", "reading", total=never)) == ["a", "b", "c"]
    assert sys.stderr.getvalue() == ""  # type: ignore[attr-defined]


@pytest.mark.parametrize(("patience", "shown"), [(-1, True), (60, False)])
def test_a_bar_on_a_terminal_after_a_while(monkeypatch: pytest.MonkeyPatch, patience: float, shown: bool) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setenv("TERM", "xterm")
    assert list(with_progress("abc", "reading", total=lambda: 3)) == ["a", "b", "c"]
    assert ("reading" in sys.stderr.getvalue()) is shown  # type: ignore[attr-defined]


def test_what_is_going_on_is_said_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream, said in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with working("loading"):
            pass
        assert ("loading" in stream.getvalue()) is said
