"""datasketch (MIT): MinHash and LSH in numpy."""

from collections.abc import Iterator, Sequence
from typing import Any

from bench.reuse.peers.hashed import PERMUTATIONS, Peer, bands_for, shingles


def datasketch_peer(words: int, least: float) -> Peer:
    """Return datasketch with shingles of so many words; pages must be as alike as `least`."""
    from datasketch import MinHash, MinHashLSH

    def hashed(text: str) -> Any:
        made = MinHash(num_perm=PERMUTATIONS)
        made.update_batch([shingle.encode() for shingle in shingles(text, words)])
        return made

    def pairs(pages: Sequence[Any]) -> Iterator[tuple[int, int]]:
        bands = bands_for(least)
        index = MinHashLSH(num_perm=PERMUTATIONS, params=(bands, PERMUTATIONS // bands))
        for number, page in enumerate(pages):
            for other in index.query(page):
                if page.jaccard(pages[other]) >= least:
                    yield other, number
            index.insert(number, page)

    return Peer(hashed, pairs)
