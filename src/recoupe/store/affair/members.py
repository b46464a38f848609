"""Who is who: the actors of pages whose id in the store is another one than on their page."""

from collections.abc import Iterable

from sqlalchemy import Column, Connection, ForeignKey, Integer, Table, Text, delete, insert, select

from recoupe.store.tables import METADATA

built_member = Table(
    "built_member",
    METADATA,
    Column("page", Integer, ForeignKey("page.number", ondelete="CASCADE"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("actor", Text, nullable=False, index=True),
)
"""`id` as the page has it, `actor` as the store has it; an actor that has no row here has one id everywhere."""

Member = tuple[int, str, str]
"""The number of a page, the id that an actor has there, the id that it has in the store."""


def save_members(db: Connection, members: Iterable[Member]) -> None:
    """Write who is who, instead of what was known before; nothing when that is the same."""
    numbers = set(db.execute(select(METADATA.tables["page"].c.number)).scalars())
    now = {member for member in members if member[1] != member[2] and member[0] in numbers}
    row = built_member.c
    before = {(one.page, one.id, one.actor) for one in db.execute(select(row.page, row.id, row.actor))}
    if now == before:
        return
    for page, ident, _ in before - now:
        db.execute(delete(built_member).where(row.page == page, row.id == ident))
    added = [{"page": page, "id": ident, "actor": actor} for page, ident, actor in sorted(now - before)]
    if added:
        db.execute(insert(built_member), added)
