"""A network of pairs: who stands near whom, by how much is told between them."""

from collections.abc import Sequence

import numpy as np

from recoupe.types.base import Record

WIDTH, HEIGHT = 900, 620
_STEPS = 120
_MARGIN = 90

Edge = tuple[str, str, int]
"""Two ids, and how many happenings are told between them."""


class Node(Record, frozen=True, kw_only=True):
    """An actor: where it stands, and how many happenings it shares with the others drawn."""

    id: str
    x: int
    y: int
    radius: int
    weight: int


class Line(Record, frozen=True, kw_only=True):
    """What is told between two actors."""

    one: Node
    other: Node
    width: float
    happenings: int


class Network(Record, frozen=True, kw_only=True):
    """Nodes and lines, the heaviest lines last, so that they lie above."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


def draw_network(edges: Sequence[Edge]) -> Network:
    """Return the same drawing for the same edges: a layout by forces (Fruchterman and Reingold, 1991), begun on a circle."""
    weights: dict[str, int] = {}
    for one, other, count in edges:
        weights[one] = weights.get(one, 0) + count
        weights[other] = weights.get(other, 0) + count
    ids = sorted(weights, key=lambda ident: (-weights[ident], ident))
    if not ids:
        return Network(nodes=(), lines=())
    at = {ident: number for number, ident in enumerate(ids)}
    places = _lay_out(len(ids), [(at[one], at[other], count) for one, other, count in edges])
    most = max(weights.values())
    nodes = [
        Node(id=ident, x=int(x), y=int(y), weight=weights[ident], radius=6 + round(14 * (weights[ident] / most) ** 0.5))
        for ident, (x, y) in zip(ids, places, strict=True)
    ]
    widest = max(count for _, _, count in edges)
    lines = [
        Line(one=nodes[at[one]], other=nodes[at[other]], happenings=count, width=round(1 + 7 * count / widest, 1))
        for one, other, count in sorted(edges, key=lambda edge: edge[2])
    ]
    return Network(nodes=tuple(nodes), lines=tuple(lines))


def _lay_out(size: int, edges: Sequence[tuple[int, int, int]]) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    angles = 2 * np.pi * np.arange(size) / size
    places = np.column_stack([np.cos(angles), np.sin(angles)])
    pull = np.zeros((size, size))
    for one, other, count in edges:
        pull[one, other] = pull[other, one] = 1 + np.log(count)
    ideal = 1.6 / np.sqrt(size)
    for heat in np.linspace(0.2, 0.01, _STEPS):
        apart = places[:, None, :] - places[None, :, :]
        distance = np.maximum(np.linalg.norm(apart, axis=2), 0.01)
        force = ideal**2 / distance**2 - pull * distance / ideal / 4
        moves = (apart * force[:, :, None]).sum(axis=1) - places * 0.3
        length = np.maximum(np.linalg.norm(moves, axis=1, keepdims=True), 1e-9)
        places = places + moves / length * np.minimum(length, heat)
    low, high = places.min(axis=0), places.max(axis=0)
    spread = np.where(high - low > 1e-9, high - low, 1.0)
    box = np.array([WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN])
    return np.asarray(_MARGIN + (places - low) / spread * box)
