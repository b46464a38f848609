"""What is written in PostgreSQL's own SQL, besides the search."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import JSON, ColumnElement, Connection, Table, Text, cast, func, select, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateColumn

from recoupe.store.questions import Elements


@compiles(CreateColumn, "postgresql")
def _in_order_of_code_points(element: CreateColumn, compiler: Any, **options: Any) -> str:
    """Return a column as it is made: text is compared and sorted as SQLite does, whatever the language of the server."""
    made: str = compiler.visit_create_column(element, **options)
    return made.replace(" TEXT", ' TEXT COLLATE "C"', 1) if isinstance(element.element.type, Text) else made


@compiles(Elements, "postgresql")
def _elements(element: Elements, compiler: Any, **options: Any) -> str:
    return f"json_array_elements_text(CAST({compiler.process(element.clauses, **options)} AS json))"


def only_added(table: Table) -> Iterator[str]:
    """Yield a function that refuses, and the triggers of a table whose rows are only ever added."""
    yield (
        "CREATE OR REPLACE FUNCTION recoupe_only_added() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'decisions are only ever added'; END $$"
    )
    yield (
        f"CREATE OR REPLACE TRIGGER {table.name}_stays BEFORE UPDATE OR DELETE ON {table.name} "
        "FOR EACH ROW EXECUTE FUNCTION recoupe_only_added()"
    )


def number_on(db: Connection, table: Table) -> None:
    """Let new rows be numbered after those that are there."""
    column = table.autoincrement_column
    if column is not None:
        sequence = func.pg_get_serial_sequence(table.name, column.name)
        last = select(func.max(column)).scalar_subquery()
        db.execute(select(func.setval(sequence, func.coalesce(last, 1), last.is_not(None))))


def field_of(column: ColumnElement[str], name: str) -> ColumnElement[str]:
    """Return a field of a JSON object that stands in a column of text."""
    found: ColumnElement[str] = cast(column, JSON)[name].as_string()
    return found


def faults_in(db: Connection, *, most: int) -> Iterator[str]:
    """Yield indexes that the server calls unfinished; that rows lead to rows that are there, it sees to itself."""
    asked = text("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid LIMIT :most")
    for name in db.execute(asked, {"most": most}).scalars():
        yield f"the index {name} is not valid; 'REINDEX INDEX {name}' makes it anew"


def gather_statistics(db: Connection) -> None:
    """Let the server look at what the tables hold, as it would some minutes later of itself."""
    db.execute(text("ANALYZE"))


def size_of(db: Connection) -> int:
    """Return the size of the database in bytes."""
    return int(db.execute(text("SELECT pg_database_size(current_database())")).scalar_one())


def version_of(db: Connection) -> str:
    """Return the version of the server."""
    return f"PostgreSQL {db.execute(text('SHOW server_version')).scalar_one()}"


def question_for_version() -> str:
    """Return the question for a number that is another one once anybody wrote, be it to another database of the server."""
    return "SELECT hashtextextended(pg_current_snapshot()::text, 0)"
