"""What pages share, and where it comes from."""

from recoupe.stages.reuse.candidates import count_pairs, find_candidates, still_pairs
from recoupe.stages.reuse.fingerprints import fingerprint
from recoupe.stages.reuse.furniture import mark_furniture
from recoupe.stages.reuse.origins import find_origins
from recoupe.stages.reuse.passages import group_passages, join_same, join_spans
from recoupe.stages.reuse.shared import find_shared

__all__ = [
    "count_pairs",
    "find_candidates",
    "find_origins",
    "find_shared",
    "fingerprint",
    "group_passages",
    "join_same",
    "join_spans",
    "mark_furniture",
    "still_pairs",
]
