"""GEXF: valid by its schema, and what networkx reads of it is the affair."""

import io
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree

from recoupe.exports.gexf import gexf_lines
from recoupe.types.affair import Affair
from tests.exports.affairs import AFFAIR, AGREEMENT, BOMBING, EMPTY, material, without

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "schemas/gexf.rng"))
GX = "{http://gexf.net/1.3}"


def document(affair: Affair = AFFAIR) -> bytes:
    return b"".join(gexf_lines(material(affair)))


def graph(affair: Affair = AFFAIR) -> nx.Graph:
    return nx.read_gexf(io.BytesIO(document(affair)), version="1.3")


@pytest.mark.parametrize("affair", [AFFAIR, EMPTY], ids=["full", "empty"])
def test_document_is_valid(affair: Affair) -> None:
    SCHEMA.assertValid(etree.fromstring(document(affair)))


@pytest.mark.parametrize(
    "change", [(b' id="org/xo-mod"', b""), (b'start="2021-03-03"', b'start="hier"'), (b"<nodes", b"<nodes x='1'")]
)
def test_schema_refuses_what_is_wrong(change: tuple[bytes, bytes]) -> None:
    wrong = document().replace(*change)
    assert wrong != document()
    assert not SCHEMA.validate(etree.fromstring(wrong))


def test_nodes_are_the_parties() -> None:
    found = {node: (data["label"], data["kind"], data.get("country"), data["named"]) for node, data in graph().nodes(data=True)}
    assert found == {
        "org/xo-mod": ("@Armée ostranienne", "org", "xo", True),
        "state/xo": ("Ostrane", "state", "xo", True),
        "state/xv": ("Valdorie", "state", "xv", True),
        "unknown/rebelles-du-nord@h-00000000c1": ("rebelles du nord", "group", None, False),
    }


def test_edges_are_the_acts_between_two_parties() -> None:
    edges = {(one, other): data for one, other, data in graph().edges(data=True)}
    assert set(edges) == {
        ("org/xo-mod", "state/xv"),
        ("unknown/rebelles-du-nord@h-00000000c1", "state/xv"),
        ("state/xv", "state/xo"),
    }
    bombing = {key: value for key, value in edges["org/xo-mod", "state/xv"].items() if key not in ("id", "weight")}
    assert bombing == {
        "label": "ASSAULT",
        "start": "2021-03-03",
        "end": "2021-03-03",
        "happening": BOMBING.id,
        "type": "ASSAULT",
        "status": "disputed",
        "joint": False,
        "sources_for": 2,
        "sources_against": 1,
        "pages": 3,
        "day": "2021-03-03",
        "place": "place/sarn",
        "themes": "military",
    }
    threat = edges["unknown/rebelles-du-nord@h-00000000c1", "state/xv"]
    assert (threat.get("start"), threat["end"]) == (None, "2021-03-06")


def test_joint_act_says_so_and_has_each_pair_once() -> None:
    joint = {(one, other): data["joint"] for one, other, data in graph().edges(data=True)}
    assert [pair for pair, said in joint.items() if said] == [("state/xv", "state/xo")]
    twice = without(AGREEMENT, actors=(*AGREEMENT.actors, *AGREEMENT.recipients))
    assert graph(without(AFFAIR, happenings=(twice,))).number_of_edges() == 1


def test_unnamed_people_of_two_acts_are_two_nodes() -> None:
    threat = AFFAIR.happenings[1]
    found = graph(without(AFFAIR, happenings=(threat, without(threat, id="h-00000000ff"))))
    assert sorted(node for node in found if node.startswith("unknown/")) == [
        "unknown/rebelles-du-nord@h-00000000c1",
        "unknown/rebelles-du-nord@h-00000000ff",
    ]


def test_act_with_one_side_is_counted_and_no_edge() -> None:
    text = etree.fromstring(document()).findtext(f"{GX}meta/{GX}description")
    assert text == "Le pont de Sarn (affaire inventée): 4 happenings; 1 with one known side are not edges."
