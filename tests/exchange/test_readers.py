"""A bundle is read by libraries of others: its provenance (W3C PROV) by rdflib, the description as an RO-Crate by ro-crate-py."""

import io
import zipfile
from pathlib import Path

import pytest
from rdflib import PROV, RDF, Graph, URIRef
from rocrate.rocrate import ROCrate

from tests.exchange.carried import inside, send
from tests.exchange.deciding import decide
from tests.exchange.made import EVERYTHING, Act, Desk, agreement_text, fill, sign_both


@pytest.fixture
def bag(one: Desk, other: Desk, tmp_path: Path) -> Path:
    """The folder of a bundle, unpacked."""
    told = fill(one, [Act(page="trois", happening="h-0000000003")])
    decide(one, "status", told[0], value="denied")
    sign_both(one, other, agreement_text(one, other, EVERYTHING))
    send(one, one.folder / "letter")
    _, payload = inside(other, one.folder / "letter")
    with zipfile.ZipFile(io.BytesIO(payload)) as archive:
        archive.extractall(tmp_path / "bag")
    [folder] = (tmp_path / "bag").iterdir()
    return folder


def test_rdflib_reads_who_made_each_record_from_what(bag: Path) -> None:
    graph = Graph().parse(bag / "data/prov.jsonld", format="json-ld")
    lines = sum(len(path.read_bytes().splitlines()) for path in (bag / "data/records").glob("*.jsonl"))
    records = [node for node in graph.subjects(RDF.type, PROV.Entity) if isinstance(node, URIRef)]
    assert len(records) == lines
    desks = set(graph.subjects(RDF.type, PROV.Organization))
    assert len(desks) == 1
    for record in records:
        assert desks & set(graph.objects(record, PROV.wasAttributedTo))
        assert len(set(graph.objects(record, PROV.wasGeneratedBy)) & set(graph.subjects(RDF.type, PROV.Activity))) == 1
    derived = [record for record in records if str(record).startswith(("recoupe:events/", "recoupe:quotes/"))]
    assert derived
    assert all(set(graph.objects(record, PROV.wasDerivedFrom)) <= set(records) for record in derived)
    assert all(list(graph.objects(record, PROV.wasDerivedFrom)) for record in derived)


def test_rocrate_reads_every_file(bag: Path) -> None:
    crate = ROCrate(str(bag / "data"))
    files = {path.relative_to(bag / "data").as_posix() for path in (bag / "data").rglob("*") if path.is_file()}
    assert {entity.id for entity in crate.data_entities} == files - {"ro-crate-metadata.json"}
    assert crate.root_dataset["name"] == "The Lisse: Desk Lisse"
    assert crate.root_dataset["author"]["name"] == "Desk Lisse"
    assert crate.root_dataset["license"].id == "agreement.toml"
    assert crate.metadata["conformsTo"] == "https://w3id.org/ro/crate/1.1"
