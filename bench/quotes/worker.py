"""One peer, in a process of its own: a line with a text and its paragraphs comes in, a line with its quotes goes out.

    python -m bench.quotes.worker "textacy, paragraphs"

Run with the Python of the peers' virtual environment. The first line out is `{"ready": true}` or `{"left_out": "why"}`. Then each
line in has `text` and `paragraphs` (their places), each line out has `quotes`, the seconds of `parse` and of `extract`, and a
`problem` when the peer raised: what it found in other paragraphs counts.
"""

import sys
import time
from collections.abc import Callable
from typing import Any

from bench.peer_process import serve
from bench.quotes.found import Found, Peer, Place
from bench.quotes.peers.edsnlp_reported import edsnlp_peer
from bench.quotes.peers.textacy_quotes import textacy_peer

PEERS: dict[str, Callable[[], Peer]] = {
    "textacy, whole text": lambda: textacy_peer(whole=True),
    "textacy, paragraphs": lambda: textacy_peer(whole=False),
    "edsnlp eds.reported_speech": edsnlp_peer,
}


def main(name: str) -> int:
    """Load a peer and answer until there is nothing more to read; 1 when it cannot be loaded."""
    return serve(PEERS[name], answer, task="bench-quotes")


def answer(peer: Peer, asked: dict[str, Any]) -> dict[str, Any]:
    """Return what a peer makes of a text: quotes and seconds; the first problem where it raises, which is a result too."""
    text = asked["text"]
    places = [(0, len(text))] if peer.whole else [(start, end) for start, end in asked["paragraphs"]]
    begun = time.perf_counter()
    docs = peer.parse([text[start:end] for start, end in places])
    parsed = time.perf_counter()
    raw, problems = [], []
    for (start, _), doc in zip(places, docs, strict=True):
        try:
            raw += [(start, quote) for quote in peer.extract(doc)]
        except Exception as error:  # noqa: BLE001 - peers raise what they like
            problems.append(f"{type(error).__name__}: {str(error)[:80]}")
    done = time.perf_counter()
    quotes = [_as_line(start, peer.told(quote)) for start, quote in raw]
    said = {"quotes": quotes, "parse": parsed - begun, "extract": done - parsed}
    return said | ({"problem": problems[0]} if problems else {})


def _as_line(start: int, found: Found) -> dict[str, Any]:
    return {"content": _moved(start, found.content), "speaker": found.speaker and _moved(start, found.speaker)}


def _moved(start: int, place: Place) -> Place:
    return start + place[0], start + place[1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
