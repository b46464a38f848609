"""A run for people: what it holds, and what was done with it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from recoupe.cli.output import counted, counts_line, unused_line

if TYPE_CHECKING:
    from recoupe.scale import Summary


def run_lines(folder: Path, found: "Summary") -> Iterator[Text]:
    """Yield the lines that say what a run holds."""
    failed = f", {len(found.failures):,} failed" if found.failures else ""
    yield Text(f"{folder}: {counted(found.pages, 'page')} in {counted(found.shards, 'shard')}{failed}")
    files = {one.path for one in found.passed}
    for failure in found.failures:
        if failure.record is None and failure.path in files:
            yield Text(f"  {failure.where}: {failure.reason}")
    for one in found.passed:
        if one.seen:
            yield Text(f"  {one.path}: {counts_line(one.seen)}")
        if one.counts:
            yield Text(f"  {one.path}: passed over what is no page ({counts_line(one.counts)})", style="dim")
    if found.unused:
        yield Text(f"  {unused_line(found.unused, 'the run')}")
