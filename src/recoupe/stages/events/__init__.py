"""Events: who did what to whom, and according to whom."""

from recoupe.stages.events.code import code_events
from recoupe.stages.events.why import explain_events

__all__ = ["code_events", "explain_events"]
