"""Files to captures: the only code that reads inputs."""

from recoupe.readers.manifest import read_manifest
from recoupe.readers.open import count_captures, open_captures, reopen_capture
from recoupe.readers.text import bytes_of

__all__ = ["bytes_of", "count_captures", "open_captures", "read_manifest", "reopen_capture"]
