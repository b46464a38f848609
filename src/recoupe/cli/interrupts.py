"""Ctrl-C: remembered, and heard again between two pages, because a library on the way may swallow the exception it raises."""

import signal
import threading
from types import FrameType

_heard = threading.Event()


def listen() -> None:
    """Remember every interrupt from now on; it still raises `KeyboardInterrupt` where it comes."""
    signal.signal(signal.SIGINT, _hear)


def stop_if_interrupted() -> None:
    """Do nothing, unless an interrupt came and the program goes on.

    Raises:
        KeyboardInterrupt: once for every interrupt that got lost.
    """
    if _heard.is_set():
        _heard.clear()
        raise KeyboardInterrupt


def _hear(number: int, frame: FrameType | None) -> None:
    _heard.set()
    signal.default_int_handler(number, frame)
