"""PostgreSQL, through psycopg (extra `postgres`): one database on a server, for many people at once."""

from recoupe.store.databases.postgres.copying import write_rows
from recoupe.store.databases.postgres.search import create_indexes, drop_words, matching, rank, write_words
from recoupe.store.databases.postgres.seen import look_only_at
from recoupe.store.databases.postgres.server import advice_on, connect, give_up, make_room, require
from recoupe.store.databases.postgres.sql import (
    faults_in,
    field_of,
    gather_statistics,
    number_on,
    only_added,
    question_for_version,
    size_of,
    version_of,
)

__all__ = [
    "advice_on",
    "connect",
    "create_indexes",
    "drop_words",
    "faults_in",
    "field_of",
    "gather_statistics",
    "give_up",
    "look_only_at",
    "make_room",
    "matching",
    "number_on",
    "only_added",
    "question_for_version",
    "rank",
    "require",
    "size_of",
    "version_of",
    "write_rows",
    "write_words",
]
