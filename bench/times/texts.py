"""The texts that are compared, with the day of publication and the times that are known of each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.page_scores import rows
from bench.shared import SHARED
from recoupe.readers.text import read_text
from recoupe.types.capture import Capture


@dataclass(frozen=True)
class Text:
    """A text as every tool gets it: the capture that recoupe reads, and its day of publication; `gold` is for the scorer."""

    capture: Capture
    published: date
    gold: list[dict[str, Any]]


def text_sets(shared: Path = SHARED) -> dict[str, list[Text]]:
    """Return the sets by name: French TimeBank, the hard sentences, the five seeds; empty lists for those that are not there."""
    timebank = shared / "times/french_timebank_dev"
    return {
        "french_timebank_dev": list(_pages(timebank / "pages", timebank / "manifest.jsonl", timebank / "gold")),
        "seeds": list(_pages(shared / "seeds", shared / "seeds/manifest.jsonl", shared / "gold/seeds")),
        "hard": list(_sentences(shared / "times/hard.jsonl")),
    }


def _pages(folder: Path, manifest: Path, gold: Path) -> Iterator[Text]:
    """Yield the pages of a manifest, one file of gold each."""
    for row in rows(manifest) if manifest.exists() else []:
        times = json.loads((gold / f"{row['name']}.json").read_text(encoding="utf-8"))["times"]
        yield _text(row["name"], (folder / f"{row['name']}.txt").read_bytes(), row["published"], times)


def _sentences(path: Path) -> Iterator[Text]:
    """Yield texts of one or two sentences, their gold on the same line."""
    for row in rows(path) if path.exists() else []:
        yield _text(row["id"], row["text"].encode(), row["dct"], row["timex"])


def _text(name: str, data: bytes, published: str, gold: list[dict[str, Any]]) -> Text:
    capture = read_text(data, name=name, path=name)
    if not isinstance(capture, Capture):
        raise SystemExit(f"bench: {name} is no text: {capture.reason}")
    return Text(capture, date.fromisoformat(published), gold)
