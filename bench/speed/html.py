"""HTML pages: from bytes to roles, metadata, day and byte map, beside trafilatura."""

import json
from pathlib import Path

from trafilatura.meta import reset_caches

from bench.pages.peers import recoupe_reader, trafilatura_reader
from bench.shared import SHARED
from bench.speed.pages import Clock
from recoupe.languages import load_pack

SETS = ("html", "news_html", "dated_html")
WARM = 10


def html_table() -> list[str]:
    """Return pages per second of recoupe and of trafilatura; both forget what they know of a page before each."""
    tools = {
        "trafilatura precision, with metadata": trafilatura_reader(favor_precision=True),
        "trafilatura default, with metadata": trafilatura_reader(),
        "recoupe: roles, metadata, day, byte map": recoupe_reader(load_pack("fr")),
    }
    pages = [page for name in SETS for page in _pages(SHARED / "pages" / name)]
    spent = {name: Clock() for name in tools}
    for data, url in pages[:WARM]:
        for read in tools.values():
            read(data, url)
    for data, url in pages:
        for name, read in tools.items():
            reset_caches()
            with spent[name]:
                read(data, url)
    rates = {name: len(pages) / clock.seconds for name, clock in spent.items()}
    base = next(iter(rates.values()))
    lines = ["| HTML | pages/s | trafilatura precision = 1 |", "|---|---|---|"]
    lines += [f"| {name} | {rate:.1f} | {rate / base:.2f} |" for name, rate in rates.items()]
    return [*lines, "", f"{len(pages)} pages; the goal is 0.60."]


def _pages(folder: Path) -> list[tuple[bytes, str | None]]:
    rows = [json.loads(line) for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    return [((folder / f"{row['name']}.html").read_bytes(), row.get("url")) for row in rows]
