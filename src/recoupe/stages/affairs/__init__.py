"""The collection stage that puts accounts of one act side by side."""

from recoupe.stages.affairs.doubts import doubtful_joins
from recoupe.stages.affairs.find import Found, find_affair, found_in
from recoupe.stages.affairs.happenings import Judged
from recoupe.stages.affairs.tell import Change, party_of, tell_events

__all__ = ["Change", "Found", "Judged", "doubtful_joins", "find_affair", "found_in", "party_of", "tell_events"]
