"""Ten sentences, each a page of its own: which of them a coder has fully right, and what it says of the others."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.annotated import Page
from bench.events.mistakes import told
from bench.events.scores import SIDES, countries_of, same_status
from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record
from recoupe.types.capture import Capture, Given
from recoupe.types.events import JOINT, EventType, Status

Row = dict[str, Any]


class Act(Record, frozen=True, kw_only=True):
    """What a sentence tells; `recipients` None is not judged."""

    type: EventType
    actors: tuple[str, ...]
    recipients: tuple[str, ...] | None = None
    status: Status
    by: tuple[str, ...] = ()


class Probe(Record, frozen=True, kw_only=True):
    """One sentence of `probes.yaml`."""

    id: str
    text: str
    expect: tuple[Act, ...]


@dataclass(frozen=True)
class Answer:
    """What a coder makes of a probe, an event a line, and whether that is right."""

    probe: str
    text: str
    right: bool
    said: list[str]


def read_probes() -> tuple[Probe, ...]:
    """Return the probes of `probes.yaml`."""
    return read_yaml(Path(__file__).parent / "probes.yaml", tuple[Probe, ...])


def as_page(probe: Probe) -> Page:
    """Return a probe as a page without a date and without gold."""
    capture = Capture(id=probe.id, name=probe.id, sha256="", path=probe.id, text=probe.text, encoding="utf-8")
    return Page(capture, Given(), [])


def judge(probe: Probe, events: list[Row]) -> Answer:
    """Return what a coder says of a probe; right when its events are the acts, each once, in whatever order."""
    left = list(events)
    for act in probe.expect:
        fitting = next((event for event in left if _is(act, event)), None)
        if fitting is None:
            break
        left.remove(fitting)
    right = not left and len(events) == len(probe.expect)
    return Answer(probe.id, probe.text, right, [told(event) for event in events])


def _is(act: Act, event: Row) -> bool:
    ours = [countries_of(event, side) for side in SIDES]
    known = [set(act.actors), ours[1] if act.recipients is None else set(act.recipients)]
    sides = known[0] | known[1] == ours[0] | ours[1] if act.type in JOINT else known == ours
    said = tuple(event["attributed_to"]) == act.by
    return act.type == event["type"] and sides and said and same_status(act.status, event["status"])
