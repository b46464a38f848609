"""A stream that only goes forward, as a file in which one can go back a little: an archive packed as one stream."""

from typing import IO

from recoupe.readers.warc.block import MOST

_CHUNK = 65_536
_KEPT = MOST + 2_000_000
"""Bytes before the next one that are kept: the longest record that is read, and what is looked through for the next."""

_WORTH = 16_000_000


class Window:
    """Reads a stream and keeps the last of what was read, so that a record, and the search for the next one, can begin again."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._kept = bytearray()
        self._first = self._at = 0

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, as many as are asked for unless the stream ends before."""
        end = self._at + size
        while (size < 0 or self._last < end) and (chunk := self._stream.read(_CHUNK)):
            self._kept += chunk
            self._forget(self._at)
        start = self._at - self._first
        found = bytes(self._kept[start : None if size < 0 else start + size])
        self._at += len(found)
        return found

    def seek(self, place: int, whence: int = 0) -> int:
        """Go to a place, counted from the beginning of the stream.

        Raises:
            ValueError: if it is farther back than what is kept.
        """
        if whence or place < self._first:
            raise ValueError(f"cannot go back to {place}")
        while self._last < place and (chunk := self._stream.read(_CHUNK)):
            self._kept += chunk
            self._forget(self._last)
        self._at = min(place, self._last)
        return self._at

    def tell(self) -> int:
        """Return the place of the next byte."""
        return self._at

    def close(self) -> None:
        """Leave the stream to whoever opened it."""

    @property
    def _last(self) -> int:
        """The place after all that was read."""
        return self._first + len(self._kept)

    def _forget(self, needed: int) -> None:
        """Forget what lies far before a place, once that is worth the trouble."""
        gone = min(needed, self._last) - _KEPT - self._first
        if gone > _WORTH:
            del self._kept[:gone]
            self._first += gone
