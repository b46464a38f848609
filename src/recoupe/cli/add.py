"""`recoupe add`: pages into a store."""

from collections import Counter
from typing import TYPE_CHECKING

import typer

from recoupe.cli.options import (
    DEFAULT_STORE,
    ActorFiles,
    FieldNames,
    LexiconFolders,
    Manifest,
    OnlyFrench,
    Paths,
    Published,
    StorePath,
)
from recoupe.cli.output import saved_line, say
from recoupe.types.capture import Capture, Given
from recoupe.types.errors import StoreError

if TYPE_CHECKING:
    from recoupe.cli.reading import Reading
    from recoupe.store import Saved, Store
    from recoupe.store.housekeeping.decided import Decided, PageDecision


def add(
    paths: Paths,
    store: StorePath = DEFAULT_STORE,
    published: Published = None,
    manifest: Manifest = None,
    fields: FieldNames = None,
    actors: ActorFiles = None,
    lexicon: LexiconFolders = None,
    only_french: OnlyFrench = False,
) -> None:
    """Read pages into a store; a page that is there already, read the same way, stays as it is."""
    from recoupe.cli.reading import Reading
    from recoupe.store import open_store, save_failures

    opened = open_store(store)
    reading = Reading(
        paths,
        published=published,
        manifest=manifest,
        fields=fields,
        actors=actors,
        lexicon=lexicon,
        only_language=only_french,
    )
    done: Counter[Saved] = Counter()
    try:
        for capture in reading.captures():
            if saved := _add_page(opened, reading, capture):
                done[saved] += 1
    finally:
        save_failures(opened, reading.failures, tried=reading.files)
        opened.close()
        say(f"{store}: {saved_line(done, len(reading.failures))}")
    raise typer.Exit(reading.exit_code)


def _add_page(store: "Store", reading: "Reading", capture: Capture) -> "Saved | None":
    """Return what was done with one page; None if it failed. A page that is there already is not read again."""
    from recoupe.pipeline.corpus import PageFailure
    from recoupe.store import decided_on_page, holds_page, save_page

    decided = decided_on_page(store, capture.id)
    if decided.removed:
        _say_kept_out(capture, decided.removed)
        return "kept out"
    given = decided.over(reading.given(capture))
    if given != reading.given(capture):
        _say_set(capture, reading.given(capture), decided)
    if holds_page(store, capture.id, engine=reading.language.engine, given=given):
        return "unchanged"
    page = reading.page(capture, given=given)
    if page is None:
        return None
    _say_if_changed(store, capture)
    try:
        return save_page(store, page)
    except StoreError as error:
        reason = str(error).removeprefix(f"{capture.path}: ")
        reading.fail(PageFailure(path=capture.path, record=capture.record, reason=reason))
        return None


def _say_kept_out(capture: Capture, removed: "PageDecision") -> None:
    by = f"{removed.who} removed it on {removed.at[:10]}: {removed.why}"
    say(f"{_where(capture)}: is kept out, {by} ('recoupe restore {capture.id}' lets it in)")


def _say_set(capture: Capture, told: Given, decided: "Decided") -> None:
    """Say that what this run gives of a page is not what counts, when it gives something else."""
    differ = [
        f"{part} {kept}, not {here}"
        for part, kept, here in (
            ("published", decided.published, told.published),
            ("publisher", decided.publisher, told.publisher),
        )
        if kept and here and kept != here
    ]
    if differ:
        say(f"{_where(capture)}: what was set for page {capture.id} counts: {'; '.join(differ)} ('recoupe set' changes it)")


def _say_if_changed(store: "Store", capture: Capture) -> None:
    """Say that the file of a page holds another page than it did."""
    from recoupe.store import pages_at_path

    others = [] if capture.path == "-" else pages_at_path(store, capture.path, capture.record)
    if others := [other for other in others if other != capture.id]:
        say(f"{_where(capture)}: is not what it was when page {others[-1]} was read; both are kept")


def _where(capture: Capture) -> str:
    from recoupe.readers.text import locator_of

    return locator_of(capture.path, capture.record)
