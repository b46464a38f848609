"""What `make eval` says of pages: text and metadata of HTML pages, and annotated words that lost the role their layer reads."""

import importlib.util
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.shared import SHARED, PageSet
from recoupe.types.article import READ_NAMES, READ_ONCE


@cache
def scorer(name: str = "score_pages") -> ModuleType:
    """Return a scorer of `../shared/eval`: that of pages, or `score`, that of the four layers."""
    path = SHARED / f"eval/{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def page_scores(pages: PageSet, records: Path) -> dict[str, float]:
    """Return the scores of a set of HTML pages: F1 of phrases or of words, shares of right titles, authors and days.

    `date.wrong_unflagged` counts days that are wrong and have no flag that says so.
    """
    gold = rows(pages.gold)
    found = {row["page"]["name"]: row for row in rows(records)}
    scores: dict[str, float] = {}
    if pages.kind == "phrases":
        text = scorer().segments(gold, found)["text"]
        scores = {"text.f1": text["f1"], "text.precision": text["precision"], "text.recall": text["recall"]}
    elif pages.kind == "words":
        text = scorer().bag(gold, found)["text"]
        scores = {"words.precision": text["precision"], "words.recall": text["recall"]}
    meta = scorer().meta_scores(gold, found)
    for name in ("title", "author", "date"):
        if meta.get(f"{name}_gold"):
            scores[name] = round(meta.get(name, 0) / meta[f"{name}_gold"], 4)
    return scores | {"date.wrong_unflagged": float(_wrong_unflagged(gold, found))}


def _wrong_unflagged(gold: list[dict[str, Any]], found: dict[str, dict[str, Any]]) -> int:
    wrong = 0
    for row in gold:
        published = found.get(row["name"], {}).get("meta", {}).get("published", {})
        wanted = row.get("published") or row.get("date")
        if wanted and published.get("value") and published["value"] != wanted[:10] and not published["flags"]:
            wrong += 1
    return wrong


def lost_items(pages: PageSet, records: Path) -> int:
    """Return how many annotated spans have a character whose role their layer does not read."""
    found = {row["page"]["name"]: row for row in rows(records)}
    lost = 0
    for path in sorted(pages.gold.glob("*.json")):
        record = found[path.stem]
        text = record["page"]["text"]
        roles = {at: s["role"] for s in record["segments"] for at in range(s["start"], s["end"])}
        for layer, items in json.loads(path.read_text(encoding="utf-8")).items():
            read = READ_NAMES if layer in ("times", "names") else READ_ONCE
            lost += sum(
                any(not text[at].isspace() and roles.get(at) not in read for at in range(start, end))
                for start, end in _spans(items)
            )
    return lost


def _spans(value: Any) -> Iterator[tuple[int, int]]:
    """Yield the bounds of every span in a layer."""
    if isinstance(value, list):
        for item in value:
            yield from _spans(item)
    elif isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield value["start"], value["end"]
        for item in value.values():
            yield from _spans(item)


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
