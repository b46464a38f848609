"""Schema of `data/article/zones.yaml`: where an outlet's clocks are, by the end of its address."""

from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record
from recoupe.types.errors import LexiconError


class ZonesFile(Record, frozen=True, kw_only=True):
    """The file as written: ends of addresses by IANA zone."""

    zones: dict[str, tuple[str, ...]]


class Zones(Record, frozen=True, kw_only=True):
    """Zones by the end of an address."""

    by_ending: dict[str, ZoneInfo] = msgspec.field(default_factory=dict)

    def of_address(self, url: str | None) -> ZoneInfo | None:
        """Return the zone of an outlet by its address; None when its ending says nothing of a place."""
        try:
            host = urlsplit(url or "").hostname or ""
        except ValueError:
            return None
        labels = host.rsplit(".", 2)[1:]
        return self.by_ending.get(".".join(labels)) or self.by_ending.get(labels[-1]) if labels else None


def load_zones(path: Path) -> Zones:
    """Return the zones that a file gives.

    Raises:
        LexiconError: if it is missing or wrong, or names a zone that does not exist.
    """
    file = read_yaml(path, ZonesFile)
    found: dict[str, ZoneInfo] = {}
    for name, endings in file.zones.items():
        try:
            zone = ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise LexiconError(f"{path}: zones: {name!r} is no IANA zone") from error
        found |= dict.fromkeys(endings, zone)
    return Zones(by_ending=found)
