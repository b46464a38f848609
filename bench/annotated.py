"""The annotated pages of a set, each as every tool gets it, with one layer of what is known of it."""

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
    """A page as it came, what is given of it, and one layer of its gold; that is for the scorer."""

    capture: Capture
    given: Given
    gold: list[dict[str, Any]]


def read_set(pages: PageSet, layer: str) -> Iterator[Page]:
    """Yield the pages of a set with the gold of a layer ("names", "quotes"), in order of their paths."""
    given = read_manifest(pages.manifest)
    for capture in open_captures(pages.files(), given=given):
        if not isinstance(capture, Capture):
            raise SystemExit(f"bench: {capture.path} of {pages.name} is no page: {capture}")
        gold = json.loads((pages.gold / f"{capture.name}.json").read_text(encoding="utf-8"))[layer]
        yield Page(capture, given.get(capture.name, Given()), gold)
