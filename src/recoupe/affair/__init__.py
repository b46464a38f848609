"""Many pages as one affair: what they share, what they say of one act, where they differ. Everything here is `recoupe build`."""

from recoupe.affair.build import BuildReport, build_affair
from recoupe.affair.read import read_affair
from recoupe.affair.reuse import ReuseReport, load_origins, update_reuse

__all__ = ["BuildReport", "ReuseReport", "build_affair", "load_origins", "read_affair", "update_reuse"]
