"""The collection stage that puts accounts of one act side by side."""

from recoupe.stages.affairs.find import find_affair, tell_events

__all__ = ["find_affair", "tell_events"]
