"""One peer in a process of its own: `python -m bench.times.worker NAME` reads texts as JSON lines and answers with JSON lines.

The first answer is `{"ready": true}` or `{"left_out": why}`. Then, for `{"text": ..., "published": ...}`, times and seconds (of
tagging and resolving), with a `problem` when the peer raised. Peers share no process, with each other or with recoupe: edsnlp
changes spaCy as it is imported, and a Java machine has threads of its own.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from bench.peer_process import serve
from bench.times.found import Peer
from bench.times.peers.dateparser_dates import dateparser_peer
from bench.times.peers.duckling_dates import duckling_peer
from bench.times.peers.edsnlp_dates import edsnlp_peer
from bench.times.peers.heideltime_dates import heideltime_peer

PEERS: dict[str, Callable[[], Peer]] = {
    "HeidelTime, TreeTagger": lambda: heideltime_peer(tagger="TREETAGGER"),
    "HeidelTime, no tagger": lambda: heideltime_peer(tagger="NO"),
    "Duckling": duckling_peer,
    "dateparser": lambda: dateparser_peer(prefer="current_period"),
    "dateparser, past": lambda: dateparser_peer(prefer="past"),
    "edsnlp eds.dates": edsnlp_peer,
}


def main(name: str) -> int:
    """Load a peer and answer until there is nothing more to read; 1 when it cannot be loaded."""
    return serve(PEERS[name], _answer, task="bench-times")


def _answer(peer: Peer, asked: dict[str, Any]) -> dict[str, Any]:
    return answer(peer, asked["text"], date.fromisoformat(asked["published"]))


def answer(peer: Peer, text: str, published: date) -> dict[str, Any]:
    """Return what a peer makes of a text: times and seconds; a problem where it raises, which is a result too."""
    begun = time.perf_counter()
    try:
        raw = peer.read(text, published)
        seconds = time.perf_counter() - begun
        return {"times": [asdict(one) for one in peer.told(raw, text)], "seconds": seconds}
    except Exception as error:  # noqa: BLE001 - peers raise what they like
        seconds = time.perf_counter() - begun
        return {"times": [], "seconds": seconds, "problem": f"{type(error).__name__}: {str(error)[:80]}"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
