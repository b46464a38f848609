"""Which pages wait to be compared, which of those that were compared are no longer there, and what is read of a page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select

from recoupe.stages.reuse.fingerprints import PrintedPage, Prints, fingerprint
from recoupe.store import tables
from recoupe.store.questions import in_parts
from recoupe.store.reuse.rows import pack_prints, still_read, unpack_prints
from recoupe.store.reuse.tables import reuse_page, reuse_print, reuse_side, reuse_span
from recoupe.types.article import READ_ONCE
from recoupe.types.reuse import Stretch


def waiting_pages(db: Connection, among: Sequence[int] | None = None) -> list[int]:
    """Return the numbers of pages that were not compared as they are now, in the order in which they were added."""
    row = tables.page.c
    asked = select(row.number).outerjoin(reuse_page, still_read()).where(reuse_page.c.key.is_(None))
    asked = asked if among is None else asked.where(row.number.in_(among))
    return list(db.execute(asked.order_by(row.number)).scalars())


def gone_pages(db: Connection, among: Sequence[int] | None = None) -> list[int]:
    """Return the keys of pages that were compared and are no longer there, or were read anew."""
    row = reuse_page.c
    asked = select(row.key).outerjoin(tables.page, still_read()).where(tables.page.c.number.is_(None))
    asked = asked if among is None else asked.where(row.key.in_(among))
    return list(db.execute(asked.order_by(row.key)).scalars())


def prints_of(db: Connection, keys: Iterable[int]) -> dict[int, Prints]:
    """Return the fingerprints of pages that were compared, by key."""
    row = reuse_page.c
    return {
        found.key: unpack_prints(found.prints)
        for part in in_parts(keys)
        for found in db.execute(select(row.key, row.prints).where(row.key.in_(part)))
    }


def read_printed(db: Connection, numbers: Iterable[int]) -> Iterator[PrintedPage]:
    """Yield the words and the fingerprints of pages, found by their numbers."""
    row = tables.page.c
    for part in in_parts(numbers):
        stretches = _read_stretches(db, part)
        asked = select(row.number, row.id, tables.capture.c.text).join(tables.capture).where(row.number.in_(part))
        for page in db.execute(asked.order_by(row.number)):
            yield fingerprint(page.id, page.text, stretches.get(page.number, []))


class Reading(NamedTuple):
    """Which reading of a page was compared: its number, the engine that read it, what was given for it."""

    page: int
    engine: str
    given: str


def readings_of(db: Connection, keys: Iterable[int]) -> dict[int, Reading]:
    """Return which readings of pages were compared, by key."""
    row = reuse_page.c
    asked = (select(row.key, row.page, row.engine, row.given).where(row.key.in_(part)) for part in in_parts(keys))
    return {key: Reading(*reading) for question in asked for key, *reading in db.execute(question)}


def keep_pages(db: Connection, pages: Mapping[int, PrintedPage]) -> None:
    """Note pages as compared, and put their fingerprints into the index.

    Args:
        db: a connection that writes.
        pages: what is read of them, by key.
    """
    row, ids = tables.page.c, {page.id: key for key, page in pages.items()}
    known = {
        found.id: found
        for part in in_parts(ids)
        for found in db.execute(select(row.id, row.number, row.engine, row.given).where(row.id.in_(part)))
    }
    rows = [
        {
            "key": key,
            "id": name,
            "page": known[name].number,
            "engine": known[name].engine,
            "given": known[name].given,
            "length": int((pages[key].words.ends - pages[key].words.starts).sum() + len(pages[key].words)),
            "prints": pack_prints(pages[key].prints),
        }
        for name, key in ids.items()
    ]
    prints = sorted((number, key) for key, page in pages.items() for number in set(page.prints.tolist()))
    _insert_all(db, {reuse_page: rows, reuse_print: [{"print": number, "key": key} for number, key in prints]})


def drop_pages(db: Connection, prints: Mapping[int, Prints]) -> None:
    """Take pages away, and their fingerprints from the index.

    Args:
        db: a connection that writes.
        prints: their fingerprints, by key.
    """
    for key, numbers in prints.items():
        for part in in_parts(numbers.tolist()):
            db.execute(delete(reuse_print).where(reuse_print.c.print.in_(part), reuse_print.c.key == key))
    for part in in_parts(prints):
        db.execute(delete(reuse_page).where(reuse_page.c.key.in_(part)))


def forget_reuse(db: Connection) -> None:
    """Empty what the store knows of reuse; the next update compares every page again."""
    for table in (reuse_side, reuse_span, reuse_print, reuse_page):
        db.execute(delete(table))


def _read_stretches(db: Connection, numbers: Iterable[int]) -> dict[int, list[Stretch]]:
    """Return the stretches that are read of each page, by its number."""
    row = tables.segment.c
    asked = select(row.page, row.start, row.end).where(row.page.in_(numbers), row.role.in_(READ_ONCE))
    found: dict[int, list[Stretch]] = defaultdict(list)
    for stretch in db.execute(asked.order_by(row.page, row.position)):
        found[stretch.page].append(Stretch(start=stretch.start, end=stretch.end))
    return found


def _insert_all(db: Connection, rows: Mapping[Any, list[dict[str, Any]]]) -> None:
    for table, items in rows.items():
        if items:
            db.execute(insert(table), items)
