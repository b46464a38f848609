"""What every line of a page is, as the steps that follow read it."""

from recoupe.stages.article.furniture.stamp import Stamp
from recoupe.stages.article.furniture.widgets import Mark
from recoupe.stages.article.ground.place import Place
from recoupe.stages.article.parts import Part
from recoupe.types.article import Role
from recoupe.types.base import Record

ARTICLE: frozenset[Role] = frozenset({"standfirst", "heading", "body"})
"""Roles of the lines of an article, but for its title."""


class Layout(Record, frozen=True, kw_only=True):
    """What every line of a page is.

    `roles` are lines that are one thing from end to end, `cut` those that are made of parts; every line is in one of the two.
    `stamps` and `marks` say what furniture says; `twice` whether the body is printed a second time.
    """

    roles: dict[int, Role]
    cut: dict[int, tuple[Part, ...]]
    stamps: dict[int, Stamp]
    marks: dict[int, Mark]
    place: Place
    twice: bool


def role_of(index: int, layout: Layout) -> Role:
    """Return the one role of a line; that of its first part for a line that is cut."""
    parts = layout.cut.get(index)
    return parts[0].role if parts else layout.roles[index]
