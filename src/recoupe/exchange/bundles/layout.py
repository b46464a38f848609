"""Where things stand in a bundle: BagIt 1.0 (RFC 8493) in one zip file; the payload folder is an RO-Crate 1.1."""

import re
from typing import get_args

from recoupe.types.exchange import Kind

BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
BAG_TAGS = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "signature.json")
TAG_MANIFEST = "tagmanifest-sha256.txt"
AGREEMENT = "data/agreement.toml"
SIGNATURES = "data/agreement.toml.signatures"
PROVENANCE = "data/prov.jsonld"
CRATE = "data/ro-crate-metadata.json"
KINDS: tuple[Kind, ...] = get_args(Kind)

_CAPTURE = re.compile(r"data/captures/[0-9a-f]{16,64}")
_SINGLE = frozenset({*BAG_TAGS, TAG_MANIFEST, AGREEMENT, SIGNATURES, PROVENANCE, CRATE})


def records_file(kind: Kind) -> str:
    """Return the file with the records of a kind."""
    return f"data/records/{kind}.jsonl"


_RECORDS = frozenset(map(records_file, KINDS))


def bag_folder(letter: str) -> str:
    """Return the one folder at the top of the zip file."""
    return f"recoupe-{letter[:12]}/"


def belongs(name: str) -> bool:
    """Return whether a bundle may hold a file of this name, below its folder; every other name is refused."""
    return name in _SINGLE or name in _RECORDS or _CAPTURE.fullmatch(name) is not None
