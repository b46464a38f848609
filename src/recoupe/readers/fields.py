"""Which fields of a JSON line make a page: the usual names, or those that a person gives."""

from collections.abc import Mapping
from typing import Any

import msgspec

from recoupe.types.base import Record
from recoupe.types.errors import CaptureError


class Fields(Record, frozen=True, kw_only=True):
    """The names under which each part of a page may stand in a row, the first that is there counts; "a.b" is b inside a."""

    name: tuple[str, ...] = ("name", "id")
    title: tuple[str, ...] = ("title",)
    standfirst: tuple[str, ...] = ("standfirst", "heading")
    text: tuple[str, ...] = ("text", "article", "body", "content")
    html: tuple[str, ...] = ("html",)
    url: tuple[str, ...] = ("url", "link")
    published: tuple[str, ...] = ("published", "date")
    publisher: tuple[str, ...] = ("publisher", "source")

    @property
    def given(self) -> str | None:
        """What a person gave, as `--fields` writes it; None when all names are the usual ones."""
        usual = Fields()
        parts = [f"{key}={'|'.join(getattr(self, key))}" for key in KEYS if getattr(self, key) != getattr(usual, key)]
        return ",".join(parts) or None


KEYS = tuple(Fields.__struct_fields__)
"""The parts of a page that a row may have."""


def parse_fields(written: str | None) -> Fields:
    """Return the fields that `--fields` names ("text=contenu,title=titre|entete"); what it does not name keeps its usual names.

    A part with nothing after "=" stands in no field.

    Raises:
        CaptureError: if it is written otherwise, or names a part that there is not; lists the parts.
    """
    given: dict[str, tuple[str, ...]] = {}
    for pair in (written or "").split(","):
        key, equals, names = (part.strip() for part in pair.partition("="))
        if not pair.strip():
            continue
        if not equals or key not in KEYS:
            raise CaptureError(f"{pair.strip()!r} is no field: expected PART=NAME, where PART is one of {', '.join(KEYS)}")
        if key in given:
            raise CaptureError(f"{key} stands twice in the fields: write {key}=ONE|OTHER")
        given[key] = tuple(name.strip() for name in names.split("|") if name.strip())
    return msgspec.structs.replace(Fields(), **given)


def value_of(row: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """Return the first value in a row under some names that is there and not empty; None when there is none."""
    for name in names:
        value = row[name] if name in row else _inner(row, name)
        if value is not None and value != "":
            return value
    return None


def _inner(row: Mapping[str, Any], name: str) -> Any:
    """Return the value at the end of a way such as "article.body"."""
    value: Any = row
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
