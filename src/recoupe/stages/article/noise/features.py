"""What the line model sees of a page: the shape of every line, those of its neighbours, and where it stands among the prose."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recoupe.lexicon.article import ArticleLexicon
from recoupe.stages.article.ground.place import stems
from recoupe.stages.article.layout import Layout, role_of
from recoupe.stages.article.lines import Line
from recoupe.stages.article.noise.shapes import NAMES, shape_of
from recoupe.types.article import Role

Matrix = NDArray[np.float64]

_BESIDE = (
    "length", "ended", "stopped", "prose", "function_words", "capital_words", "marked_share", "marked_related",
    "marked_comments", "rule_standfirst", "rule_heading", "rule_body", "rule_related", "rule_comments", "rule_other",
)  # fmt: skip
"""Shapes of the two lines above and below that count too."""

_NEAR = (2, 4, 8, 16)
"""Lines on each side over which prose and short lines are counted."""

_AROUND = ("prose_chars", "prose_lines", "short_lines", "prose_above", "prose_below")
_FAR = 50
_BOXES: tuple[Role, ...] = ("related", "comments", "tags", "other")

FEATURES = (
    *NAMES,
    *(f"{name}{step:+d}" for step in (-2, -1, 1, 2) for name in _BESIDE),
    *(f"{name}_{reach}" for reach in _NEAR for name in _AROUND),
    "prose_before", "place", "lines", "prose_share", "to_prose_above", "to_prose_below", "inside", "before_first", "after_last",
    "after_title", "above_title", "shared", "shared_words", "shared_title", *(f"box_{role}" for role in _BOXES),
)  # fmt: skip
"""Names of the features, in order: what a model file must be about."""


def features_of(lines: Sequence[Line], layout: Layout, lexicon: ArticleLexicon) -> Matrix:
    """Return a row of `FEATURES` for each line."""
    roles = [role_of(line.index, layout) for line in lines]
    times = Counter(line.folded for line in lines)
    shapes = np.array(
        [shape_of(line, role, layout, times[line.folded], lexicon) for line, role in zip(lines, roles, strict=True)],
        dtype=np.float64,
    )
    beside = shapes[:, [NAMES.index(name) for name in _BESIDE]]
    columns = [shapes, *(_shifted(beside, step) for step in (-2, -1, 1, 2)), _densities(lines), _places(lines, layout)]
    return np.hstack([*columns, _shared(lines, roles, layout, lexicon), _boxes(lines, layout)])


def _shifted(values: Matrix, step: int) -> Matrix:
    """Return the rows of the lines `step` further on; zeros beyond the ends of the page."""
    found = np.zeros_like(values)
    if step > 0:
        found[:-step] = values[step:]
    else:
        found[-step:] = values[:step]
    return found


def _densities(lines: Sequence[Line]) -> Matrix:
    """Return how much prose and how many short lines stand around each line, and how much prose before it."""
    count = len(lines)
    at = np.arange(count)
    chars = _sums([len(line.text) if line.strong else 0 for line in lines])
    prose = _sums([line.prose for line in lines])
    short = _sums([line.words <= 4 and not line.ended for line in lines])
    columns = []
    for reach in _NEAR:
        low, high = np.maximum(at - reach, 0), np.minimum(at + reach + 1, count)
        columns += [
            np.log1p(chars[high] - chars[low]),
            (prose[high] - prose[low]) / (high - low),
            (short[high] - short[low]) / (high - low),
            np.log1p(chars[at] - chars[low]),
            np.log1p(chars[high] - chars[np.minimum(at + 1, count)]),
        ]
    strong = [line.strong for line in lines]
    columns += [
        chars[:-1] / max(chars[-1], 1),
        at / count,
        np.full(count, math.log1p(count)),
        np.full(count, prose[-1] / count),
        np.log1p(_distances(strong)),
        np.log1p(_distances(strong[::-1]))[::-1],
    ]
    return np.stack(columns, axis=1)


def _sums(values: Sequence[float]) -> NDArray[np.float64]:
    return np.concatenate([[0.0], np.cumsum(np.array(values, dtype=np.float64))])


def _distances(strong: Sequence[bool]) -> NDArray[np.float64]:
    """Return for each line how many lines above it the nearest paragraph stands, at most 50."""
    found, distance = [], _FAR
    for is_strong in strong:
        found.append(float(distance))
        distance = 0 if is_strong else min(distance + 1, _FAR)
    return np.array(found)


def _places(lines: Sequence[Line], layout: Layout) -> Matrix:
    """Return where each line stands to the article that the rules found."""
    at = np.arange(len(lines), dtype=np.float64)
    first, last, title = layout.place.first, layout.place.last, layout.place.title
    nowhere = np.zeros(len(lines))
    inside = nowhere if first is None or last is None else ((at >= first) & (at <= last)).astype(np.float64)
    before = nowhere if first is None else np.log1p(np.maximum(first - at, 0))
    after = nowhere if last is None else np.log1p(np.maximum(at - last, 0))
    below = nowhere if title is None else np.log1p(np.maximum(at - title, 0))
    above = nowhere + 1 if title is None else (at < title).astype(np.float64)
    return np.stack([inside, before, after, below, above], axis=1)


def _shared(lines: Sequence[Line], roles: Sequence[Role], layout: Layout, lexicon: ArticleLexicon) -> Matrix:
    """Return how many of a line's words stand in other paragraphs of the article too, and in its title."""
    words = [stems(line, lexicon) for line in lines]
    body = [line.strong and role == "body" for line, role in zip(lines, roles, strict=True)]
    counts = Counter(word for own, inside in zip(words, body, strict=True) if inside for word in own)
    title = words[layout.place.title] if layout.place.title is not None else set()
    rows = []
    for own, inside in zip(words, body, strict=True):
        shared = sum(1 for word in own if counts[word] > inside)
        rows.append([shared / len(own) if own else 0.0, math.log1p(shared), len(own & title)])
    return np.array(rows, dtype=np.float64)


def _boxes(lines: Sequence[Line], layout: Layout) -> Matrix:
    """Return how near above each line a box of each kind opens, 1 on the opening line itself."""
    found = np.zeros((len(lines), len(_BOXES)))
    opened: dict[Role, int] = {}
    for row, line in enumerate(lines):
        mark = layout.marks.get(line.index)
        if mark and mark.opens:
            opened[mark.role] = row
        for column, role in enumerate(_BOXES):
            if role in opened:
                found[row, column] = 1 / (1 + row - opened[role])
    return found
