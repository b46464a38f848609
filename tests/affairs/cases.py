"""Cases of the stage as they are written in `cases/*.yaml`: some tellings, and everything that must be found in them."""

from pathlib import Path

from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record
from tests.affairs.tellings import Short

FOLDER = Path(__file__).parent / "cases"

Row = dict[str, str]


class Case(Record, frozen=True, kw_only=True):
    """Tellings by name, and what they give: whole lists, each item as a row of texts (see `rows.py`), without what is empty.

    `same` and `different` are pairs of tellings that a person decided about.
    """

    id: str
    tellings: dict[str, Short]
    why: str = ""
    same: tuple[str, ...] = ()
    different: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    accounts: tuple[Row, ...] = ()
    contradictions: tuple[Row, ...] = ()
    rungs: tuple[Row, ...] = ()


def read_cases(name: str) -> tuple[Case, ...]:
    """Return the cases of a file."""
    return read_yaml(FOLDER / f"{name}.yaml", tuple[Case, ...])
