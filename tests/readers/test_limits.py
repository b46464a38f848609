"""A page may take so much time and memory, and what the process had set before is set again."""

import contextlib
import re
import signal
import threading
import time
from pathlib import Path

import pytest

from recoupe.readers import BEYOND_LIMITS, limits, why_not_read, within_limits
from tests.readers.opened import opened
from tests.readers.samples import html_page, jsonl, mhtml, text_page, write

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="POSIX only")


def _reason(work: object, **options: float) -> str:
    with pytest.raises(BEYOND_LIMITS) as raised:
        within_limits(work, **options)  # type: ignore[arg-type]
    return why_not_read(raised.value)


def test_what_work_gives_is_given() -> None:
    assert within_limits(lambda: 7) == 7


@pytest.mark.parametrize("work", [lambda: time.sleep(30), lambda: re.match(r"(a+)+$", "a" * 60 + "b")], ids=["sleep", "regex"])
def test_time(work: object) -> None:
    begun = time.monotonic()
    assert _reason(work, seconds=0.1) == "took longer than 0.1 s: it may be damaged or made to hang"
    assert time.monotonic() - begun < 5


def test_a_library_that_swallows_errors_is_stopped() -> None:
    def stubborn() -> None:
        while True:
            with contextlib.suppress(Exception):
                time.sleep(30)

    assert "took longer" in _reason(stubborn, seconds=0.1)


def test_memory() -> None:
    reason = _reason(lambda: len(bytearray(800_000_000)), memory=200_000_000)
    assert reason == "needs more memory than one page may: it may be damaged or made to fill the memory"


def test_depth() -> None:
    def deep() -> None:
        deep()

    assert _reason(deep) == "is nested too deeply to be read"


def test_what_was_set_before_is_set_again() -> None:
    import resource

    rang: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda *_: rang.append(1))
    bound = resource.getrlimit(resource.RLIMIT_AS)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        with pytest.raises(limits.TooLong):
            within_limits(lambda: time.sleep(30), seconds=0.1)
        assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 0.21
        assert resource.getrlimit(resource.RLIMIT_AS) == bound
        time.sleep(0.4)
        assert rang == [1]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_outside_of_the_main_thread_there_is_no_alarm() -> None:
    given: list[int] = []
    thread = threading.Thread(target=lambda: given.append(within_limits(lambda: 7, seconds=0.001)))
    thread.start()
    thread.join()
    assert given == [7]


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.html", html_page().encode()), ("a.mht", mhtml(html_page().encode())), ("a.jsonl", jsonl({"html": html_page()}))],
)
def test_a_page_that_takes_too_long_to_read_fails_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes
) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.1)
    monkeypatch.setattr("recoupe.readers.page.read_html", lambda *_, **__: time.sleep(30))
    found = opened(write(tmp_path / name, data), write(tmp_path / "b.txt", text_page()))
    assert [reason for _, reason in found.reasons] == ["took longer than 0.1 s: it may be damaged or made to hang"]
    assert found.names == ["b"]
