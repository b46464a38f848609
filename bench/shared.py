"""Where the annotated pages are: `../shared` beside the project, on our machines and in CI, never on a user's."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("RECOUPE_SHARED", ROOT.parent / "shared"))


Kind = Literal["annotated", "phrases", "words", "dated"]


@dataclass(frozen=True)
class PageSet:
    """Pages with annotations: files, what is given of them, the gold, and what the gold says.

    `annotated`: the layers of the record, one file a page. `phrases`: what must and must not be in the text, title, author, date.
    `words`: the text as it is known from elsewhere. `dated`: the day of publication.
    """

    name: str
    pages: Path
    manifest: Path
    gold: Path
    kind: Kind = "annotated"

    def files(self) -> list[str]:
        """Return the pages' paths, sorted."""
        return [str(path) for path in sorted(self.pages.glob(self._pattern))]

    def digest(self) -> str:
        """Return 12 hex digits that change when a page, what is given of it, or an annotation does."""
        total = hashlib.sha256()
        gold = sorted(self.gold.glob("*.json")) if self.gold.is_dir() else [self.gold]
        for path in [*sorted(self.pages.glob(self._pattern)), self.manifest, *gold]:
            total.update(path.name.encode() + b"\0" + path.read_bytes())
        return total.hexdigest()[:12]

    @property
    def _pattern(self) -> str:
        return "*.txt" if self.kind == "annotated" else "*.html"


def page_sets() -> list[PageSet]:
    """Return the annotated sets that are there: the five seeds and the press pages; empty without `../shared`."""
    sets = [
        PageSet("seeds", SHARED / "seeds", SHARED / "seeds/manifest.jsonl", SHARED / "gold/seeds"),
        PageSet("dev", SHARED / "pages/dev/pages", SHARED / "pages/dev/manifest.jsonl", SHARED / "pages/dev/gold"),
    ]
    return [pages for pages in sets if pages.gold.is_dir()]


def html_sets() -> list[PageSet]:
    """Return the HTML pages with gold, with a known text, and with a known day; empty without `../shared`."""
    kinds: dict[str, tuple[Kind, str]] = {
        "html": ("phrases", "gold.jsonl"),
        "news_html": ("words", "silver.jsonl"),
        "dated_html": ("dated", "gold.jsonl"),
    }
    folders = {name: SHARED / "pages" / name for name in kinds}
    return [
        PageSet(name, folders[name], folders[name] / "manifest.jsonl", folders[name] / gold, kind)
        for name, (kind, gold) in kinds.items()
        if (folders[name] / gold).exists()
    ]
