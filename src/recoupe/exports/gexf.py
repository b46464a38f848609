"""GEXF 1.3, dynamic: actors as nodes, acts as edges with their days, for Gephi and other programs that draw networks."""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import combinations, product

from recoupe.exports.material import Material
from recoupe.exports.naming import Names
from recoupe.exports.standing import standing_of
from recoupe.exports.xml_text import Xml, XmlValue, line_of, tag
from recoupe.types.affair import AffairActor, Happening, Party
from recoupe.types.base import Record
from recoupe.types.events import JOINT

NAMESPACE = "http://gexf.net/1.3"

NODE_COLUMNS = {"kind": "string", "country": "string", "named": "boolean", "wikidata": "string", "actor": "string"}
EDGE_COLUMNS = {
    "happening": "string", "type": "string", "status": "string", "joint": "boolean", "sources_for": "integer",
    "sources_against": "integer", "pages": "integer", "day": "string", "place": "string", "themes": "string", "object": "string",
}  # fmt: skip
"""The attributes of nodes and edges, and their types in GEXF."""


class Node(Record, frozen=True, kw_only=True):
    """An actor of the graph; unnamed people are another node in each act, for nobody knows that they are the same."""

    id: str
    label: str
    party: Party


def gexf_lines(material: Material) -> Iterator[bytes]:
    """Yield the lines of a GEXF document in UTF-8.

    An edge is an act between two actors, from who does it to whom; a joint act (agreement, meeting, cooperation) has one
    edge a pair, and says `joint`: readers such as networkx refuse a graph with edges of both kinds.
    `start` and `end` are the bounds of the act's day, both included; an open bound is left out.
    """
    affair, names = material.affair, Names(material.affair)
    nodes, edges = _graph(material.affair.happenings, names)
    alone = len(affair.happenings) - len({happening.id for happening, _, _ in edges})
    rows = {actor.id: actor for actor in affair.actors}
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<gexf xmlns="{NAMESPACE}" version="1.3">\n'.encode()
    yield line_of(_meta(affair.name, len(affair.happenings), alone))
    yield b'<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">\n'
    for of, columns in (("node", NODE_COLUMNS), ("edge", EDGE_COLUMNS)):
        described = (tag("attribute", {"id": name, "title": name, "type": kind}) for name, kind in columns.items())
        yield line_of(tag("attributes", {"class": of, "mode": "static"}, *described))
    yield f'<nodes count="{len(nodes)}">\n'.encode()
    yield from (line_of(_node(node, rows.get(node.party.id))) for node in nodes.values())
    yield f'</nodes>\n<edges count="{len(edges)}">\n'.encode()
    for number, (happening, one, other) in enumerate(edges):
        yield line_of(_edge(f"{happening.id}.{number}", happening, one, other))
    yield b"</edges>\n</graph>\n</gexf>\n"


def _graph(happenings: Iterable[Happening], names: Names) -> tuple[dict[str, Node], list[tuple[Happening, str, str]]]:
    """Return the nodes by id, and the edges as act, source, target; an act with one side only has nodes and no edge."""
    nodes: dict[str, Node] = {}
    edges = []
    for happening in happenings:
        sides = [[_placed(party, happening, names) for party in side] for side in (happening.actors, happening.recipients)]
        nodes |= {node.id: nodes.get(node.id, node) for side in sides for node in side}
        actors, recipients = ([node.id for node in side] for side in sides)
        joint = happening.type in JOINT
        pairs = combinations(dict.fromkeys([*actors, *recipients]), 2) if joint else product(actors, recipients)
        edges += [(happening, one, other) for one, other in pairs]
    return nodes, edges


def _placed(party: Party, happening: Happening, names: Names) -> Node:
    ident = party.id if party.named else f"{party.id}@{happening.id}"
    return Node(id=ident, label=names.party(party), party=party)


def _meta(name: str | None, happenings: int, alone: int) -> Xml:
    about = f"{name or 'Affair'}: {happenings} happenings; {alone} with one known side are not edges."
    return tag("meta", None, tag("creator", None, f"recoupe {version('recoupe')}"), tag("description", None, about))


def _node(node: Node, row: AffairActor | None) -> Xml:
    values: dict[str, XmlValue] = {
        "kind": node.party.kind,
        "country": (row.country if row else None) or node.party.state,
        "named": node.party.named,
        "wikidata": row.wikidata if row else None,
        "actor": node.party.id,
    }
    return tag("node", {"id": node.id, "label": node.label}, _values(values))


def _edge(ident: str, happening: Happening, one: str, other: str) -> Xml:
    attributes: dict[str, XmlValue] = {
        "id": ident,
        "source": one,
        "target": other,
        "type": "directed",
        "label": happening.type,
        "start": happening.when.earliest,
        "end": happening.when.latest,
    }
    values: dict[str, XmlValue] = {
        "happening": happening.id,
        "type": happening.type,
        "status": standing_of(happening),
        "joint": happening.type in JOINT,
        "sources_for": happening.support,
        "sources_against": happening.against,
        "pages": len({telling.key.page for telling in happening.tellings}),
        "day": happening.day,
        "place": happening.place,
        "themes": " ".join(happening.themes),
        "object": happening.object,
    }
    return tag("edge", attributes, _values(values))


def _values(values: dict[str, XmlValue]) -> Xml:
    return tag(
        "attvalues", None, *(tag("attvalue", {"for": name, "value": v}) for name, v in values.items() if v not in (None, ""))
    )
