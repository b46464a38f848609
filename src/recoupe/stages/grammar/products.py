"""Products of matrices in which a row comes out the same to the last bit, wherever it stands and whatever stands beside it.

A fast library adds up a row in another order near the edges of a matrix, and the last bit of a sum then depends on what else was
parsed in the call: in 3,000 pages the model chose otherwise for one or two words. What is read of a page would depend on those
read before it, since passages that are remembered leave the call. In tiles of the right height no row is nearer to an edge than
others: OpenBLAS's Haswell kernel wants 16 rows or fewer, with which a parse takes a seventh longer than with whole matrices.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_HEIGHTS: Final = (16, 8, 4, 2)
_SHAPES: Final = ((96, 288), (288, 288), (300, 96), (96, 1024))
"""Columns of the left and of the right matrix in a tile that is tried: those of small spaCy models."""


def multiply(left: Floats, right: Floats, height: int) -> Floats:
    """Return the product of two matrices, a new one in row order, worked out in tiles of so many rows of the left one."""
    rows, columns = left.shape
    tiles = -(-rows // height)
    if rows != tiles * height or not left.flags.c_contiguous:
        whole = np.zeros((tiles * height, columns), left.dtype)
        whole[:rows] = left
        left = whole
    turned = np.matmul(right.T, left.reshape(tiles, height, columns).transpose(0, 2, 1))
    return np.ascontiguousarray(turned.transpose(0, 2, 1)).reshape(tiles * height, right.shape[1])[:rows]


def even_height() -> int:
    """Return the greatest height of tiles, at most 16 rows, in which this machine works out all rows alike; each is tried."""
    return next((height for height in _HEIGHTS if all(_even(height, *shape) for shape in _SHAPES)), 1)


def _even(height: int, inner: int, outer: int) -> bool:
    """Return whether every row of a tile comes out the same at every place of it."""
    random = np.random.default_rng(0)
    left, right = (random.standard_normal(shape, np.float32) for shape in ((height, inner), (inner, outer)))
    here = multiply(left, right, height)
    turns = ((np.roll(left, by, axis=0), np.roll(here, by, axis=0)) for by in range(1, height))
    return all(np.array_equal(multiply(turned, right, height), expected) for turned, expected in turns)
