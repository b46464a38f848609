"""An interrupt that a library swallows is heard between two pages."""

import signal

import pytest

from recoupe.cli.interrupts import listen, stop_if_interrupted


def test_an_interrupt_that_was_swallowed_is_raised_once_more() -> None:
    before = signal.getsignal(signal.SIGINT)
    try:
        listen()
        stop_if_interrupted()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            stop_if_interrupted()
        stop_if_interrupted()
    finally:
        signal.signal(signal.SIGINT, before)
