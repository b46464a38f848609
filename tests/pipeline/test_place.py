"""What a record holds at a place: the edges of spans, their pieces, and the parts of quotes and events."""

from pathlib import Path
from typing import Any

import pytest

from recoupe.pipeline.place import Held, held_at
from tests.store.pages import TALKS, write_page

FILES = {"noun": "patterns/cooperate.yaml"}


def summed_up(held: Held) -> dict[str, Any]:
    """Return what is there, without what is not."""
    found = {
        "role": held.segment.role if held.segment else None,
        "times": [time.text for time in held.times],
        "mentions": [mention.text for mention in held.mentions],
        "quotes": [quote.parts for quote in held.quotes],
        "events": [(event.parts, event.pattern, event.file) for event in held.events],
    }
    return {name: value for name, value in found.items() if value}


def at(words: str, last: bool = False) -> int:
    return TALKS.index(words) + (len(words) - 1 if last else 0)


PLACES = [
    (0, {"role": "title"}),
    (at("Le ministre"), {"role": "body", "mentions": ["Le ministre"], "quotes": [("speaker",)]}),
    (at("Le ministre", last=True), {"role": "body", "mentions": ["Le ministre"], "quotes": [("speaker",)]}),
    (at("Le ministre", last=True) + 1, {"role": "body"}),
    (at("a déclaré"), {"role": "body", "quotes": [("cue",)]}),
    (at("mardi"), {"role": "body", "times": ["mardi"]}),
    (at("négocierons pas"), {"role": "body", "quotes": [("content",)]}),
    (at("Publicité"), {"role": "ad", "mentions": ["Le ministre"]}),
    (at("licité"), {"role": "ad"}),
    (at("ont démenti"), {"role": "body", "events": [(("evidence",), "noun", "patterns/cooperate.yaml")]}),
    (at("démenti"), {"role": "body", "events": [(("trigger", "status_cue", "evidence"), "noun", "patterns/cooperate.yaml")]}),
    (at("\n\nLe ministre"), {}),
]


@pytest.mark.parametrize(("offset", "there"), PLACES)
def test_what_is_at_a_place(offset: int, there: dict[str, Any], tmp_path: Path) -> None:
    record = write_page(tmp_path).record
    assert summed_up(held_at(record, offset, files=FILES)) == there


def test_the_page_is_named(tmp_path: Path) -> None:
    page = write_page(tmp_path)
    held = held_at(page.record, 3, files={})
    assert (held.page, held.path, held.record, held.offset) == ("talks", str(tmp_path / "talks.txt"), None, 3)
