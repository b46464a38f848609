"""What goes where: data on standard output, words for people on standard error."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec
import typer
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from recoupe.pipeline.corpus import PageFailure
    from recoupe.store import Saved

OK, ERROR, USAGE, SOME_FAILED, NOTHING_FOUND, INTERRUPTED = 0, 1, 2, 3, 4, 130
"""Exit codes; `docs/commands.md` says what each means."""

Format = Literal["people", "json", "jsonl"]
Item = TypeVar("Item")

_LISTED = 5

_PICTURES = (
    {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"}
    | {0x7F: 0x2421}
    | dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD)
)
"""Characters that would drive the terminal or turn the writing round, and what is shown in their place."""


class _Screen(Console):
    """A console for data: no wrapping of lines, and no complaint when the reader of the pipe has had enough."""

    def on_broken_pipe(self) -> None:
        leave_pipe()


def screen() -> Console:
    """Return the console on standard output, for people; colours only on a terminal."""
    return _Screen(file=sys.stdout, highlight=False, markup=False, emoji=False, soft_wrap=True)


def harmless(text: str) -> str:
    """Return a text of a page as it may be shown: control characters, which could drive the terminal, become pictures."""
    return text.translate(_PICTURES)


def say(message: str) -> None:
    """Write a message for people on standard error."""
    sys.stderr.write(f"recoupe: {harmless(message)}\n")
    sys.stderr.flush()


def say_failure(failure: "PageFailure") -> None:
    """Say why a page failed; with RECOUPE_DEBUG also where in the code, if that is known."""
    say(f"{failure.where}: {failure.reason}")
    if failure.trace and os.environ.get("RECOUPE_DEBUG"):
        say(failure.trace)


def counted(count: int, noun: str) -> str:
    """Return a number and its noun: "1 page", "2,000 pages"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def counts_line(counts: Mapping[str, int]) -> str:
    """Return kinds and how many there are of each: "image/png: 12, text/css: 1,024"."""
    return ", ".join(f"{kind}: {count:,}" for kind, count in counts.items())


def saved_line(saved: "Mapping[Saved, int]", failed: int) -> str:
    """Return what was done with pages that came into a store: "2 added, 0 replaced, 1 unchanged, 0 failed"."""
    kinds: tuple[Saved, ...] = ("added", "replaced", "unchanged")
    counts = [f"{saved.get(kind, 0)} {kind}" for kind in kinds]
    out = f", {saved['kept out']} kept out" if saved.get("kept out") else ""
    return f"{', '.join(counts)}, {failed} failed{out}"


def unused_line(names: Sequence[str], run: str) -> str:
    """Return what to say of the pages that a manifest names and a run ("this run") does not have: the first five."""
    more = ", ..." if len(names) > _LISTED else ""
    return f"the manifest names {counted(len(names), 'page')} that {run} does not have: {', '.join(names[:_LISTED])}{more}"


def format_of(*, json: bool, jsonl: bool) -> Format:
    """Return the format that two flags ask for.

    Raises:
        typer.BadParameter: if both are there.
    """
    if json and jsonl:
        raise typer.BadParameter("--json and --jsonl exclude each other")
    return "json" if json else "jsonl" if jsonl else "people"


def write_items(items: Iterable[Item], form: Format, *, show: Callable[[Item], Iterable[Text]]) -> int:
    """Write items as they come, one JSON object a line, one array, or for people; return how many there were.

    Args:
        items: records.
        form: how to write them.
        show: gives the lines of one item for people.
    """
    console, count = screen(), 0
    with _pipe():
        if form == "json":
            _write(b"[")
        for item in items:
            if form == "people":
                for line in show(item):
                    console.print(line)
            else:
                _write(
                    (b",\n" if form == "json" and count else b"")
                    + msgspec.json.encode(item)
                    + (b"\n" if form == "jsonl" else b"")
                )
            count += 1
        if form == "json":
            _write(b"]\n")
    return count


def write_item(item: Item, form: Format, *, show: Callable[[Item], Iterable[Text]]) -> None:
    """Write one item: one line of JSON, or for people."""
    write_items([item], "people" if form == "people" else "jsonl", show=show)


def write_texts(texts: Iterable[str]) -> int:
    """Write texts as they come, a line with a form feed between two of them; return how many there were."""
    count = 0
    with _pipe():
        for text in texts:
            _write((b"\f\n" if count else b"") + text.encode("utf-8", "replace") + b"\n")
            count += 1
    return count


def leave_pipe() -> None:
    """Stop in silence: whoever reads our output has closed it.

    Raises:
        typer.Exit: always, with 0.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(OK)


@contextmanager
def _pipe() -> Iterator[None]:
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        leave_pipe()


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
