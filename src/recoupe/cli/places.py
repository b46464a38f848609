"""Places in pages of a store, as a person types them: PAGE:OFFSET."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from recoupe.store.decisions import Spot

Place = Annotated[
    str,
    typer.Argument(
        metavar="PAGE:OFFSET",
        help="A page (id or name) and any place in the trigger of an event or the words of a quote, in characters from 0.",
    ),
]
SecondPlace = Annotated[str, typer.Argument(metavar="PAGE:OFFSET", help="The place of the other event.")]


def spot_at(place: str, types: list[str] | None) -> "Spot":
    """Return where a person points.

    Raises:
        typer.BadParameter: if it is no place.
    """
    from recoupe.store.decisions import Spot

    page, colon, number = place.rpartition(":")
    if not colon or not page:
        raise typer.BadParameter(f"{place!r} names no place; write the page, a colon and the offset, such as {place}:120")
    if not (number.isascii() and number.isdigit()):
        raise typer.BadParameter(f"{number!r} is no offset; give a number of characters from 0, such as {page}:120")
    return Spot(page=page, offset=int(number), types=tuple(types or ()))
