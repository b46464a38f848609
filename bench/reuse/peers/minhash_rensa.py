"""rensa (MIT): MinHash and LSH in Rust."""

from collections.abc import Iterator, Sequence
from typing import Any

from bench.reuse.peers.hashed import PERMUTATIONS, Peer, bands_for, shingles


def rensa_peer(words: int, least: float) -> Peer:
    """Return rensa with shingles of so many words; pages must be as alike as `least`."""
    from rensa import RMinHash, RMinHashLSH

    def hashed(text: str) -> Any:
        made = RMinHash(num_perm=PERMUTATIONS, seed=42)
        made.update(list(shingles(text, words)))
        return made

    def pairs(pages: Sequence[Any]) -> Iterator[tuple[int, int]]:
        index = RMinHashLSH(threshold=least, num_perm=PERMUTATIONS, num_bands=bands_for(least))
        for number, page in enumerate(pages):
            for other in index.query(page):
                if page.jaccard(pages[other]) >= least:
                    yield other, number
            index.insert(number, page)

    return Peer(hashed, pairs)
