"""A bar for what takes long, on a terminal only."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

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


@contextmanager
def step_bar() -> Iterator[Callable[[str, int, int], None]]:
    """Give what is told of each step how much is done and how much there is; a bar shows it, as `with_progress` does."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar, tasks, begun = Progress(*columns, console=Console(stderr=True), transient=True), dict[str, TaskID](), monotonic()

    def told(step: str, done: int, total: int) -> None:
        if step not in tasks:
            tasks[step] = bar.add_task(step, total=total)
        if monotonic() - begun > PATIENCE:
            bar.start()
        bar.update(tasks[step], completed=done, total=total)

    try:
        yield told
    finally:
        bar.stop()


@contextmanager
def run_bar(total: int, done: int) -> Iterator[Callable[[int, int, int], None]]:
    """Give what is told how many more pages, failures and bytes there are; a bar shows them, pages a second, and what remains.

    Args:
        total: bytes in all.
        done: bytes of them that an earlier run has read.
    """
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    columns = (TextColumn("reading"), BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[said]}"), TimeRemainingColumn())
    begun, pages, failed = monotonic(), 0, 0
    with Progress(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=600) as bar:
        task = bar.add_task("reading", total=total, completed=done, said="")

        def told(more: int, failures: int, size: int) -> None:
            nonlocal pages, failed
            pages, failed = pages + more, failed + failures
            said = f"{pages:,} pages, {pages / max(monotonic() - begun, 0.1):.1f} a second, {failed:,} failed"
            bar.update(task, advance=size, said=said)

        yield told
