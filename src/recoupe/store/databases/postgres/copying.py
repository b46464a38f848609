"""Many rows onto the server at once, by COPY: in one go, and not a statement a row."""

from collections.abc import Mapping, Sequence
from typing import Any

from psycopg import Error
from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError


def write_rows(db: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put rows into a table, all with the columns of the first one; none is no mistake."""
    if not rows:
        return
    names, dialect = list(rows[0]), db.dialect
    ways = [table.columns[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names]
    columns = list(zip(names, ways, strict=True))
    quote = dialect.identifier_preparer.quote
    asked = f"COPY {quote(table.name)} ({', '.join(map(quote, names))}) FROM STDIN"
    driver: Any = db.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(asked) as copy:
            for row in rows:
                copy.write_row([way(row[name]) if way else row[name] for name, way in columns])
    except Error as error:
        raise DBAPIError.instance(asked, None, error, Error, dialect=dialect) from error
