"""Words for what an affair holds, as people read them, in French (`affair_labels.yaml`)."""

from functools import cache
from pathlib import Path

from recoupe.exports.counting import Counting
from recoupe.exports.days import DayWords
from recoupe.exports.standing import Standing
from recoupe.lexicon.load import read_yaml
from recoupe.types.actors import ActorKind
from recoupe.types.affair import Dispute, Level, Theme, Voice
from recoupe.types.base import Record
from recoupe.types.events import EventType
from recoupe.types.quotes import Stance
from recoupe.types.reuse import OriginRule


class Phrases(Record, frozen=True, kw_only=True):
    """Small words between names: who is quoted by whom, what figures count, what people decided."""

    according_to: str
    citing: str
    killed: str
    wounded: str
    unknown: str
    decided: str


class PartnerWords(Record, frozen=True, kw_only=True):
    """Words for what partners claim: how it came, what binds us, and what they decided."""

    partner: str
    agreement: str
    clause: str
    entry: str
    further: str
    not_onward: str
    credit: str
    delete_by: str
    decisions: dict[str, str]


class AffairLabels(Record, frozen=True, kw_only=True):
    """The file as written: a word for each member of each closed list."""

    types: dict[EventType, str]
    standings: dict[Standing, str]
    voices: dict[Voice, str]
    stances: dict[Stance, str]
    themes: dict[Theme, str]
    levels: dict[Level, str]
    disputes: dict[Dispute, str]
    origins: dict[OriginRule, str]
    kinds: dict[ActorKind, str]
    phrases: Phrases
    partners: PartnerWords
    counting: Counting
    days: DayWords

    def said(self, side: str) -> str:
        """Return what a side of a contradiction says of the point: a status as people read it, all else as it is."""
        return next((label for status, label in self.standings.items() if status == side), side)


@cache
def load_affair_labels() -> AffairLabels:
    """Return the labels, in French."""
    return read_yaml(Path(__file__).parent / "affair_labels.yaml", AffairLabels)
