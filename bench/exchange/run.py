"""`make bench-exchange`: how long and how much memory an exchange takes, and a contact of two large sets.

Each step runs in a process of its own, with its own peak memory; beside the time on the clock stands that of the CPU, for a
machine that others use too. Two sizes show whether memory grows with the number of records. The stores are made before
the clock starts (`stores.py`).
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from bench.exchange.stores import make_store
from recoupe.exchange.agreements import sign_agreement
from recoupe.exchange.contact.blind import blind_items, blind_points, new_secret, pack_points, unpack_points
from recoupe.exchange.identity import add_partner, card_of, fingerprint_of, keyfile, make_keys, read_keys, write_keys
from recoupe.store import create_store, open_store

PASSPHRASE = "five words for the bench"
AGREEMENT = """id = "bench"
title = "Bench"
since = 2020-01-01
until = 2099-12-31

[[parties]]
name = "One"
fingerprint = "{one}"

[[parties]]
name = "Other"
fingerprint = "{other}"

[[clauses]]
id = "all"
kinds = ["quotes", "events", "accounts", "captures"]
form = "full"
"""


def prepare(folder: Path, records: int) -> None:
    """Make two desks that have signed an agreement, one of them with records."""
    keys = {name: make_keys(name) for name in ("one", "other")}
    stores = {"one": make_store(folder / "one.db", records), "other": create_store(folder / "other.db")}
    for name in keys:
        write_keys(keys[name], folder / f"{name}.key", PASSPHRASE)
    for name, partner in (("one", "other"), ("other", "one")):
        add_partner(stores[name], card_of(keys[partner]), verified="bench")
    prints = {name: fingerprint_of(card_of(desk)) for name, desk in keys.items()}
    (folder / "bench.toml").write_text(AGREEMENT.format(**prints), encoding="utf-8")
    for name in ("one", "other", "one"):
        sign_agreement(stores[name], keys[name], folder / "bench.toml")
    for store in stores.values():
        store.close()


def step(what: str, folder: Path) -> dict[str, Any]:
    """Do one step, in this process, and return how long it took, its peak memory in MB, and how many records."""
    from recoupe.exchange.agreements import find_agreement
    from recoupe.exchange.agreements.find import today_utc
    from recoupe.exchange.bundles import send_bundle
    from recoupe.exchange.inbox import receive_letter
    from recoupe.exchange.offers import offer_records

    name = "other" if what == "receive" else "one"
    store, keys = open_store(folder / f"{name}.db"), read_keys(folder / f"{name}.key", PASSPHRASE)
    begun, busy = perf_counter(), process_time()
    if what == "offer":
        with store.reading() as db:
            known = find_agreement(db, "bench")
            offers = offer_records(db, known, ours=fingerprint_of(card_of(keys)), today=today_utc())
            records = sum(one.record is not None for one in offers)
    elif what == "send":
        records = send_bundle(store, keys, "bench", folder / "letter").records
    else:
        reply = folder / ("reply" if what == "receive" else "none")
        taken: Any = receive_letter(store, keys, folder / ("letter" if what == "receive" else "reply"), reply)
        records = taken.records
    took, cpu = perf_counter() - begun, process_time() - busy
    return {"step": what, "records": records, "seconds": took, "cpu": cpu, "peak_mb": peak_mb(), "waits": waits()}


def peak_mb() -> float:
    """Return the peak memory of this process in MB, as Linux says (`getrusage` would count what the parent had)."""
    return int(_status("VmHWM")) / 1024


def waits() -> int:
    """Return how often this process gave up its core because it waited, for the disk above all; not for want of a core."""
    return int(_status("voluntary_ctxt_switches"))


def _status(field: str) -> str:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return status.split(f"\n{field}:")[1].split()[0]


def measure(records: int) -> list[dict[str, Any]]:
    """Return what each step took, each in a process of its own."""
    with TemporaryDirectory() as folder:
        prepare(Path(folder), records)
        found = []
        for what in ("offer", "send", "receive", "receipt"):
            done = subprocess.run(
                [sys.executable, "-m", "bench.exchange.run", "--step", what, folder],
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            )
            found.append(json.loads(done.stdout))
        size = (Path(folder) / "letter").stat().st_size / 1e6
        return [*found, {"step": "letter, MB", "size": size}]


def contact(size: int) -> dict[str, Any]:
    """Return how long the arithmetic of a contact of two sets of a size takes, both sides in one thread."""
    ours, theirs = [f"actor/{number}" for number in range(size)], [f"actor/{number + size // 2}" for number in range(size)]
    begun, busy = perf_counter(), process_time()
    mine, yours = new_secret(), new_secret()
    question = pack_points(blind_items(ours, mine, about="bench"))
    again = blind_points(unpack_points(question, largest=size), yours)
    answer = pack_points(blind_items(theirs, yours, about="bench"))
    common = set(again) & set(blind_points(unpack_points(answer, largest=size), mine))
    return {
        "step": f"contact of {size:,} with {size:,}",
        "seconds": perf_counter() - begun,
        "cpu": process_time() - busy,
        "both": len(common),
    }


def main() -> None:
    """Print a row for each step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--step", nargs=2, metavar=("STEP", "FOLDER"))
    asked = parser.parse_args()
    keyfile._COST = 2**10  # the passphrase is no part of what is measured
    if asked.step:
        print(json.dumps(step(asked.step[0], Path(asked.step[1]))))
        return
    for records in (asked.records // 10, asked.records):
        rows = measure(records)
        print(f"\n{records:,} records asked for")
        for row in rows:
            if "seconds" in row:
                spent = f"{row['seconds']:>8.2f} s ({row['cpu']:.2f} s of CPU)"
                rest = f"{row['peak_mb']:>7.0f} MB at most, {row['waits']:,} waits"
                print(f"  {row['step']:<10} {row['records']:>8,} records {spent} {rest}")
            else:
                print(f"  the letter has {row['size']:.1f} MB")
        total, cpu = (sum(row.get(name, 0) for row in rows) for name in ("seconds", "cpu"))
        print(f"  together {total:>29.2f} s ({cpu:.2f} s of CPU)")
    done = contact(10_000)
    print(f"\n{done['step']}: {done['both']:,} in common, {done['seconds']:.2f} s ({done['cpu']:.2f} s of CPU)")
    print(f"load: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
