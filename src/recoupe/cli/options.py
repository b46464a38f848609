"""Options that several commands share."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar, get_args

import typer

from recoupe.readers.fields import Fields, parse_fields
from recoupe.readers.manifest import read_day
from recoupe.types.errors import CaptureError
from recoupe.types.server import store_name

if TYPE_CHECKING:
    from recoupe.types.server import StoreName
else:
    StoreName = Path  # Typer takes no union; what comes of it is the parser's to say

Value = TypeVar("Value", bound=str)


def _day(value: str) -> date:
    try:
        day = read_day(value, where="--published")
    except CaptureError as error:
        raise typer.BadParameter(f"{value!r} is not a day such as 2016-10-12") from error
    if day is None:
        raise typer.BadParameter("give a day such as 2016-10-12")
    return day


def read_option_day(value: str) -> date:
    """Return a day that a person typed.

    Raises:
        typer.BadParameter: if it is none.
    """
    return _day(value)


def _fields(value: str) -> Fields:
    try:
        return parse_fields(value)
    except CaptureError as error:
        raise typer.BadParameter(str(error)) from error


def listed_paths(paths: list[str]) -> list[str]:
    """Return the paths that a person named: for "@FILE" those in a file, one a line, where no file is called so itself.

    Raises:
        typer.BadParameter: if the file cannot be read, or lists nothing.
    """
    found: list[str] = []
    for path in paths:
        found += _paths_in(Path(path[1:])) if path.startswith("@") and not Path(path).exists() else [path]
    return found


def _paths_in(file: Path) -> list[str]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(
            f"the list of paths {file} cannot be read ({error}): name a text file with a path a line"
        ) from error
    paths = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    if not paths:
        raise typer.BadParameter(f"the list of paths {file} names none: give it a path a line")
    return paths


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files (text, HTML, MHTML, WARC, JSON lines, zip, WACZ, Europresse), directories, - for standard input, or "
        "@FILE for the paths in a file, one a line.",
        callback=listed_paths,
    ),
]
File = Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for standard input.")]
Published = Annotated[
    date | None,
    typer.Option(
        "--published", parser=_day, metavar="DATE", help="Day of publication, YYYY-MM-DD, of pages the manifest does not date."
    ),
]
Since = Annotated[
    date | None,
    typer.Option("--since", parser=_day, metavar="DAY", help="Only pages published on this day (YYYY-MM-DD) or later."),
]
Until = Annotated[
    date | None,
    typer.Option("--until", parser=_day, metavar="DAY", help="Only pages published on this day (YYYY-MM-DD) or before."),
]
AffairName = Annotated[
    str | None,
    typer.Option("--affair", metavar="NAME", help="Only pages of this affair ('recoupe affair list' has them); without it, all."),
]
Manifest = Annotated[
    Path | None,
    typer.Option("--manifest", metavar="FILE", help="What you know of pages: JSON lines with name, published, publisher, url."),
]
FieldNames = Annotated[
    Fields | None,
    typer.Option(
        "--fields",
        parser=_fields,
        metavar="PART=NAME,...",
        help="Where the parts of a page stand in JSON lines: text=contenu,title=titre,published=date_pub.",
    ),
]
ActorFiles = Annotated[
    list[Path] | None,
    typer.Option("--actors", metavar="FILE", help="A CSV file of actors, laid over the built-in ones; may be repeated."),
]
LexiconFolders = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        metavar="DIR",
        help="A folder with events/patterns/*.yaml of yours, laid over the built-in patterns; may be repeated.",
    ),
]
AsText = Annotated[
    bool, typer.Option("--text", help="Write the clean article and nothing else: title, standfirst, headings, text.")
]
WithText = Annotated[bool, typer.Option("--with-text", help="Put the text as captured into the record (page.text).")]
OnlyFrench = Annotated[
    bool,
    typer.Option(
        "--only-french", help="Of web archives, read only pages in French: told from their bytes, before they are rendered."
    ),
]
Profile = Annotated[
    bool, typer.Option("--profile", help="Read the pages, and say how long each step took instead of what they say.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON.")]
AsJsonLines = Annotated[bool, typer.Option("--jsonl", help="Write JSON lines, one object a line, as they come.")]
StorePath = Annotated[
    StoreName,
    typer.Option(
        "--store",
        envvar="RECOUPE_STORE",
        metavar="STORE",
        parser=store_name,
        help="The store: a file, or postgresql://USER@HOST/DATABASE; without it, RECOUPE_STORE, else ./recoupe.db.",
    ),
]
StoreTarget = Annotated[
    StoreName,
    typer.Argument(
        metavar="TARGET",
        parser=store_name,
        help="Where the copy goes: a file that does not exist yet, or a database without a store.",
    ),
]
DEFAULT_STORE = Path("recoupe.db")


def one_of(value: str, known: tuple[Value, ...]) -> Value:
    """Return what a person typed as the one of some words that it is.

    Raises:
        typer.BadParameter: if it is none of them; lists them.
    """
    found = next((word for word in known if word == value), None)
    if found is None:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(known)}")
    return found


def parser_of(words: object, *, capitals: bool = False) -> Callable[[str], str]:
    """Return what reads an option whose values are the words of a Literal; `capitals` are typed in any case."""
    known: tuple[str, ...] = get_args(words)

    def parse(value: str) -> str:
        return one_of(value.upper() if capitals else value, known)

    return parse
