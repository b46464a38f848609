"""What pages say together: acts grouped by sides, accounts by source, differences found; on records made by hand."""

from typing import Any, get_args

import msgspec

from recoupe.exports import build_overview, write_report
from recoupe.exports.labels import load_labels
from recoupe.exports.overview import Overview
from recoupe.types.events import EventType, Status
from recoupe.types.quotes import Stance
from recoupe.types.record import PageRecord

_SPAN = {"start": 0, "end": 4, "text": "acte"}


def event(**changes: Any) -> dict[str, Any]:
    nothing = dict.fromkeys(["mode", "cameo", "status_cue", "date", "place", "casualties", "repeat", "object"])
    sides = {"actors": ["state/xo"], "recipients": ["state/xv"], "actor_countries": ["xo"], "recipient_countries": ["xv"]}
    said = {"type": "ASSAULT", "status": "happened", "attributed_to": [], "contexts": [], "trigger": _SPAN, "evidence": [_SPAN]}
    told = {"group": "g1", "zone": "body", "rule": "events.rule", "score": 1.0}
    plain: dict[str, Any] = nothing | sides | said | told
    return plain | changes


def record(name: str, *events: dict[str, Any], agency: str | None = None) -> PageRecord:
    published = {"value": None, "earliest": None, "latest": None, "evidence": [], "flags": []}
    meta = {"title": None, "publisher": name.title(), "authors": [], "agencies": [agency] if agency else [], "section": None}
    page = {"name": name, "id": name, "sha256": "0", "path": name, "url": None, "length": 4, "language": "fr", "engine": "e"}
    layers = {layer: [] for layer in ("segments", "times", "mentions", "actors", "quotes", "problems")}
    plain = {"page": page, "meta": meta | {"published": published}, **layers, "events": list(events)}
    return msgspec.convert(plain, PageRecord)


def accounts(overview: Overview) -> list[list[tuple[str, tuple[str, ...], int]]]:
    return [[(a.status, a.according_to, len(a.cited)) for a in act.accounts] for act in overview.happenings]


def test_same_act_of_the_same_sides_is_one_with_an_account_for_each_source() -> None:
    overview = build_overview(
        [
            record("a", event(), event(status="denied", attributed_to=["person/selm"])),
            record("b", event(actors=["person/brask"])),
        ]
    )
    assert accounts(overview) == [[("happened", (), 2), ("denied", ("person/selm",), 1)]]
    [difference] = overview.differences
    assert (difference.about, len(difference.one), len(difference.other)) == ("status", 1, 1)


def test_other_sides_and_other_types_are_other_acts() -> None:
    overview = build_overview([record("a", event(), event(recipient_countries=["xm"]), event(type="COERCE"))])
    assert len(overview.happenings) == 3
    assert overview.differences == ()


def test_unknown_actor_joins_the_only_act_against_the_same_side() -> None:
    unknown = event(actors=["unknown/attackers"], actor_countries=[])
    one = build_overview([record("a", event(), unknown)])
    assert [act.actors for act in one.happenings] == [("state/xo",)]
    two = build_overview([record("a", event(), event(actor_countries=["xm"], actors=["state/xm"]), unknown)])
    assert len(two.happenings) == 3


def test_parties_of_a_joint_act_stand_on_either_side() -> None:
    there, back = event(type="CONSULT"), event(type="CONSULT", actor_countries=["xv"], recipient_countries=["xo"])
    assert len(build_overview([record("a", there, back)]).happenings) == 1


def figures(killed: list[int | None]) -> dict[str, Any]:
    return {"killed": killed, "wounded": None, "scope": "total"}


def test_figures_differ_only_when_they_have_no_number_in_common() -> None:
    def differences(one: list[int | None], other: list[int | None]) -> list[str]:
        events = [event(casualties=figures(one)), event(casualties=figures(other), attributed_to=["org/observatory"])]
        return [difference.about for difference in build_overview([record("a", *events)]).differences]

    assert differences([4, 4], [6, 6]) == ["killed"]
    assert differences([4, None], [6, 6]) == []
    assert differences([7, None], [6, 6]) == ["killed"]
    assert differences([4, 4], [4, 4]) == []


def test_pages_of_one_agency_are_one_source_in_the_report() -> None:
    overview = build_overview([record("a", event(), agency="AVP"), record("b", event(), agency="AVP"), record("c", event())])
    report = "\n".join(write_report(overview))
    assert "[AVP; C, 3 pages = 2 sources]" in report


def test_nothing_gives_an_empty_overview() -> None:
    assert build_overview([]) == Overview(labels={}, sayings=(), happenings=(), differences=(), doubts=())
    assert list(write_report(build_overview([]))) == []


def test_every_type_status_and_stance_has_a_label() -> None:
    labels = load_labels()
    assert set(labels.types) == set(get_args(EventType))
    assert set(labels.statuses) == set(get_args(Status))
    assert set(labels.stances) == set(get_args(Stance))
    assert set(labels.differences) == {"status", "killed", "wounded"}
