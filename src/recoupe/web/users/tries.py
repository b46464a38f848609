"""Wrong passwords make the next try wait, for a name (whether somebody has it or not) and for an address."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence

FREE = 3
"""Wrong tries that cost nothing."""

_LONGEST = 60.0
_FORGOTTEN = 3600.0
_MOST = 20_000


class Tries:
    """How many wrong tries there were, and until when the next one waits; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._known: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def begin(self, keys: Sequence[str]) -> float:
        """Return how many seconds somebody must wait still; 0 lets them try, and counts the try as wrong until it was right."""
        with self._lock:
            now = self._clock()
            wait = max(self._until(key, now) - now for key in keys)
            if wait > 0:
                return wait
            for key in keys:
                count = self._known.pop(key, (0, 0.0))[0] + 1
                self._known[key] = (count, now + _wait_after(count))
            while len(self._known) > _MOST:
                self._known.popitem(last=False)
            return 0.0

    def forget(self, keys: Sequence[str]) -> None:
        """Forget the tries: the last one was right."""
        with self._lock:
            for key in keys:
                self._known.pop(key, None)

    def _until(self, key: str, now: float) -> float:
        """Return the second until which a key waits, which may be over; one that is long over is forgotten."""
        _, until = self._known.get(key, (0, now))
        if now - until > _FORGOTTEN:
            del self._known[key]
        return until


def _wait_after(count: int) -> float:
    return 0.0 if count < FREE else min(2.0 ** (count - FREE), _LONGEST)
