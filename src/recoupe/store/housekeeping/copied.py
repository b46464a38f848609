"""A store written into another database, row by row: from a file onto a server, or from there into a file."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, delete, select, text

from recoupe.store.databases import Indexed, database_of
from recoupe.store.databases.words import INDEXES
from recoupe.store.open import create_store
from recoupe.store.questions import in_parts
from recoupe.store.tables import METADATA, SCHEMA_VERSION, meta
from recoupe.types.errors import StoreError
from recoupe.types.server import StoreName


def copy_into(source: Connection, target: StoreName) -> None:
    """Make a new store with all that another one holds, in one transaction.

    Args:
        source: a connection to the other store, which sees it at one moment.
        target: where nothing is yet.

    Raises:
        StoreError: if something is there, or the store to copy is of another version.
    """
    told = {row.key: row.value for row in source.execute(select(meta))}
    if told.get("schema") != str(SCHEMA_VERSION):
        raise StoreError(
            f"{target}: only a store of schema version {SCHEMA_VERSION} can be copied there; run 'recoupe migrate' first"
        )
    create_store(target, language=told["language"], fill=lambda db: _write_rows(source, db)).close()


def _write_rows(source: Connection, target: Connection) -> None:
    target.execute(delete(meta))
    for table in METADATA.sorted_tables:
        for part in in_parts(source.execute(select(table).execution_options(yield_per=1000)).mappings()):
            database_of(target).write_rows(target, table, [dict(row) for row in part])
        database_of(target).number_on(target, table)
    for numbers in in_parts(source.execute(select(METADATA.tables["page"].c.number)).scalars(), 100):
        database_of(target).write_words(target, dict(_words_of(source, numbers)))


def _words_of(source: Connection, numbers: Sequence[int]) -> Iterator[tuple[int, dict[str, Indexed]]]:
    """Yield the words of pages as both indexes have them, by the names of these."""
    held = ",".join(str(int(number)) for number in numbers)
    asked = {name: text(f"SELECT rowid, title, body FROM {name} WHERE rowid IN ({held}) ORDER BY rowid") for name in INDEXES}
    for rows in zip(*(source.execute(question) for question in asked.values()), strict=True):
        yield rows[0].rowid, {name: Indexed(title=row.title, body=row.body) for name, row in zip(asked, rows, strict=True)}
