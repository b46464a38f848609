"""`make eval`: score recoupe on annotated pages, print the table, compare with `golden/floors.json`.

`--update` writes today's scores as the new floors; a floor that would fall needs `--reason`, which is kept in the file.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from bench.page_scores import lost_items, page_scores
from bench.shared import ROOT, SHARED, PageSet, html_sets, page_sets
from bench.table import README, with_scores
from bench.time_scores import time_scores
from recoupe import load_language, open_captures, read_pages
from recoupe.pipeline.corpus import PageFailure
from recoupe.pipeline.language import Language
from recoupe.readers import read_manifest
from recoupe.types.record import encode_record

FLOORS = ROOT / "golden/floors.json"
SLACK = 0.0005
"""Scores are rounded to four digits and reading is deterministic: less than this is no change."""


def main() -> int:
    """Return 0 when no score is under its floor, 1 when one is, 3 when a page failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="write today's scores as the floors")
    parser.add_argument("--reason", default="", help="why a floor may fall; kept in the file")
    options = parser.parse_args()
    sets = [*page_sets(), *html_sets()]
    if not sets:
        print(f"eval: left out, no annotated pages at {SHARED}")
        return 0
    language = load_language()
    today = {}
    with tempfile.TemporaryDirectory() as folder:
        for pages in sets:
            records = Path(folder) / f"{pages.name}.jsonl"
            if failures := write_records(pages, records, language):
                print("\n".join(f"eval: {failure.path}: {failure.reason}" for failure in failures))
                return 3
            today[pages.name] = {"digest": pages.digest(), "scores": scores_of(pages, records)}
    today |= {name: {"digest": scored.digest, "scores": scored.scores} for name, scored in time_scores(language).items()}
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"sets": {}, "lowered": []}
    fallen = compare(today, floors["sets"])
    return update(today, floors, fallen, options.reason) if options.update else report(fallen)


def write_records(pages: PageSet, path: Path, language: Language) -> list[PageFailure]:
    """Write the records of a set as JSON lines; return the pages that failed."""
    given = read_manifest(pages.manifest)
    failures = []
    with path.open("wb") as file:
        for item in read_pages(open_captures(pages.files(), given=given), language=language, given=given, with_text=True):
            if isinstance(item, PageFailure):
                failures.append(item)
            else:
                file.write(encode_record(item.record) + b"\n")
    return failures


def scores_of(pages: PageSet, records: Path) -> dict[str, float]:
    """Return what the scorers print of a set: F1 by name, or the share for names such as "a|b"."""
    if pages.kind != "annotated":
        return page_scores(pages, records)
    table = _run("score.py", "--gold", str(pages.gold), "--pred", str(records), "--json")
    scores = {name: float(row["f1"]) for name, row in table.items()}
    if pages.name == "seeds":
        roles = _run("score_pages.py", "roles", "--gold", str(SHARED / "gold/seeds_clean.json"), "--pred", str(records))
        scores["roles.read_once"] = float(roles["read_once"]["f1"])
        scores["roles.accuracy"] = float(roles["role_accuracy"])
    else:
        scores["roles.lost_items"] = float(lost_items(pages, records))
    return scores


def _run(script: str, *arguments: str) -> dict[str, Any]:
    command = [sys.executable, str(SHARED / "eval" / script), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    table: dict[str, Any] = json.loads(done.stdout)
    return table


def compare(today: dict[str, Any], floors: dict[str, Any]) -> list[str]:
    """Print the table, a line a score beside its floor, and return the scores that fell, as text."""
    fallen = []
    for name, result in today.items():
        floor = floors.get(name, {"digest": result["digest"], "scores": {}})
        print(f"\n{name}  (data {result['digest']})")
        if floor["digest"] != result["digest"]:
            print(f"  the data are not those of the floors ({floor['digest']}): floors are shown, not enforced")
        for score, value in result["scores"].items():
            before = floor["scores"].get(score)
            mark = _mark(score, value, before)
            print(f"  {score:36} {value:.4f}  floor {'  -   ' if before is None else format(before, '.4f')} {mark}")
            if mark == "WORSE" and floor["digest"] == result["digest"]:
                fallen.append(f"{name} {score}: {before:.4f} -> {value:.4f}")
    return fallen


def _mark(score: str, value: float, floor: float | None) -> str:
    if floor is None or abs(value - floor) < SLACK:
        return ""
    lower_is_better = any(part in score for part in ("_as_happened", "wrong", "lost_"))
    return "better" if (value < floor) == lower_is_better else "WORSE"


def report(fallen: list[str]) -> int:
    """Say which scores are under their floors."""
    if fallen:
        print("\neval: under the floor:\n  " + "\n  ".join(fallen))
        return 1
    print("\neval: no score under its floor")
    return 0


def update(today: dict[str, Any], floors: dict[str, Any], fallen: list[str], reason: str) -> int:
    """Write the floors; refuse when one would fall and nobody says why."""
    if fallen and not reason.strip():
        print('\neval: these floors would fall; say why with --reason "...":\n  ' + "\n  ".join(fallen))
        return 1
    lowered = list(floors["lowered"])
    if fallen:
        lowered.append({"day": date.today().isoformat(), "reason": reason.strip(), "scores": fallen})
    text = json.dumps({"sets": today, "lowered": lowered}, indent=1, ensure_ascii=False)
    FLOORS.write_text(text + "\n", encoding="utf-8")
    write_table()
    print(f"\neval: wrote {FLOORS.name} and the table in README.md")
    return 0


def write_table() -> None:
    """Write the table of scores into the README."""
    README.write_text(with_scores(README.read_text(encoding="utf-8"), FLOORS), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
