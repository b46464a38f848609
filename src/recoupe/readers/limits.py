"""A limit of time and memory for one page, so that a page made to hang or swell fails alone.

POSIX, main thread: an alarm that interrupts Python code (also a regular expression that never ends), and a bound on the address
space while the page is read. Elsewhere nothing is limited. What the process had set before is set again.
"""

import signal
import threading
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from types import FrameType
from typing import TypeVar

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

SECONDS = 60.0
"""The slowest of 600 news pages takes less than three."""

MEMORY = 3_000_000_000
"""Bytes that a page may add to what the process uses; the parser takes some hundred million for the longest page."""

_AGAIN = 1.0
"""Seconds after which the alarm rings again: a library may have swallowed the first one."""

Result = TypeVar("Result")


class TooLong(BaseException):
    """A page took longer than it may. No `Exception`, so that nothing on the way takes it for an error of its own."""


BEYOND_LIMITS = (TooLong, MemoryError, RecursionError)
"""What is raised by a page that takes too much."""


def within_limits(work: Callable[[], Result], *, seconds: float | None = None, memory: int | None = None) -> Result:
    """Return what some work on one page gives, unless it takes too much; without arguments, `SECONDS` and `MEMORY`.

    Raises:
        TooLong: when its time is over.
        MemoryError: when an allocation would go beyond the limit.
    """
    seconds = SECONDS if seconds is None else seconds
    more = MEMORY if memory is None else memory
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return _bounded(work, more)
    return _timed(lambda: _bounded(work, more), seconds)


def why_not_read(error: BaseException) -> str:
    """Return what to tell a person of a page that went beyond a limit."""
    match error:
        case TooLong():
            return f"took longer than {error.args[0]:g} s: it may be damaged or made to hang"
        case RecursionError():
            return "is nested too deeply to be read"
        case _:
            return "needs more memory than one page may: it may be damaged or made to fill the memory"


def _timed(work: Callable[[], Result], seconds: float) -> Result:
    """Do some work with an alarm set.

    The alarm is taken off by the first call of `finally`: should it ring during that call, the inner `finally` does the rest.
    """

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TooLong(seconds)

    begun = monotonic()
    handler = signal.signal(signal.SIGALRM, ring)
    left, interval = 0.0, 0.0
    try:
        left, interval = signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
        return work()
    finally:
        try:
            signal.setitimer(signal.ITIMER_REAL, 0)
        finally:
            signal.signal(signal.SIGALRM, signal.SIG_DFL if handler is None else handler)
            if left:
                signal.setitimer(signal.ITIMER_REAL, max(left - (monotonic() - begun), 0.001), interval)


def _bounded(work: Callable[[], Result], more: int) -> Result:
    """Do some work with a bound on the address space."""
    used = _address_space()
    if resource is None or used is None:
        return work()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    bounds = [used + more, *(limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY)]
    resource.setrlimit(resource.RLIMIT_AS, (min(bounds), hard))
    try:
        return work()
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space() -> int | None:
    """Return the bytes of address space that this process uses; None where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_bytes().split()[0])
    except (OSError, ValueError, IndexError):
        return None
    return pages * resource.getpagesize() if resource else None
