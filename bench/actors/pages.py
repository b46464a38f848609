"""The pages that are compared, with the names that are known of each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench.shared import PageSet
from recoupe import open_captures
from recoupe.readers import read_manifest
from recoupe.types.capture import Capture, Given


@dataclass(frozen=True)
class Page:
    """A page as every tool gets it, what is given of it, and its names; these are for the scorer."""

    capture: Capture
    given: Given
    gold: list[dict[str, Any]]


def read_set(pages: PageSet) -> list[Page]:
    """Return the pages of a set, in order of their paths."""
    return list(_pages(pages))


def _pages(pages: PageSet) -> Iterator[Page]:
    given = read_manifest(pages.manifest)
    for capture in open_captures(pages.files(), given=given):
        if not isinstance(capture, Capture):
            raise SystemExit(f"bench: {capture.path} of {pages.name} is no page: {capture}")
        names = json.loads((pages.gold / f"{capture.name}.json").read_text(encoding="utf-8"))["names"]
        yield Page(capture, given.get(capture.name, Given()), names)
