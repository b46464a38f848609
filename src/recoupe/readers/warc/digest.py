"""The check sum that an archive gives of a record."""

import base64
import hashlib

_ALGORITHMS = {"sha1": "sha1", "sha-1": "sha1", "sha256": "sha256", "sha-256": "sha256", "md5": "md5", "sha512": "sha512"}


def fits(data: bytes, written: str) -> bool | None:
    """Return whether some bytes have a digest as WARC writes it ("sha1:BASE32", or in hex); None when it cannot be compared."""
    name, _, value = written.strip().partition(":")
    algorithm = _ALGORITHMS.get(name.lower())
    if algorithm is None or not value:
        return None
    digest = hashlib.new(algorithm, data, usedforsecurity=False)
    value = value.strip()
    if len(value) == len(digest.hexdigest()):
        return value.lower() == digest.hexdigest()
    in_32 = base64.b32encode(digest.digest()).decode().rstrip("=")
    return value.upper().rstrip("=") == in_32 if len(value.rstrip("=")) == len(in_32) else None
