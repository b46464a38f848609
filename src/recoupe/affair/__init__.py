"""Many pages as one affair: what they share, what they say of one act, where they differ. Everything here is `recoupe build`."""

from recoupe.affair.build import BuildReport, build_affair
from recoupe.affair.read import read_affair

__all__ = ["BuildReport", "build_affair", "read_affair"]
