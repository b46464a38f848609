"""What `make bench-actors` counts as a wrong link, a lost last name and a lost state, on small records of invented pages."""

from typing import Any

import pytest
from bench.actors.checks import Case, Row, last_names, linked, links, pair_names, states
from bench.shared import SHARED

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the scorer is not at ../shared")

TEXT = "Ana Belmar et Paul Ortho ont quitté Valdoria. Belmar rejoint Port-Sel, dit Ortho ; Kevin Roux, dit Roux, est du Mer-Club."
LOCAL = {"id": "person/kevin-roux", "label": "Kevin Roux", "page": "p1"}
ACTORS: list[Row] = [
    {"id": "person/ana-belmar", "label": "Ana Belmar", "page": None},
    {"id": "org/mer-club", "label": "Mer-Club", "aliases": ["Club de la mer"], "page": None},
    LOCAL,
]


def gold(words: str, canonical: str, *, n: int = 1, **more: Any) -> Row:
    start = -1
    for _ in range(n):
        start = TEXT.index(words, start + 1)
    span = {"text": words, "n": n, "start": start, "end": start + len(words)}
    return {"span": span, "kind": canonical.partition("/")[0], "canonical": canonical} | more


def ours(words: str, actor: str, *, n: int = 1) -> Row:
    span = gold(words, actor, n=n)["span"]
    return {"start": span["start"], "end": span["end"], "form": "name", "kind": actor.partition("/")[0], "actor": actor}


def test_each_name_of_the_gold_has_one_of_ours_or_none() -> None:
    known = [gold("Ortho", "person/paul-ortho", n=2), gold("Ana Belmar", "person/ana-belmar"), gold("Roux", "person/kevin-roux")]
    found = [ours("Belmar", "person/ana-belmar"), ours("Kevin Roux", "person/kevin-roux"), ours("Roux", "person/kevin-roux", n=2)]
    assert pair_names(known, found) == [(known[1], found[0]), (known[0], None), (known[2], found[1])]


LINKS = [
    ("the actor of the gold", "Ana Belmar", "person/ana-belmar", "person/ana-belmar", True),
    ("the readable parts agree", "Ana Belmar", "person/belmar", "person/ana-belmar", True),
    ("an alias in the record agrees", "Mer-Club", "org/club-de-la-mer", "org/mer-club", True),
    ("another person", "Paul Ortho", "person/paul-ortho", "person/ana-belmar", False),
    ("a state is not its capital", "Port-Sel", "state/vd", "place/port-sel", False),
    ("nor the capital its state", "Port-Sel", "place/port-sel", "state/vd", False),
    ("another state", "Valdoria", "state/vd", "state/bd", False),
]


@pytest.mark.parametrize(("words", "said", "linked_to", "right"), [case[1:] for case in LINKS], ids=[case[0] for case in LINKS])
def test_link(words: str, said: str, linked_to: str, right: bool) -> None:
    pairs = [(gold(words, said), ours(words, linked_to))]
    assert list(links("p1", pairs, ACTORS)) == [Case("p1", TEXT.index(words), words, said, linked_to, right)]


def test_what_is_no_link_to_the_knowledge_base_is_not_judged() -> None:
    alone, with_known = ours("Roux", "person/kevin-roux"), ours("Roux", "person/ana-belmar;person/kevin-roux", n=2)
    known = ours("Ana Belmar", "person/ana-belmar")
    assert linked([alone, with_known, known], ACTORS) == [known]
    pairs = [(gold("Roux", "person/paul-roux"), alone), (gold("Ortho", "person/paul-ortho"), None)]
    assert list(links("p1", pairs, ACTORS)) == []


def test_last_names() -> None:
    """Lost are a name that is not found, one given to somebody else, and one whose full name is not found."""
    pairs = [
        (gold("Ana Belmar", "person/ana-belmar"), ours("Ana Belmar", "person/ana-belmar")),
        (gold("Paul Ortho", "person/paul-ortho"), None),
        (gold("Belmar", "person/ana-belmar", n=2), ours("Belmar", "person/ana-belmar", n=2)),
        (gold("Ortho", "person/paul-ortho", n=2), ours("Ortho", "person/paul-ortho", n=2)),
        (gold("Kevin Roux", "person/kevin-roux"), ours("Kevin Roux", "person/kevin-roux")),
        (gold("Roux", "person/kevin-roux", n=2), None),
    ]
    assert [(case.words, case.ours, case.right) for case in last_names("p1", pairs)] == [
        ("Belmar", "person/ana-belmar", True),
        ("Ortho", "person/paul-ortho", False),
        ("Roux", None, False),
    ]


def test_last_name_of_somebody_else_is_lost_and_both_wrong_is_not() -> None:
    """The question is whether both names are one actor's; whether it is the right one, wrong links say."""
    full = (gold("Ana Belmar", "person/ana-belmar"), ours("Ana Belmar", "person/paul-ortho"))
    last = gold("Belmar", "person/ana-belmar", n=2)
    right = [
        case.right
        for actor in ("person/ana-belmar", "person/paul-ortho")
        for case in last_names("p1", [full, (last, ours("Belmar", actor, n=2))])
    ]
    assert right == [False, True]


NOT_ASKED = [
    ("never named in full", [gold("Belmar", "person/ana-belmar", n=2)]),
    ("the full name is another's", [gold("Paul Ortho", "person/paul-ortho"), gold("Roux", "person/kevin-roux")]),
    ("not a person", [gold("Mer-Club", "org/mer-club"), gold("Valdoria", "org/valdoria")]),
    ("only in full", [gold("Ana Belmar", "person/ana-belmar"), gold("Kevin Roux", "person/kevin-roux")]),
]


@pytest.mark.parametrize("names", [case[1] for case in NOT_ASKED], ids=[case[0] for case in NOT_ASKED])
def test_no_last_name_to_ask_about(names: list[Row]) -> None:
    assert list(last_names("p1", [(name, None) for name in names])) == []


def test_states() -> None:
    pairs = [
        (gold("Valdoria", "state/vd"), ours("Valdoria", "state/vd")),
        (gold("Port-Sel", "state/vd", metonym=True), ours("Port-Sel", "place/port-sel")),
        (gold("Valdoria", "state/vd"), ours("Valdoria", "state/bd")),
        (gold("Valdoria", "state/vd"), None),
        (gold("Port-Sel", "place/port-sel"), ours("Port-Sel", "state/vd")),
    ]
    assert [(case.words, case.ours, case.right) for case in states("p1", pairs)] == [
        ("Valdoria", "state/vd", True),
        ("Port-Sel", "place/port-sel", False),
        ("Valdoria", "state/bd", False),
        ("Valdoria", None, False),
    ]
