"""What `recoupe build` found, kept in the store beside the pages."""

from recoupe.store.affair.read import (
    Built,
    built_of,
    count_decisions,
    read_built,
    read_happenings,
    read_tellings,
    require_built,
    unpack_tellings,
)
from recoupe.store.affair.write import Written, digest_of, save_affair, save_tellings

__all__ = [
    "Built",
    "Written",
    "built_of",
    "count_decisions",
    "digest_of",
    "read_built",
    "read_happenings",
    "read_tellings",
    "require_built",
    "save_affair",
    "save_tellings",
    "unpack_tellings",
]
