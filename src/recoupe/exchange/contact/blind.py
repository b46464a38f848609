"""Private set intersection: each side blinds what it holds with a secret number; twice blinded, the same is the same.

Diffie-Hellman in the group ristretto255 (RFC 9496), whose order is prime: no point has a small order, and each has one spelling.
libsodium does the arithmetic, in constant time. The other side sees points that tell it nothing (decisional Diffie-Hellman).

Source:
    C. Meadows, "A more efficient cryptographic matchmaking protocol", IEEE S&P 1986; B. Huberman, M. Franklin and T. Hogg,
    "Enhancing privacy and trust in electronic communities", EC 1999.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha512

import rbcl

from recoupe.types.errors import RefusedError

SIZE = 32
"""Bytes of a point."""

_NOTHING = bytes(SIZE)


def new_secret() -> bytes:
    """Return a secret number, for one contact only."""
    return bytes(rbcl.crypto_core_ristretto255_scalar_random())


def blind_items(items: Iterable[str], secret: bytes, *, about: str) -> list[bytes]:
    """Return the points of some items, blinded, in their order; `about` keeps one contact apart from every other."""
    points = (
        rbcl.crypto_core_ristretto255_from_hash(sha512(f"recoupe contact 1\n{about}\n{item}".encode()).digest()) for item in items
    )
    return [bytes(rbcl.crypto_scalarmult_ristretto255(secret, point)) for point in points]


def blind_points(points: Iterable[bytes], secret: bytes) -> list[bytes]:
    """Return the points that came from the other side, blinded once more, in their order."""
    return [bytes(rbcl.crypto_scalarmult_ristretto255(secret, point)) for point in points]


def pack_points(points: Iterable[bytes]) -> str:
    """Return points as text."""
    return b"".join(points).hex()


def unpack_points(text: str, *, largest: int) -> Sequence[bytes]:
    """Return the points that a text holds.

    Raises:
        RefusedError: if there are too many, one is none, or one is there twice.
    """
    try:
        data = bytes.fromhex(text)
    except ValueError as error:
        raise RefusedError("record", "record: the points of the contact are no hexadecimal digits") from error
    if len(data) > largest * SIZE:
        raise RefusedError("oversized", f"oversized: {len(data) // SIZE:,} points, the agreement says {largest:,} at the most")
    points = [data[start : start + SIZE] for start in range(0, len(data), SIZE)]
    if len(set(points)) < len(points) or not all(map(_is_point, points)):
        raise RefusedError("record", "record: a point of the contact is none, or there twice")
    return points


def _is_point(point: bytes) -> bool:
    return len(point) == SIZE and point != _NOTHING and bool(rbcl.crypto_core_ristretto255_is_valid_point(point))
