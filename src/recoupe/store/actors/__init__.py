"""The actors of a store: joined across its pages, and what a person decided about them. A view: nothing of it is in a record."""

from recoupe.store.actors.decide import (
    Judged,
    list_decisions,
    merge_actors,
    rename_actor,
    split_actor,
    undo_decision,
)
from recoupe.store.actors.decisions import Decision
from recoupe.store.actors.details import ActorDetails, actor_details
from recoupe.store.actors.summary import ActorSummary, list_actors

__all__ = [
    "ActorDetails",
    "ActorSummary",
    "Decision",
    "Judged",
    "actor_details",
    "list_actors",
    "list_decisions",
    "merge_actors",
    "rename_actor",
    "split_actor",
    "undo_decision",
]
