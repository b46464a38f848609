"""The keys of the desk, as the commands of the exchange ask for them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe.types.errors import ExchangeError
from recoupe.types.server import StoreName, beside

if TYPE_CHECKING:
    from recoupe.exchange.identity import DeskKeys

Key = Annotated[
    Path | None,
    typer.Option("--key", envvar="RECOUPE_KEY", metavar="FILE", help="The key file of the desk; without it, beside the store."),
]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        envvar="RECOUPE_PASSPHRASE_FILE",
        metavar="FILE",
        help="A file whose first line is the passphrase; without it, you are asked.",
    ),
]


def key_path(key: Path | None, store: StoreName) -> Path:
    """Return where the keys of the desk are: `recoupe.key` beside `recoupe.db`; of a store on a server, in this folder."""
    return key or beside(store, ".key")


def opened_keys(key: Path | None, store: StoreName, passphrase_file: Path | None) -> "DeskKeys":
    """Return the keys of the desk.

    Raises:
        ExchangeError: if there are none, or the passphrase is another.
    """
    from recoupe.exchange.identity import read_keys

    path = key_path(key, store)
    if not path.is_file():
        raise ExchangeError(f"{path}: there is no key file; 'recoupe partner init NAME' makes the keys of a desk")
    return read_keys(path, read_passphrase(passphrase_file))


def read_passphrase(file: Path | None, *, new: bool = False) -> str:
    """Return the passphrase: from a file, else asked for (twice when it is new), without showing it.

    Raises:
        ExchangeError: if the file cannot be read, or there is nobody to ask.
    """
    if file is not None:
        try:
            return file.read_text(encoding="utf-8").split("\n", 1)[0].rstrip("\r")
        except (OSError, UnicodeDecodeError) as error:
            raise ExchangeError(f"{file}: the passphrase cannot be read from it ({error})") from error
    if not sys.stdin.isatty():
        raise ExchangeError("nobody is there to ask for the passphrase; name a file that holds it with --passphrase-file")
    return str(typer.prompt("Passphrase of the desk", hide_input=True, confirmation_prompt=new, err=True))


def write_new(path: Path, data: bytes) -> None:
    """Write a file that does not exist yet.

    Raises:
        ExchangeError: if it does, or cannot be written.
    """
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise ExchangeError(f"{path}: exists already and is left as it is; name another file with --out") from error
    except OSError as error:
        raise ExchangeError(f"{path}: cannot be written ({error.strerror})") from error
