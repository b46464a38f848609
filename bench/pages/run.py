"""`make bench-pages`: score and time recoupe and its peers on the HTML pages of ../shared, each page by each tool in turn.

Every tool first reads ten pages that are not timed: imports are no part of the figures. What the libraries remember of a page
(most of it in caches of trafilatura, which recoupe uses too) is forgotten before each reading. The scorer is
`../shared/eval/score_pages.py`; the tools' titles are not added to their texts, so the words of recoupe's title count for it in
`words` where the known text has the title too.
"""

import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from trafilatura.meta import reset_caches

from bench.page_scores import rows, scorer
from bench.pages.peers import Reader, Reading, readers
from bench.pages.places import told
from bench.shared import SHARED
from recoupe.languages import load_pack

SETS = ("html", "news_html", "dated_html")
WARM = 10


def main() -> int:
    """Print the table; 0 also when there is nothing to read."""
    folder = SHARED / "pages"
    if not (folder / "html").is_dir():
        print("bench: left out, no HTML pages at ../shared")
        return 0
    pages = {name: _pages(folder / name) for name in SETS}
    tools: dict[str, Reader] = {}
    for name, load in readers(load_pack("fr")).items():
        try:
            tools[name] = load()
        except ImportError as error:
            print(f"{name}: left out, {error.name} is not installed (make bench-pages installs it)")
    found, seconds = _read(tools, pages)
    _report(folder, found, seconds, sum(map(len, pages.values())))
    print(told(page for waiting in pages.values() for page in waiting))
    return 0


def _pages(folder: Path) -> list[tuple[str, bytes, str | None]]:
    """Return the pages of a folder with their names and addresses."""
    rows = [json.loads(line) for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    return [(row["name"], (folder / f"{row['name']}.html").read_bytes(), row.get("url")) for row in rows]


def _read(
    tools: dict[str, Reader], pages: dict[str, list[tuple[str, bytes, str | None]]]
) -> tuple[dict[str, dict[str, dict[str, Reading]]], dict[str, float]]:
    """Return what every tool reads, by tool, set and page, and the seconds each took."""
    for read in tools.values():
        for _, data, url in pages["html"][:WARM]:
            _safely(read, data, url)
    found: dict[str, dict[str, dict[str, Reading]]] = {tool: {name: {} for name in pages} for tool in tools}
    seconds = dict.fromkeys(tools, 0.0)
    for name, waiting in pages.items():
        for page, data, url in waiting:
            for tool, read in tools.items():
                reset_caches()
                begun = time.perf_counter()
                found[tool][name][page] = _safely(read, data, url)
                seconds[tool] += time.perf_counter() - begun
    return found, seconds


def _safely(read: Reader, data: bytes, url: str | None) -> Reading:
    """Return what a tool reads; nothing where it raises, which is a result too."""
    try:
        return read(data, url)
    except Exception as error:  # noqa: BLE001 - peers raise what they like
        print(f"  ({type(error).__name__} in a peer: {str(error)[:80]})", file=sys.stderr)
        return Reading()


def _record(name: str, reading: Reading) -> dict[str, Any]:
    """Return a reading in the shape that the scorer reads."""
    return {
        "page": {"name": name, "text": reading.text},
        "segments": [{"start": 0, "end": len(reading.text), "role": "body"}],
        "meta": {"title": reading.title, "authors": list(reading.authors), "published": {"value": reading.published}},
    }


def _report(folder: Path, found: dict[str, dict[str, dict[str, Reading]]], seconds: dict[str, float], pages: int) -> None:
    print(f"{pages} pages; text: F1 of phrases on pages/html, precision and recall of words on pages/news_html")
    columns = {"text F1": 9, "P": 7, "R": 7, "words P": 9, "words R": 9, "title": 8, "author": 8, "date": 8, "wrong": 7}
    heads = {**columns, "pages/s": 9, "ratio": 7}
    print(" " * 26 + "".join(f"{name:>{width}}" for name, width in heads.items()))
    base = seconds.get("trafilatura precision")
    for tool, sets in found.items():
        records = {name: {page: _record(page, reading) for page, reading in rows.items()} for name, rows in sets.items()}
        phrases = scorer().segments(rows(folder / "html/gold.jsonl"), records["html"])
        words = scorer().bag(rows(folder / "news_html/silver.jsonl"), records["news_html"])["text"]
        dated = scorer().meta_scores(rows(folder / "dated_html/gold.jsonl"), records["dated_html"])
        meta, text = phrases["meta"], phrases["text"]
        right, wrong, gold = (_sum(key, (meta, dated)) for key in ("date", "date_wrong", "date_gold"))
        print(
            f"{tool:26}{text['f1']:9.4f}{text['precision']:7.3f}{text['recall']:7.3f}{words['precision']:9.4f}{words['recall']:9.4f}"
            f"{_share(meta, 'title'):>8}{_share(meta, 'author'):>8}{f'{right}/{gold}':>8}{wrong:7}"
            f"{pages / seconds[tool]:9.1f}{(base / seconds[tool]) if base else 0:7.2f}"
        )


def _sum(key: str, scores: Iterable[dict[str, int]]) -> int:
    return sum(score.get(key, 0) for score in scores)


def _share(meta: dict[str, int], key: str) -> str:
    return f"{meta.get(key, 0)}/{meta.get(f'{key}_gold', 0)}"


if __name__ == "__main__":
    sys.exit(main())
