"""What the pages of an affair depend on: while it is the same, nobody has to look for them again."""

from importlib.metadata import version

import msgspec
from sqlalchemy import Connection, func, or_, select

from recoupe.store import tables
from recoupe.store.affair.write import digest_of
from recoupe.store.affairs.saved import SavedAffair
from recoupe.store.questions import count_rows
from recoupe.types.base import Record


class Basis(Record, frozen=True, kw_only=True):
    """What the pages of an affair were found from.

    `asked` is a digest of what is asked, of the pages by hand, of the recoupe that looked, and of how much people decided about
    actors where some are asked for. `pages` is how many pages there were, `last` the greatest number, `read` when the last one
    was read, and `latest` how many were read then.
    """

    asked: str
    pages: int
    last: int
    read: str
    latest: int


def basis_of(db: Connection, affair: SavedAffair) -> Basis:
    """Return what the pages of an affair depend on now."""
    row = tables.page.c
    decided = count_rows(db, tables.actor_decision) if affair.filter.actors else 0
    by_hand = [(one.page_id, one.inside) for one in affair.by_hand]
    pages, last, read = db.execute(select(func.count(), func.max(row.number), func.max(row.read))).one()
    return Basis(
        asked=digest_of(msgspec.json.encode((affair.filter, by_hand, decided, version("recoupe")))),
        pages=pages,
        last=last or 0,
        read=read or "",
        latest=count_rows(db, tables.page, row.read == read),
    )


def came_since(db: Connection, before: Basis) -> frozenset[int]:
    """Return the numbers of the pages that came, or were read again, since something was found from a basis."""
    row = tables.page.c
    return frozenset(db.execute(select(row.number).where(or_(row.number > before.last, row.read >= before.read))).scalars())
