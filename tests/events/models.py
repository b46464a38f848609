"""Small models made by hand."""

from recoupe.lexicon.event_sides import SidesModel

Knot = float | tuple[str, float, "Knot", "Knot"]
"""A leaf, or a feature, its threshold, and what follows at most there or above."""


def as_model(*trees: Knot, features: tuple[str, ...], bias: float = 0.0, trust: float = 0.1) -> SidesModel:
    """Return trees as a model has them."""
    rows: list[tuple[int, float, int, int, float]] = []
    roots = []
    for tree in trees:
        roots.append(len(rows))
        _add(tree, rows, features)
    columns = tuple(zip(*rows, strict=True))
    return SidesModel(
        features=features,
        roots=tuple(roots),
        depth=max(map(_depth, trees)),
        feature=columns[0],
        threshold=columns[1],
        left=columns[2],
        right=columns[3],
        value=columns[4],
        bias=bias,
        trust=trust,
    )


def _add(tree: Knot, rows: list[tuple[int, float, int, int, float]], features: tuple[str, ...]) -> int:
    at = len(rows)
    if isinstance(tree, tuple):
        name, threshold, left, right = tree
        rows.append((0, 0.0, at, at, 0.0))
        below = (_add(left, rows, features), _add(right, rows, features))
        rows[at] = (features.index(name), threshold, *below, 0.0)
    else:
        rows.append((0, 0.0, at, at, tree))
    return at


def _depth(tree: Knot) -> int:
    return 1 + max(_depth(tree[2]), _depth(tree[3])) if isinstance(tree, tuple) else 0
