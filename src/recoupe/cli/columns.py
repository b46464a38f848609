"""A list in columns, for people to read."""

from collections.abc import Collection, Sequence

from recoupe.cli.output import harmless


class Columns:
    """The widths of a list's columns; what a page holds is made harmless.

    Args:
        head: the names of the columns.
        rows: the cells of every row.
        numbers: the columns whose cells stand at the right.
    """

    def __init__(self, head: Sequence[str], rows: Collection[Sequence[str]], *, numbers: Collection[int] = ()) -> None:
        self._widths = [max(len(harmless(row[column])) for row in (head, *rows)) for column in range(len(head))]
        self._numbers = numbers

    def line(self, cells: Sequence[str]) -> str:
        """Return a row or the head as one line; the last cell is as wide as it is."""
        padded = (
            cell.rjust(width) if column in self._numbers else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(map(harmless, cells), self._widths, strict=True))
        )
        return "  ".join(padded).rstrip()
