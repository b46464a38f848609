"""Names of types, statuses and stances as people read them."""

from functools import cache
from pathlib import Path

from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record
from recoupe.types.events import EventType, Status
from recoupe.types.quotes import Stance


class Labels(Record, frozen=True, kw_only=True):
    """The file `labels.yaml` as written: a word for each type, status, stance and kind of difference."""

    types: dict[EventType, str]
    statuses: dict[Status, str]
    stances: dict[Stance, str]
    differences: dict[str, str]


@cache
def load_labels() -> Labels:
    """Return the labels, in French."""
    return read_yaml(Path(__file__).parent / "labels.yaml", Labels)
