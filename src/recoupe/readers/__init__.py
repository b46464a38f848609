"""Files to captures: the only code that reads inputs."""

from recoupe.readers.again import Reopener, readings_of, reopen_capture
from recoupe.readers.decode import MIXED
from recoupe.readers.fields import Fields, parse_fields
from recoupe.readers.html import byte_map
from recoupe.readers.kept import capture_of_kept, when_crawled
from recoupe.readers.limits import BEYOND_LIMITS, why_not_read, within_limits
from recoupe.readers.manifest import read_manifest
from recoupe.readers.open import count_captures, open_captures
from recoupe.readers.wanted import Wanted

__all__ = [
    "BEYOND_LIMITS",
    "MIXED",
    "Fields",
    "Reopener",
    "Wanted",
    "byte_map",
    "capture_of_kept",
    "count_captures",
    "open_captures",
    "parse_fields",
    "read_manifest",
    "readings_of",
    "reopen_capture",
    "when_crawled",
    "why_not_read",
    "within_limits",
]
