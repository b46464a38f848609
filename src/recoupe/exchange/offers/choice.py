"""The choice of a person: which records are to leave, each as it was seen; a file from the desk to the command line."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from recoupe.exchange.offers.offer import Offered, kept_back
from recoupe.types.base import Record
from recoupe.types.errors import ExchangeError

_LARGEST = 64 << 20


class Choice(Record, frozen=True, kw_only=True):
    """What was chosen under an agreement (its sha256): the digest of each record by its id, as it would have left then."""

    format: Literal["recoupe-choice"] = "recoupe-choice"
    version: Literal[1] = 1
    agreement: str
    at: str
    who: str
    records: dict[str, str]


def read_choice(path: Path) -> Choice:
    """Return the choice that a file holds.

    Raises:
        ExchangeError: if it cannot be read, or is something else.
    """
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(_LARGEST), type=Choice)
    except OSError as error:
        raise ExchangeError(f"{path}: cannot be read ({error.strerror}); expected a choice of the desk's outbox") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ExchangeError(f"{path}: is not a choice ({error}); the outbox of the desk writes one") from error


def choose(offers: Iterable[Offered], choice: Choice) -> Iterator[Offered]:
    """Yield the records of a choice that may leave just as they were seen; those that changed since stay, with that cause."""
    for one in offers:
        digest = choice.records.get(one.item.id)
        if digest is not None:
            yield one if one.record is None or one.digest == digest else kept_back(one, "changed")
