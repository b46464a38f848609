"""Time and memory as pages become more: `python -m bench.speed.growth PAGES COUNT` reads so many in a process of its own.

The pages lie in a file: what makes them remembers all of them, and must not be counted.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec

from bench.affair.pages import Page, make_pages
from bench.shared import ROOT, SHARED
from recoupe.pipeline.language import load_language
from recoupe.pipeline.page import read_page
from recoupe.types.capture import Capture, Given
from recoupe.types.record import encode_record

TEXTS = SHARED / "pages/dev_texts.jsonl"


def growth_table(largest: int) -> list[str]:
    """Return seconds and the most memory at each size: 100 pages, 300, 1,000 and so on. Every size is a process of its own."""
    sizes = [size for size in (100, 300, 1_000, 3_000, 10_000) if size < largest] + [largest]
    lines = [
        "| pages | characters | s on the processor | ms/page | words and parser, MB | most memory, MB |",
        "|---|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pages.jsonl"
        with pages.open("wb") as file:
            file.writelines(msgspec.json.encode(page) + b"\n" for page in make_pages(TEXTS, largest))
        for size in sizes:
            lines.append(_row(pages, size))
            print(f"bench: {lines[-1]}", file=sys.stderr, flush=True)
    return lines


def _row(pages: Path, size: int) -> str:
    command = [sys.executable, "-m", "bench.speed.growth", str(pages), str(size)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found = json.loads(done.stdout)
    cells = (
        f"{size:,}",
        f"{found['characters']:,}",
        f"{found['cpu']:.1f}",
        f"{1000 * found['cpu'] / size:.1f}",
        f"{found['loaded']:.0f}",
        f"{found['most']:.0f}",
    )
    return f"| {' | '.join(cells)} |"


def main(pages: Path, count: int) -> int:
    """Read some of the pages of a file, and print what that took."""
    language = load_language()
    loaded, characters = _megabytes(), 0
    spent = 0.0
    for page in islice(_pages(pages), count):
        capture = _capture(page)
        characters += len(capture.text)
        at = time.process_time()
        encode_record(read_page(capture, language=language, given=Given(published=page.published, publisher=page.publisher)))
        spent += time.process_time() - at
    print(json.dumps({"cpu": spent, "characters": characters, "loaded": loaded, "most": _megabytes()}))
    return 0


def _pages(path: Path) -> Iterator[Page]:
    decoder = msgspec.json.Decoder(Page)
    with path.open("rb") as file:
        yield from map(decoder.decode, file)


def _capture(page: Page) -> Capture:
    return Capture(id=page.name, name=page.name, sha256=page.name, path=page.name, text=page.text, encoding="utf-8")


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
