"""One peer, in a process of its own: a line with the path of pages comes in, a line with the pairs that it finds goes out.

    python -m bench.reuse.worker "rensa, 3 words, 0.3"

Run with the Python of the peers' virtual environment. The first line out is `{"ready": true}` or `{"left_out": "why"}`.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.peer_process import serve
from bench.reuse.memory import megabytes_now, most_megabytes
from bench.reuse.peers.hashed import Peer
from bench.reuse.peers.minhash_datasketch import datasketch_peer
from bench.reuse.peers.minhash_rensa import rensa_peer

SETTINGS = ((5, 0.8), (5, 0.5), (3, 0.3))
"""Words of a shingle, and how alike two pages must be: that of most data sets, and two that find more."""

PEERS: dict[str, Callable[[], Peer]] = {
    f"{name}, {words} words, {least}": (lambda load=load, words=words, least=least: load(words, least))  # type: ignore[misc]
    for name, load in (("datasketch", datasketch_peer), ("rensa", rensa_peer))
    for words, least in SETTINGS
}


def main(name: str) -> int:
    """Load a peer and answer until there is nothing more to read; 1 when it cannot be loaded."""
    return serve(PEERS[name], answer, task="bench-reuse")


def answer(peer: Peer, asked: dict[str, Any]) -> dict[str, Any]:
    """Return the pairs of pages that a peer holds for alike, its seconds, and by how much its memory grew."""
    rows = [json.loads(line) for line in Path(asked["pages"]).read_text(encoding="utf-8").splitlines()]
    before = megabytes_now()
    begun = time.process_time()
    hashed = [peer.hashed(row["text"]) for row in rows]
    printed = time.process_time()
    found = list(peer.pairs(hashed))
    done = time.process_time()
    pairs = sorted({tuple(sorted((rows[one]["name"], rows[other]["name"]))) for one, other in found})
    return {
        "pairs": pairs,
        "fingerprint": printed - begun,
        "compare": done - printed,
        "megabytes": most_megabytes() - before,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
