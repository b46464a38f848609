"""What SQLite and PostgreSQL do each in their own way; all else of the store is one code for both."""

from recoupe.store.databases.kinds import Database, database_named, database_of
from recoupe.store.databases.words import Indexed

__all__ = ["Database", "Indexed", "database_named", "database_of"]
