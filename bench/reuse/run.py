"""`make bench-reuse`: score and time recoupe and its peers on pages that were made of one another.

The pages are made of the texts of ../shared (see `pages.py`); every tool gets the same, and runs alone in a process of its own.
Peers say which pages are alike, recoupe which places: a pair of pages counts when they share a passage that is no furniture.
recoupe is run on more and on fewer pages too, to see how time and memory grow; times are those of one core. In the last table are
the real families: pages of several newspapers that print one dispatch, as they were found by hand.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bench.peer_process import PeerProcess, ready_peers
from bench.reuse.pages import VARIANTS, WIRES, Page, make_pages
from bench.reuse.scores import families_found, precision, recall_by_kind, right_places
from bench.reuse.worker import PEERS
from bench.shared import ROOT, SHARED

PYTHON = ROOT / ".venv-bench-reuse/bin/python"
TEXTS = SHARED / "pages/dev_texts.jsonl"
FAMILIES = SHARED / "reuse/families.jsonl"
OURS = "recoupe"
GROWN = (2500, 5000, 10000)
"""Pages that recoupe is run on to see how time and memory grow: the beginning of a set of the same kind."""


def main() -> int:
    """Print the tables; 0 also when there is nothing to read."""
    if not TEXTS.is_file():
        print(f"bench: left out, no texts at {TEXTS}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        made, real = Path(folder) / "made.jsonl", Path(folder) / "real.jsonl"
        pages = make_pages(TEXTS)
        more = make_pages(TEXTS, wires=WIRES + 80, pages=GROWN[-1])
        _write(made, ({"name": page.name, "publisher": page.publisher, "text": page.text} for page in pages))
        texts = [json.loads(line) for line in TEXTS.read_text(encoding="utf-8").splitlines()]
        _write(real, ({key: row[key] for key in ("name", "publisher", "text")} for row in texts))
        _grow(more, Path(folder))
        peers_of = {name: partial(PeerProcess, PYTHON, "bench.reuse.worker", name) for name in PEERS}
        with ready_peers(PYTHON, peers_of, task="bench-reuse") as peers:
            _score_made(pages, made, peers)
            _score_real({row["name"] for row in texts}, real, peers)
    return 0


def ask_ours(path: Path) -> dict[str, Any]:
    """Return what recoupe says of the pages in a file."""
    command = [sys.executable, "-m", "bench.reuse.ours", str(path)]
    said: dict[str, Any] = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    return said


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _grow(pages: Sequence[Page], folder: Path) -> None:
    """Say what more pages take."""
    print(f"{OURS}, {sum(len(page.text) for page in pages) / len(pages):,.0f} characters a page")
    for count in GROWN:
        path = folder / "some.jsonl"
        _write(path, ({"name": page.name, "publisher": page.publisher, "text": page.text} for page in pages[:count]))
        said = ask_ours(path)
        speeds = f"{count / said['fingerprint']:8,.0f} pages/s fingerprinted,{count / said['compare']:8,.0f} compared"
        print(f"  {count:6,} pages: {speeds}, {1000 * said['megabytes'] / count:5.1f} MB per 1,000 pages")


def _score_made(pages: Sequence[Page], path: Path, peers: dict[str, PeerProcess]) -> None:
    ours = ask_ours(path)
    right, mixed = right_places(pages, ours["places"])
    print(f"\n{len(pages):,} pages made of one another: how many variants are found with their wire; pairs that are right")
    columns = "".join(f"{kind:>10}" for kind in VARIANTS)
    print(f"  {'':26}{columns}{'prec.':>9}{'pairs':>9}{'prints/s':>10}{'pages/s':>9}{'MB/1,000':>10}")
    for name, said in [(OURS, ours), *((name, peer.answer({"pages": str(path)})) for name, peer in peers.items())]:
        if "problem" in said:
            print(f"  {name}: {said['problem']}")
            continue
        recall = recall_by_kind(pages, said["pairs"])
        exact = precision(pages, said["pairs"])
        found = "".join(f"{recall[kind]:10.3f}" for kind in VARIANTS) + (f"{exact:9.4f}" if exact is not None else f"{'-':>9}")
        speeds = f"{len(pages) / said['fingerprint']:10,.0f}{len(pages) / said['compare']:9,.0f}"
        print(f"  {name:26}{found}{len(said['pairs']):9,}{speeds}{1000 * said['megabytes'] / len(pages):10.1f}")
    print(f"  {OURS}: {len(ours['places']):,} passages, {right:.4f} of their places in the words of one wire, {mixed} mix wires;")
    print(f"  {ours['furniture']} more are furniture")


def _score_real(names: set[str], path: Path, peers: dict[str, PeerProcess]) -> None:
    """Say which families are found among the real pages."""
    if not FAMILIES.is_file():
        print(f"families: left out, there are none at {FAMILIES}")
        return
    rows = [json.loads(line) for line in FAMILIES.read_text(encoding="utf-8").splitlines()]
    families = {row["family"]: [name for name in row["pages"] if name in names] for row in rows}
    families = {number: members for number, members in families.items() if len(members) > 1}
    total = sum(len(members) for members in families.values())
    print(f"\n{len(names)} real pages, with {len(families)} families of {total} pages")
    for name, said in [(OURS, ask_ours(path)), *((name, peer.answer({"pages": str(path)})) for name, peer in peers.items())]:
        whole, found, strays = families_found(families, said.get("pairs", []))
        print(f"  {name:26}{whole:4} families whole{found:6} pages with another of theirs{strays:6} other pairs")


if __name__ == "__main__":
    sys.exit(main())
