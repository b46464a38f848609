"""Many pages, read by many processes into a run (docs/scale.md); a run loaded into a store.

A worker reads one shard at a time with the readers and stages that read one page, and writes one file. Nothing here knows what is
in a page.
"""

from recoupe.scale.begin import begin_run, held, missing_shards, plan_run
from recoupe.scale.load import Loaded, load_run
from recoupe.scale.local import read_locally
from recoupe.scale.read_shard import ShardDone
from recoupe.scale.run import Run, RunFolder, Shard, read_run, read_shards
from recoupe.scale.summary import Summary, summary_of

__all__ = [
    "Loaded",
    "Run",
    "RunFolder",
    "Shard",
    "ShardDone",
    "Summary",
    "begin_run",
    "held",
    "load_run",
    "missing_shards",
    "plan_run",
    "read_locally",
    "read_run",
    "read_shards",
    "summary_of",
]
