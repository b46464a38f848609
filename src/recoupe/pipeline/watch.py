"""How long each step of a page takes: a stopwatch that is handed down to where the steps are, or none."""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import ParamSpec, Protocol, TypeVar

from recoupe.types.base import Record

P = ParamSpec("P")
T = TypeVar("T")


class Watch(Protocol):
    """Does a step, and may take its time."""

    def __call__(self, step: str, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what `work` gives."""


def unwatched(_step: str, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Return what `work` gives; nobody takes its time."""
    return work(*args, **kwargs)


class StepTime(Record, frozen=True, kw_only=True):
    """A step: its seconds on the processor, and its share of those of all steps."""

    step: str
    seconds: float
    share: float


class Stopwatch:
    """Seconds on the processor by step, in the order in which steps first came: fair also while other programs work."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}

    def __call__(self, step: str, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what `work` gives; its time goes to `step`."""
        begun = time.process_time()
        try:
            return work(*args, **kwargs)
        finally:
            self._seconds[step] = self._seconds.get(step, 0.0) + time.process_time() - begun

    def over(self, step: str, items: Iterable[T]) -> Iterator[T]:
        """Yield the items; what it takes to get each goes to `step`."""
        waiting = iter(items)
        nothing = object()
        while (item := self(step, next, waiting, nothing)) is not nothing:
            yield item  # type: ignore[misc]

    @property
    def seconds(self) -> dict[str, float]:
        """Seconds by step."""
        return dict(self._seconds)

    def steps(self) -> tuple[StepTime, ...]:
        """Return the time of each step and its share."""
        total = sum(self._seconds.values()) or 1.0
        return tuple(StepTime(step=step, seconds=spent, share=spent / total) for step, spent in self._seconds.items())
