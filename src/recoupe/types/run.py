"""The layout of a run, which who writes it (`scale`) and who asks it (`sql`) must agree on. docs/shards.md describes it."""

from typing import Final

RUN_FORMAT: Final = "recoupe-run"

RUN_VERSION: Final = 1
"""Raised when the layout of a run changes."""

SHARD_VERSION: Final = "1"
"""Raised when a column changes."""
