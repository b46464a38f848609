"""`recoupe add`: pages into a store."""

from collections import Counter
from typing import TYPE_CHECKING

import typer

from recoupe.cli.options import DEFAULT_STORE, ActorFiles, FieldNames, LexiconFolders, Manifest, Paths, Published, StorePath
from recoupe.cli.output import say
from recoupe.types.capture import Capture
from recoupe.types.errors import StoreError

if TYPE_CHECKING:
    from recoupe.cli.reading import Reading
    from recoupe.store import Saved, Store


def add(
    paths: Paths,
    store: StorePath = DEFAULT_STORE,
    published: Published = None,
    manifest: Manifest = None,
    fields: FieldNames = None,
    actors: ActorFiles = None,
    lexicon: LexiconFolders = None,
) -> None:
    """Read pages into a store; a page that is there already, read the same way, stays as it is."""
    from recoupe.cli.reading import Reading
    from recoupe.store import open_store, save_failures

    opened = open_store(store)
    reading = Reading(paths, published=published, manifest=manifest, fields=fields, actors=actors, lexicon=lexicon)
    done = Counter[str]()
    try:
        for capture in reading.captures():
            done[_add_page(opened, reading, capture) or "failed"] += 1
    finally:
        save_failures(opened, reading.failures, tried=reading.files)
        opened.close()
        counts = [f"{done[kind]} {kind}" for kind in ("added", "replaced", "unchanged")]
        say(f"{store}: {', '.join(counts)}, {len(reading.failures)} failed")
    raise typer.Exit(reading.exit_code)


def _add_page(store: "Store", reading: "Reading", capture: Capture) -> "Saved | None":
    """Return what was done with one page; None if it failed. A page that is there already is not read again."""
    from recoupe.pipeline.corpus import PageFailure
    from recoupe.readers.text import locator_of
    from recoupe.store import holds_page, pages_at_path, save_page

    if holds_page(store, capture.id, engine=reading.language.engine, given=reading.given(capture)):
        return "unchanged"
    page = reading.page(capture)
    if page is None:
        return None
    others = [] if capture.path == "-" else pages_at_path(store, capture.path, capture.record)
    if others := [other for other in others if other != capture.id]:
        say(f"{locator_of(capture.path, capture.record)}: is not what it was when page {others[-1]} was read; both are kept")
    try:
        return save_page(store, page)
    except StoreError as error:
        reason = str(error).removeprefix(f"{capture.path}: ")
        reading.fail(PageFailure(path=capture.path, record=capture.record, reason=reason))
        return None
