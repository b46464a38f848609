"""What the desk does beside answering, one thing at a time: reading new pages, cross-checking anew."""

import threading
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass, field
from typing import Literal

from recoupe.types.errors import RecoupeError

JobKind = Literal["add", "build"]


@dataclass
class Job:
    """One piece of work: how far it is, what came of it, and what failed."""

    kind: JobKind
    done: int = 0
    total: int | None = None
    step: str = ""
    finished: bool = False
    error: str | None = None
    counts: dict[str, int] = field(default_factory=dict)
    failures: list[tuple[str, str]] = field(default_factory=list)

    def tell(self, step: str, done: int, total: int | None) -> None:
        """Note how far the work is."""
        self.step, self.done, self.total = step, done, total


class Jobs:
    """The work under way, or the last one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self.last: Job | None = None

    def start(self, kind: JobKind, work: Callable[[Job], None]) -> Job | None:
        """Return the work, begun in a thread; None when another one is under way."""
        with self._lock:
            if self.last and not self.last.finished:
                return None
            job = self.last = Job(kind)
            inside = copy_context()  # what is decided in the thread is signed by who began the work
            self._thread = threading.Thread(target=inside.run, args=(_do, job, work), daemon=True, name=f"recoupe {kind}")
            self._thread.start()
            return job

    def wait(self) -> None:
        """Wait until nothing is under way."""
        if self._thread:
            self._thread.join()


def _do(job: Job, work: Callable[[Job], None]) -> None:
    try:
        work(job)
    except RecoupeError as error:
        job.error = str(error)
    except Exception as error:  # noqa: BLE001 - the desk goes on, and says what went wrong
        job.error = type(error).__name__
    finally:
        job.finished = True
