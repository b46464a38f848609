"""write_bundle: offered records to a bag on the disk; what is kept in memory does not grow with their number."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

import msgspec

from recoupe.exchange.agreements import Known
from recoupe.exchange.bundles.bag import Bag, chunks
from recoupe.exchange.bundles.layout import AGREEMENT, BAGIT, CRATE, KINDS, PROVENANCE, SIGNATURES, bag_folder, records_file
from recoupe.exchange.bundles.provenance import PROV_TAIL, crate_lines, prov_head, prov_of
from recoupe.exchange.identity import DeskKeys, card_of, fingerprint_of
from recoupe.exchange.offers import Offered
from recoupe.types.agreement import Signatures
from recoupe.types.base import Record

SIGNED_BAG = b"recoupe bag 1\n"


class BagSignature(Record, frozen=True, kw_only=True):
    """`signature.json`: over the sha256 of the manifest of the payload, so that a bag can be checked once it is unpacked."""

    fingerprint: str
    sign: str
    manifest: str
    signature: str


class Written(Record, frozen=True, kw_only=True):
    """What a bundle holds, counted, and why the rest stayed; `sent` is a file with the id and the digest of each record."""

    records: int
    kinds: dict[str, int]
    forms: dict[str, int]
    clauses: dict[str, int]
    withheld: dict[str, int]
    sent: str


class _Spool:
    """The records of each kind, their provenance, and what was sent, each in a file of its own until the bag takes them."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.paths = {name: folder / name for name in (*KINDS, "prov", "sent")}
        self.files: dict[str, BinaryIO] = {name: stack.enter_context(path.open("wb")) for name, path in self.paths.items()}

    def parts(self, name: str) -> Iterator[bytes]:
        self.files[name].flush()
        return chunks(self.paths[name])


def write_bundle(path: Path, offered: Iterable[Offered], *, letter: str, known: Known, keys: DeskKeys, folder: Path) -> Written:
    """Write a bag and return what it holds.

    Args:
        path: the zip file.
        offered: records with their verdicts; what is withheld is counted and goes nowhere.
        letter: the id of the letter that will take it.
        known: the agreement.
        keys: ours.
        folder: for the files that are needed until then.
    """
    bag = Bag(path, bag_folder(letter))
    try:
        with ExitStack() as stack:
            spool = _Spool(folder, stack)
            counts = _spool(offered, spool, bag, fingerprint_of(card_of(keys)), keys.name)
            _payload(bag, spool, known, keys, counts)
        _tags(bag, keys, letter)
        bag.close()
    except BaseException:
        bag.abandon()
        raise
    tally = {name: dict(sorted(counts[name].items())) for name in ("kinds", "forms", "clauses", "withheld")}
    return Written(records=sum(tally["kinds"].values()), sent=str(spool.paths["sent"]), **tally)


def _spool(offered: Iterable[Offered], spool: _Spool, bag: Bag, sender: str, name: str) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("kinds", "forms", "clauses", "withheld")}
    spool.files["prov"].writelines(prov_head(sender, name))
    for one in offered:
        if one.record is None:
            counts["withheld"].update(f"{stays.clause or 'any'}: {stays.cause}" for stays in one.verdict.withheld[:1])
            continue
        spool.files[one.item.kind].write(one.line + b"\n")
        spool.files["prov"].write(prov_of(one.record, one.record.body, sender))
        spool.files["sent"].write(msgspec.json.encode((one.item.id, one.digest)) + b"\n")
        if one.data is not None:
            bag.add(one.record.body.file, [one.data()])
        counts["kinds"][one.item.kind] += 1
        counts["forms"][one.record.form] += 1
        counts["clauses"][one.record.clause] += 1
    spool.files["prov"].write(PROV_TAIL)
    return counts


def _payload(bag: Bag, spool: _Spool, known: Known, keys: DeskKeys, counts: dict[str, Counter[str]]) -> None:
    for kind in KINDS:
        if counts["kinds"][kind]:
            bag.add(records_file(kind), spool.parts(kind))
    bag.add(PROVENANCE, spool.parts("prov"))
    spool.files["sent"].flush()
    bag.add(AGREEMENT, [known.text.encode()])
    bag.add(SIGNATURES, [msgspec.json.encode(Signatures(signatures=known.signatures)) + b"\n"])
    made = datetime.now(UTC).date().isoformat()
    sender = fingerprint_of(card_of(keys))
    bag.add(CRATE, crate_lines(list(bag.files), name=keys.name, made=made, sender=sender, title=known.agreement.title))


def _tags(bag: Bag, keys: DeskKeys, letter: str) -> None:
    size, count = sum(file.size for file in bag.files), len(bag.files)
    about = {
        "Source-Organization": keys.name,
        "External-Identifier": letter,
        "Bagging-Date": datetime.now(UTC).date().isoformat(),
        "Bag-Software-Agent": f"recoupe {version('recoupe')}",
        "Payload-Oxum": f"{size}.{count}",
    }
    bag.add("bagit.txt", [BAGIT])
    bag.add("bag-info.txt", [f"{key}: {value}\n".encode() for key, value in about.items()])
    manifest = bag.add("manifest-sha256.txt", bag.manifest())
    card = card_of(keys)
    signature = BagSignature(
        fingerprint=fingerprint_of(card),
        sign=card.sign,
        manifest=manifest.sha256,
        signature=keys.sign(SIGNED_BAG + manifest.sha256.encode()),
    )
    bag.add("signature.json", [msgspec.json.encode(signature) + b"\n"])
