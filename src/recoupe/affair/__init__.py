"""What the pages of a store say together: each file takes stored pages to a stage and writes what it finds."""

from recoupe.affair.reuse import ReuseReport, load_origins, update_reuse

__all__ = ["ReuseReport", "load_origins", "update_reuse"]
