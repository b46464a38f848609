"""The decisions in force, one after the other, on what was joined without them."""

from collections.abc import Iterable
from typing import assert_never

from recoupe.store.actors.decisions import EVERYWHERE, Anchor, Decision
from recoupe.store.actors.join import Part

Group = list[Part]
"""One actor: its parts, the one that gives id, label and kind first."""


class Replay:
    """Groups of parts, changed by one decision after the other; `notes` says by number why a decision changes nothing."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self.notes: dict[int, str] = {}
        self._group_of: dict[Part, Group] = {part: [part] for part in parts}
        self._part_at: dict[tuple[str, str], Part] = {}
        for part in self._group_of:
            self._index(part)

    @property
    def groups(self) -> list[Group]:
        """Every actor once."""
        return list({id(group): group for group in self._group_of.values()}.values())

    def group_of(self, part: Part) -> Group:
        """Return the actor that a part belongs to."""
        return self._group_of[part]

    def apply(self, decision: Decision) -> None:
        """Change what a decision says, or note why it changes nothing."""
        match decision.kind:
            case "merge":
                note = self._merge(decision)
            case "split":
                note = self._split(decision)
            case "rename":
                note = self._rename(decision)
            case "undo":
                note = None
            case _:
                assert_never(decision.kind)
        if note:
            self.notes[decision.number] = note

    def _merge(self, decision: Decision) -> str | None:
        sides = [self._parts(anchor) for anchor in decision.anchors]
        if gone := [ident for ident, side in zip(decision.ids, sides, strict=True) if not side]:
            return f"no page has {gone[0]} any more"
        groups = list({id(g): g for side in sides for g in map(self.group_of, side)}.values())
        if len(groups) == 1:
            return f"{decision.ids[0]} and {decision.ids[1]} are one actor already"
        parts = [part for group in groups for part in group]
        known = {part.members[0].kind: part for part in parts if part.known}
        if len(known) > 1:
            listed = " and ".join(f"{part.base} ({kind})" for kind, part in known.items())
            return f"{listed} are known actors of different kinds"
        merged = sorted(parts, key=lambda part: part.known is None)
        self._group_of |= dict.fromkeys(merged, merged)
        return None

    def _split(self, decision: Decision) -> str | None:
        moved = dict.fromkeys(place for place in decision.anchors[0] if place in self._part_at)
        parts = list(dict.fromkeys(self._part_at[place] for place in moved))
        if not moved:
            return f"no page of the split has {decision.ids[0]} any more"
        touched = {id(group): group for group in map(self.group_of, parts)}
        whole = sum(len(part.members) for group in touched.values() for part in group)
        if len(touched) == 1 and whole == len(moved):
            return f"these are all the pages of {decision.ids[0]}: nothing would be left of it"
        members = [member for part in parts for member in part.members if (member.page_id, member.id) in moved]
        own = Part(members=sorted(members, key=lambda member: (member.page, member.id)), own=True)
        for part in parts:
            part.members = [member for member in part.members if (member.page_id, member.id) not in moved]
            if not part.members:
                self._drop(part)
        self._group_of[own] = [own]
        self._index(own)
        return None

    def _rename(self, decision: Decision) -> str | None:
        parts = self._parts(decision.anchors[0])
        for part in parts:
            part.named = decision.label
        return None if parts else f"no page has {decision.ids[0]} any more"

    def _parts(self, anchor: Anchor) -> list[Part]:
        return list(dict.fromkeys(self._part_at[place] for place in anchor if place in self._part_at))

    def _drop(self, part: Part) -> None:
        """Take away a part that has no page any more."""
        self.group_of(part).remove(part)
        del self._group_of[part]
        self._part_at.pop((EVERYWHERE, part.known or ""), None)

    def _index(self, part: Part) -> None:
        if part.known:
            self._part_at[EVERYWHERE, part.known] = part
        for member in part.members:
            self._part_at[member.page_id, member.id] = part


def anchor_of(part: Part) -> Anchor:
    """Return what names a part in a decision: the id of a known actor, else its pages with the id that each gives."""
    return ((EVERYWHERE, part.known),) if part.known else tuple((member.page_id, member.id) for member in part.members)
