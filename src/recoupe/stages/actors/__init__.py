"""Actors: who is meant."""

from recoupe.stages.actors.find import find_actors

__all__ = ["find_actors"]
