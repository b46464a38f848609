"""A bar for what takes long, on a terminal only."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

PATIENCE = 2.0
"""Seconds before a bar appears."""

Item = TypeVar("Item")


@contextmanager
def working(what: str) -> Iterator[None]:
    """Say on standard error what is going on while the block runs, if that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    with Console(stderr=True).status(what):
        yield


def with_progress(items: Iterable[Item], what: str, *, total: Callable[[], int | None]) -> Iterator[Item]:
    """Yield the items, with a bar on standard error once two seconds have gone, if that is a terminal.

    Args:
        items: what is worked on.
        what: says it in a word or two.
        total: gives how many there are; asked only when a bar can be shown. None when nobody knows.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task, begun, shown = bar.add_task(what, total=total()), monotonic(), False
    try:
        for done, item in enumerate(items):
            if not shown and monotonic() - begun > PATIENCE:
                bar.start()
                shown = True
            bar.update(task, completed=done)
            yield item
    finally:
        bar.stop()
