"""Passages that pages share, and where their words come from."""

from typing import Literal

from recoupe.types.base import Record

OriginRule = Literal["credit", "passage_credit", "passage_first", "publisher", "page", "quoted"]


class Origin(Record, frozen=True, kw_only=True):
    """The independent source of some words: `agency/afp`, `publisher/le-monde`, `page/<id>`; `rule` says how it is known."""

    id: str
    name: str
    rule: OriginRule
