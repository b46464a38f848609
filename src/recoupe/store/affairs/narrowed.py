"""A store of which only the pages of one affair are seen, and what these pages alone tell.

What they tell is kept in a small store of its own, beside. Each connection that reads gets views over it and over the pages,
under the names of the tables: whatever is asked, no other page is seen. What is written goes to the whole store.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Integer, MetaData, Table, insert

from recoupe.store.affair.facets import facet_count, happening_facet
from recoupe.store.affair.tables import built_page, contradiction, happening, rung
from recoupe.store.affair.write import save_affair
from recoupe.store.databases import database_named
from recoupe.store.fulltext import NARROWED
from recoupe.store.open import Store, create_store
from recoupe.store.questions import in_parts
from recoupe.store.tables import METADATA
from recoupe.types.affair import Affair

_TOLD = (happening, happening_facet, facet_count, contradiction, rung, built_page)
_inside = Table("inside", MetaData(), Column("number", Integer, primary_key=True))
"""The numbers of the pages of the affair."""


def write_narrowed(path: Path, affair: Affair, pages: Iterable[int], *, at: str | None, language: str) -> None:
    """Write what the pages of an affair alone tell, and their numbers, into a new file; `at` is when the whole was built."""
    made = create_store(path, language=language)
    try:
        with made.writing() as db:
            _inside.create(db)
            save_affair(db, affair, at=at or "")
            for part in in_parts(pages):
                db.execute(insert(_inside), [{"number": number} for number in part])
    finally:
        made.close()


def narrow(store: Store, path: Path) -> Store:
    """Return a store of which only the affair is seen that `write_narrowed` wrote into a file."""
    per_page = [table.name for table in METADATA.sorted_tables if "page" in table.c and isinstance(table.c.page.type, Integer)]

    def set_up(connection: Any, record: Any) -> None:
        database_named(store.path).look_only_at(connection, path, _TOLD, per_page)
        record.info[NARROWED] = True

    return store.seen_through(set_up)
