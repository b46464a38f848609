"""The statements of a store, for people to read."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from recoupe.cli.columns import Columns

if TYPE_CHECKING:
    from recoupe.store.statements import StoredStatement

_HEAD = ("day", "page", "speaker", "id", "type", "stance", "modality", "statement")
_WORDS = 160
"""Characters of a statement that are shown."""
_SPEAKER = 40
"""Characters of the speaker's name that are shown."""
_LEFT_OUT = "[...]"


def statement_table(found: "Sequence[StoredStatement]") -> "Callable[[StoredStatement], Iterator[Text]]":
    """Return what gives the line of each of some statements, in columns, with a head before the first."""
    rows = {(said.page, said.position): _cells(said) for said in found}
    columns = Columns(_HEAD, rows.values())

    def lines(said: "StoredStatement") -> Iterator[Text]:
        if said is found[0]:
            yield Text(columns.line(_HEAD), style="bold")
        yield Text(columns.line(rows[said.page, said.position])).append(f"  {_places(said)}", style="dim")

    return lines


def _cells(said: "StoredStatement") -> tuple[str, ...]:
    quote = said.quote
    printed = cut(quote.speaker.text, most=_SPEAKER) if quote.speaker else "?"
    return (
        said.published or "no day",
        said.name,
        f"{printed} (inferred)" if quote.inferred else printed,
        ", ".join(actor.id for actor in said.speakers) or "?",
        quote.type,
        quote.stance,
        quote.modality,
        f"« {cut(f' {_LEFT_OUT} '.join(span.text for span in quote.content), most=_WORDS)} »",
    )


def cut(text: str, *, most: int) -> str:
    """Return a text on one line, of so many characters at most; what is cut off, between words where it can be, is "[...]"."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    room = most - len(_LEFT_OUT) - 1
    kept = words[: room + 1].rpartition(" ")[0] or words[:room]
    return f"{kept} {_LEFT_OUT}"


def _places(said: "StoredStatement") -> str:
    return " ".join(f"@{span.start}-{span.end}" for span in said.quote.content)
