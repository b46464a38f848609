"""`recoupe verify`: does what was extracted still stand in the raw files?"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.text import Text

from recoupe.cli.options import DEFAULT_STORE, AsJson, AsJsonLines, StorePath
from recoupe.cli.output import NOTHING_FOUND, OK, SOME_FAILED, Format, counted, format_of, harmless, say, write_items
from recoupe.types.errors import CaptureError
from recoupe.types.record import PageRecord, decode_record

if TYPE_CHECKING:
    from recoupe.store import PageCheck

Records = Annotated[
    list[str] | None,
    typer.Argument(metavar="RECORDS...", help="Files written by 'recoupe read --jsonl', or - ; without them, the store."),
]


def verify(records: Records = None, store: StorePath = DEFAULT_STORE, json: AsJson = False, jsonl: AsJsonLines = False) -> None:
    """Read every raw file again and check digests, texts and every place of every record."""
    form = format_of(json=json, jsonl=jsonl)
    from recoupe.store import open_store, verify_records, verify_store

    if records:
        raise typer.Exit(_report(verify_records(_records(records)), form))
    opened = open_store(store)
    raise typer.Exit(_report(verify_store(opened), form))


def _report(checks: "Iterator[PageCheck]", form: Format) -> int:
    """Write the checks, say how it went, and return the exit code."""
    from recoupe.cli.progress import with_progress

    failed: list[str] = []
    kept: list[str] = []

    def sorted_out() -> "Iterator[PageCheck]":
        for check in with_progress(checks, "verifying", total=lambda: None):
            if check.mismatches:
                failed.append(check.id)
            elif not check.reread:
                kept.append(check.id)
            yield check

    count = write_items(sorted_out(), form, show=_lines)
    if not count:
        say("there is no page to verify")
        return NOTHING_FOUND
    aside = f"; {len(kept)} not re-read: standard input, checked against the text that was kept" if kept else ""
    say(f"{counted(count, 'page')} verified, {len(failed)} with mismatches{aside}")
    return SOME_FAILED if failed else OK


def _lines(check: "PageCheck") -> Iterator[Text]:
    for wrong in check.mismatches:
        position = "" if wrong.position is None else f"[{wrong.position}]"
        where = f"{wrong.layer}{position} {wrong.field}".strip()
        yield Text(harmless(f"{check.name} ({check.id}): {where}: {wrong.message}"))


def _records(files: list[str]) -> Iterator[PageRecord]:
    """Yield the records in some files, JSON lines or one array.

    Raises:
        CaptureError: with file and line, if one is not a page record.
    """
    for file in files:
        for number, line in enumerate(_content(file).splitlines(), start=1):
            text = line.strip().removeprefix(b"[").removesuffix(b"]").removesuffix(b",")
            if not text:
                continue
            try:
                yield decode_record(text)
            except msgspec.MsgspecError as error:
                raise CaptureError(f"{file}:{number}: is not a page record: {error}") from error


def _content(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise CaptureError(f"{file}: cannot be read ({error.strerror}); expected records, JSON lines") from error
