"""verify_ledger: is the chain whole, and does it still hold what partners were told of it?"""

import msgspec

from recoupe.store import Store
from recoupe.store.exchange.ledger import BEGINNING, hash_of, read_ledger
from recoupe.types.base import Record
from recoupe.types.exchange import Entry, Head


class Break(Record, frozen=True, kw_only=True):
    """An entry at which the chain does not hold, and why."""

    number: int
    why: str


class LedgerCheck(Record, frozen=True, kw_only=True):
    """What checking found: how many entries, the last hash, how many receipts say the same, and every break."""

    entries: int
    head: str
    anchors: int
    breaks: tuple[Break, ...]


class _Told(msgspec.Struct):
    """What a receipt says of the ledger of whoever sent the letter."""

    your_head: Head


def verify_ledger(store: Store) -> LedgerCheck:
    """Return what checking every entry of a store's ledger found.

    An anchor is a head of our ledger that a partner has signed (in a receipt): an entry with that number must have that hash.
    """
    breaks: list[Break] = []
    hashes: dict[int, str] = {0: BEGINNING}
    told: list[tuple[int, Head]] = []
    last = BEGINNING
    number = 0
    with store.reading() as db:
        for number, entry in enumerate(read_ledger(db), start=1):
            breaks += _breaks(entry, number, last)
            last = hashes[number] = entry.hash
            if entry.kind == "receipt":
                told.append((number, msgspec.json.decode(entry.body, type=_Told).your_head))
    for at, head in told:
        if hashes.get(head.number) != head.hash:
            breaks.append(Break(number=at, why=f"a partner signed another hash of entry {head.number}: the ledger was rewritten"))
    return LedgerCheck(entries=number, head=last, anchors=len(told), breaks=tuple(breaks))


def _breaks(entry: Entry, number: int, last: str) -> list[Break]:
    found = []
    if entry.number != number:
        found.append(Break(number=entry.number, why=f"entry {number} is missing"))
    if entry.previous != last:
        found.append(Break(number=entry.number, why="does not follow the entry before"))
    if entry.hash != hash_of(entry):
        found.append(Break(number=entry.number, why="was altered: its hash is another"))
    return found
