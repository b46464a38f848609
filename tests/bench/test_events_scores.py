"""What `make bench-events` counts: pairs, figures by type, mistakes, hand-coded rows, traps, probes; on small invented rows."""

from typing import Any

import pytest
from bench.events.coded import Coded
from bench.events.mistakes import Mistake, mistakes
from bench.events.probes import Act, Probe, judge
from bench.events.scores import Pair, Score, countries_of, pair_events, same_sides, same_status
from bench.shared import SHARED

Row = dict[str, Any]
needs_scorer = pytest.mark.skipif(not SHARED.is_dir(), reason="the scorer is not at ../shared")


def trigger(start: int, end: int) -> Row:
    return {"start": start, "end": end, "text": f"w{start}"}


def gold(type_: str, start: int, end: int, actor: str = "", recipient: str = "", status: str = "happened", *by: str) -> Row:
    sides = {"actor": actor.split(), "recipient": recipient.split()}
    return {"type": type_, "trigger": trigger(start, end), "countries": sides, "status": status, "attributed_to": list(by)}


def ours(type_: str, start: int, end: int, actor: str = "", recipient: str = "", status: str = "happened", *by: str) -> Row:
    sides = {"actor_countries": actor.split(), "recipient_countries": recipient.split()}
    more = {"status": status, "attributed_to": list(by), "mode": None, "cameo": None}
    return {"type": type_, "trigger": trigger(start, end)} | sides | more


@needs_scorer
def test_pairs_then_what_is_left() -> None:
    known = [gold("AID", 0, 3), gold("ASSAULT", 10, 13), gold("REJECT", 30, 33)]
    found = [ours("ASSAULT", 10, 13), ours("AID", 2, 5), ours("SUPPORT", 50, 53)]
    assert set(map(repr, pair_events(known, found))) == set(
        map(repr, [Pair(known[0], found[1]), Pair(known[1], found[0]), Pair(known[2], None), Pair(None, found[2])])
    )


SIDES = [
    ("ASSAULT", ("fr", "sy"), ("fr", "sy"), True),
    ("ASSAULT", ("fr", "sy"), ("fr", ""), False),
    ("ASSAULT", ("fr", "sy"), ("sy", "fr"), False),
    ("CONSULT", ("fr sy", ""), ("fr", "sy"), True),
    ("CONSULT", ("fr sy", ""), ("fr", ""), False),
    ("AID", ("fr sy", ""), ("fr", "sy"), False),
    ("ACCUSE", ("", ""), ("", ""), True),
    ("ACCUSE", ("FR", ""), ("fr", ""), True),
]


@pytest.mark.parametrize(("type_", "known", "found", "same"), SIDES)
def test_sides(type_: str, known: tuple[str, str], found: tuple[str, str], same: bool) -> None:
    assert same_sides(gold(type_, 0, 1, *known), ours(type_, 0, 1, *found)) is same
    assert countries_of(gold(type_, 0, 1, *known), "actor") == set(known[0].lower().split())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("happened", "ongoing", True),
        ("denied", "denied", True),
        ("denied", "happened", False),
        ("alleged", "ongoing", False),
        ("announced", "requested", False),
    ],
)
def test_status(one: str, other: str, same: bool) -> None:
    assert (same_status(one, other), same_status(other, one)) == (same, same)


@needs_scorer
def test_score() -> None:
    score = Score()
    score.add(
        [gold("AID", 0, 3, "fr", "sy"), gold("AID", 10, 13, "fr", "sy", "denied"), gold("REJECT", 30, 33, "fr")],
        [ours("AID", 0, 3, "fr", "sy"), ours("AID", 10, 13, "fr", "ru"), ours("SUPPORT", 50, 53)],
        [],
    )
    score.add([], [ours("AID", 0, 3)], [])
    told = score.told()
    assert (told["gold"], told["predicted"], told["predicted_to_gold"]) == (3, 4, 1.333)
    assert told["f1"] == {"trigger": 0.5714, "type": 0.5714, "actors": 0.2857, "status": 0.2857, "full": 0.2857}
    assert told["of"] == {
        "status_of_type": {"hit": 1, "gold": 2},
        "source_of_type": {"hit": 2, "gold": 2},
        "unreal_as_happened": {"hit": 1, "gold": 1},
        "alleged_as_happened": {"hit": 0, "gold": 0},
    }
    assert told["by_type"] == {
        "AID": {"gold": 2, "predicted": 3, "precision": 0.667, "recall": 1.0, "actors_f1": 0.4},
        "REJECT": {"gold": 1, "predicted": 0, "precision": None, "recall": 0.0, "actors_f1": 0.0},
        "SUPPORT": {"gold": 0, "predicted": 1, "precision": 0.0, "recall": None, "actors_f1": 0.0},
    }


@needs_scorer
def test_a_mistake_is_named_by_the_first_thing_that_is_wrong() -> None:
    text = "un. deux. trois. quatre. cinq. six. sept. huit"
    starts = [0, 4, 10, 17, 25, 31, 36, 42]
    sentences = [(start, end - 1) for start, end in zip(starts, [*starts[1:], 47], strict=True)]
    known = [
        gold("AID", 0, 2, "fr"),
        gold("AID", 4, 8, "fr"),
        gold("AID", 10, 15, "fr"),
        gold("AID", 17, 23, "fr"),
        gold("AID", 25, 29, "fr", "", "happened", "person/ana-belmar"),
        gold("AID", 36, 40, "fr", "", "ongoing"),
    ]
    found = [
        ours("AID", 4, 8, "ru"),
        ours("REJECT", 10, 15, "ru", "", "denied"),
        ours("AID", 17, 23, "fr", "", "denied", "media/x"),
        ours("AID", 25, 29, "fr"),
        ours("AID", 31, 34, "fr"),
        ours("AID", 36, 40, "fr"),
    ]
    listed = list(mistakes("p1", text, known, found, [], sentences))
    assert [(one.what, one.start, one.sentence) for one in listed] == [
        ("missed", 0, "un."),
        ("actors", 4, "deux."),
        ("type", 10, "trois."),
        ("status", 17, "quatre."),
        ("source", 25, "cinq."),
        ("extra", 31, "six."),
    ]
    assert listed[4] == Mistake(
        "source", "p1", 25, "[w25] AID fr -> ? happened by person/ana-belmar", "[w25] AID fr -> ? happened", "cinq."
    )


def row(start: int, end: int, **more: Any) -> Row:
    plain = {"file": "p1.txt", "event": "AID", "mode": None, "cameo": "072", "status": "happened", "recipient": []}
    return plain | {"start": start, "end": end, "actor": [{"country": "FRA"}, {"country": "IGO"}]} | more


@needs_scorer
def test_hand_coded_rows() -> None:
    known = [
        row(0, 20),
        row(0, 20, event="ASSAULT", mode="aerial", cameo="195", status="denied"),
        row(30, 40, cameo="0721", status="announced"),
        row(50, 60),
        row(0, 20, file="p2.txt"),
    ]
    found = [
        ours("AID", 5, 8, "fr") | {"cameo": "070"},
        ours("ASSAULT", 10, 13, "fr", "", "denied") | {"mode": "aerial", "cameo": "195"},
        ours("AID", 35, 45, "ru"),
    ]
    coded = Coded(known, [], {"FRA": "fr"})
    coded.add("p1", found)
    assert coded.told() == {
        "rows": 4, "found": 3, "type": 3, "countries": 2, "status": 2, "mode": 1, "modes": 1, "cameo": 1, "cameo_root": 2,
        "codes": 3, "traps": 0, "traps_hit": 0,
    }  # fmt: skip


@needs_scorer
def test_a_trap_is_hit_by_a_trigger_inside_it_only() -> None:
    traps = [{"file": "p1.txt", "start": start, "end": start + 10, "evidence": f"t{start}"} for start in (0, 20, 40)]
    coded = Coded([], [*traps, {"file": "p2.txt", "start": 0, "end": 99, "evidence": "other"}], {})
    coded.add("p1", [ours("AID", 0, 10), ours("AID", 25, 31), ours("AID", 38, 50)])
    assert (coded.told()["traps"], coded.sprung) == (3, [("t0", "AID [w0]")])


ASSAULT = Act(type="ASSAULT", actors=("ru",), recipients=("sy",), status="denied", by=("state/ru",))
REJECT = Act(type="REJECT", actors=("ru",), status="happened")
RIGHT = [ours("ASSAULT", 9, 12, "ru", "sy", "denied", "state/ru"), ours("REJECT", 3, 6, "ru", "sy", "ongoing")]
ANSWERS = [
    ("all, in another order", RIGHT, True),
    ("one is missing", RIGHT[:1], False),
    ("one too many", [*RIGHT, ours("AID", 0, 1)], False),
    ("twice the same", [RIGHT[0], RIGHT[0]], False),
    ("nobody says it", [ours("ASSAULT", 9, 12, "ru", "sy", "denied"), RIGHT[1]], False),
    ("another side", [ours("ASSAULT", 9, 12, "ru", "fr", "denied", "state/ru"), RIGHT[1]], False),
    ("it happened", [ours("ASSAULT", 9, 12, "ru", "sy", "happened", "state/ru"), RIGHT[1]], False),
    ("nothing", [], False),
]


@pytest.mark.parametrize(("events", "right"), [case[1:] for case in ANSWERS], ids=[case[0] for case in ANSWERS])
def test_answer(events: list[Row], right: bool) -> None:
    assert judge(Probe(id="p", text="t", expect=(REJECT, ASSAULT)), events).right is right
