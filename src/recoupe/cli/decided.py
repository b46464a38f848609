"""Arguments and answers of the commands by which a person decides."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from recoupe.types.errors import DecisionError

PageNamed = Annotated[str, typer.Argument(metavar="PAGE", help="Id or name of a page.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why; kept with the decision.")]


@contextmanager
def as_usage() -> Iterator[None]:
    """Turn a decision that cannot be into a mistake of usage."""
    try:
        yield
    except DecisionError as error:
        raise typer.BadParameter(str(error)) from error
