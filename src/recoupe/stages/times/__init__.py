"""Times: what is said, what it means."""

from recoupe.stages.times.find import find_times

__all__ = ["find_times"]
