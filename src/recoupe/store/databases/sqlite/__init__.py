"""SQLite: one file, opened by whoever has it."""

from recoupe.store.databases.sqlite.file import advice_on, connect, give_up, make_room, require
from recoupe.store.databases.sqlite.fts5 import create_indexes, drop_words, matching, rank, write_words
from recoupe.store.databases.sqlite.seen import look_only_at
from recoupe.store.databases.sqlite.sql import (
    copy_file,
    faults_in,
    field_of,
    gather_statistics,
    number_on,
    only_added,
    question_for_version,
    size_of,
    version_of,
    write_rows,
)

__all__ = [
    "advice_on",
    "connect",
    "copy_file",
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
