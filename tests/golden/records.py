"""`make golden`: the whole record of each page of the sample affair, as it is today, for a person to read in the diff."""

import json
from pathlib import Path

import msgspec

from recoupe.cli.demo import SAMPLE
from recoupe.pipeline import load_language, read_pages
from recoupe.pipeline.corpus import ReadPage
from recoupe.readers import open_captures, read_manifest
from recoupe.types.record import PageRecord

FOLDER = Path(__file__).parents[2] / "golden/sample"


def sample_records() -> dict[str, str]:
    """Return the records of the sample's pages by name, as JSON without what depends on the machine or the version."""
    language = load_language(actor_files=(SAMPLE / "actors.csv",))
    given = read_manifest(SAMPLE / "manifest.jsonl")
    pages = read_pages(open_captures([str(SAMPLE)], given=given), language=language, given=given)
    return {page.record.page.name: as_golden(page.record) for page in pages if isinstance(page, ReadPage)}


def as_golden(record: PageRecord) -> str:
    """Return a record as readable JSON; the page's path and id, and the engine, are left out."""
    plain = msgspec.to_builtins(record)
    for field in ("id", "path", "engine"):
        del plain["page"][field]
    for actor in plain["actors"]:
        actor["page"] = bool(actor["page"])
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the records."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in sample_records().items():
        (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
