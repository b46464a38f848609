"""Where the annotated pages are: `../shared` beside the project, on our machines and in CI, never on a user's."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("RECOUPE_SHARED", ROOT.parent / "shared"))


@dataclass(frozen=True)
class PageSet:
    """Pages with annotations: files, what is given of them, and the gold."""

    name: str
    pages: Path
    manifest: Path
    gold: Path

    def files(self) -> list[str]:
        """Return the pages' paths, sorted."""
        return [str(path) for path in sorted(self.pages.glob("*.txt"))]

    def digest(self) -> str:
        """Return 12 hex digits that change when a page, what is given of it, or an annotation does."""
        total = hashlib.sha256()
        for path in [*sorted(self.pages.glob("*.txt")), self.manifest, *sorted(self.gold.glob("*.json"))]:
            total.update(path.name.encode() + b"\0" + path.read_bytes())
        return total.hexdigest()[:12]


def page_sets() -> list[PageSet]:
    """Return the sets that are there: the five seeds and the annotated press pages; empty without `../shared`."""
    sets = [
        PageSet("seeds", SHARED / "seeds", SHARED / "seeds/manifest.jsonl", SHARED / "gold/seeds"),
        PageSet("dev", SHARED / "pages/dev/pages", SHARED / "pages/dev/manifest.jsonl", SHARED / "pages/dev/gold"),
    ]
    return [pages for pages in sets if pages.gold.is_dir()]
