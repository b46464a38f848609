"""Events: who did what to whom, and according to whom."""

from recoupe.stages.events.code import code_events

__all__ = ["code_events"]
