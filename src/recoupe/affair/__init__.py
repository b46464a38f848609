<<<<<<< HEAD
"""Many pages as one affair: what they share, what they say of one act, where they differ. Everything here is `recoupe build`."""

from recoupe.affair.build import BuildReport, build_affair
from recoupe.affair.read import read_affair

__all__ = ["BuildReport", "build_affair", "read_affair"]
=======
"""What the pages of a store say together: each file takes stored pages to a stage and writes what it finds."""

from recoupe.affair.reuse import ReuseReport, load_origins, update_reuse

__all__ = ["ReuseReport", "load_origins", "update_reuse"]
>>>>>>> w-reuse
