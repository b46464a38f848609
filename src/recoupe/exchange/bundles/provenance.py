"""Where each record comes from (W3C PROV-O, as JSON-LD), and what the bundle is (RO-Crate 1.1)."""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any

import msgspec

from recoupe.exchange.bundles.bag import BagFile
from recoupe.exchange.bundles.layout import AGREEMENT, CRATE, PROVENANCE
from recoupe.exchange.offers.facts import pages_of
from recoupe.types.claims import Body, DecisionMade, SentRecord
from recoupe.types.exchange import Item

_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "actedOnBehalfOf": {"@id": "prov:actedOnBehalfOf", "@type": "@id"},
}
_CRATE_CONTEXT = "https://w3id.org/ro/crate/1.1/context"
_READING = "recoupe:reading"
_DECIDING = "recoupe:deciding"
_encode = msgspec.json.Encoder().encode


def prov_head(sender: str, name: str) -> Iterator[bytes]:
    """Yield the beginning of the provenance: who sends, and the two ways in which records come about."""
    desk = f"recoupe:desk/{sender.replace(' ', '')}"
    software = f"recoupe:software/{version('recoupe')}"
    yield b'{"@context":' + _encode(_CONTEXT) + b',"@graph":[\n'
    yield _encode({"id": desk, "type": ["prov:Agent", "prov:Organization"], "prov:label": name}) + b",\n"
    yield _encode({"id": software, "type": ["prov:Agent", "prov:SoftwareAgent"], "actedOnBehalfOf": desk}) + b",\n"
    yield _encode({"id": _READING, "type": "prov:Activity", "wasAssociatedWith": software}) + b",\n"
    yield _encode({"id": _DECIDING, "type": "prov:Activity", "wasAssociatedWith": desk})


def prov_of(record: SentRecord, body: Body, sender: str) -> bytes:
    """Return the provenance of one record: the pages that it was read from, its sources, whose record it is."""
    decided = isinstance(body, DecisionMade)
    node: dict[str, Any] = {
        "id": f"recoupe:{record.item.id}",
        "type": "prov:Entity",
        "wasGeneratedBy": _DECIDING if decided else _READING,
        "wasAttributedTo": [*_desks(record.item, sender), *(f"recoupe:source/{origin}" for origin in record.origins)],
    }
    if pages := pages_of(body):
        node["wasDerivedFrom"] = [f"recoupe:captures/{page}" for page in pages]
    return b",\n" + _encode(node)


PROV_TAIL = b"\n]}\n"


def crate_lines(files: Iterable[BagFile], *, name: str, made: str, sender: str, title: str) -> Iterator[bytes]:
    """Yield the description of the bundle as an RO-Crate; paths are below the payload folder."""
    listed = [file.name.removeprefix("data/") for file in files]
    agreement = AGREEMENT.removeprefix("data/")
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{title}: {name}",
        "description": "Records that one desk gives to another under the agreement in this bundle.",
        "datePublished": made,
        "license": {"@id": agreement},
        "author": {"@id": "#sender"},
        "hasPart": [{"@id": path} for path in listed],
    }
    descriptor = {
        "@id": CRATE.removeprefix("data/"),
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
    }
    yield b'{"@context":' + _encode(_CRATE_CONTEXT) + b',"@graph":[\n' + _encode(descriptor) + b",\n" + _encode(root)
    yield b",\n" + _encode({"@id": "#sender", "@type": "Organization", "name": name, "identifier": sender})
    for file in files:
        node = {"@id": file.name.removeprefix("data/"), "@type": "File", "contentSize": str(file.size), "sha256": file.sha256}
        yield b",\n" + _encode(node | {"encodingFormat": _format(file.name)})
    yield b"\n]}\n"


def _format(name: str) -> str:
    known = {AGREEMENT: "application/toml", PROVENANCE: "application/ld+json"}
    other = "application/json" if name.endswith(".signatures") else "application/octet-stream"
    return known.get(name, "application/jsonl" if name.endswith(".jsonl") else other)


def _desks(item: Item, sender: str) -> Iterator[str]:
    """Yield the desks that a record passed through, the first one first."""
    for held in item.held:
        yield f"recoupe:desk/{held.partner.replace(' ', '')}"
    yield f"recoupe:desk/{sender.replace(' ', '')}"
