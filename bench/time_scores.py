"""Scores of times on texts that are annotated for nothing else: French TimeBank, hard sentences, weekdays that do not fit."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from bench.page_scores import rows
from bench.shared import SHARED
from bench.times.ours import read_ours
from bench.times.scores import Score
from bench.times.texts import Text, text_sets
from recoupe.pipeline.language import Language
from recoupe.readers.text import read_text
from recoupe.types.capture import Capture

MISMATCHES = SHARED / "times/weekday_mismatch.jsonl"


@dataclass(frozen=True)
class Scored:
    """The scores of one set by name, and 12 hex digits that change with its texts or annotations."""

    digest: str
    scores: dict[str, float]


def time_scores(language: Language) -> dict[str, Scored]:
    """Return the scores of each set that is there: F1 as `score.py` counts it, and the share of texts that are fully right."""
    found = {}
    for name, texts in text_sets().items():
        if texts and name != "seeds":
            score = Score()
            for text in texts:
                score.add(text.gold, read_ours(text.capture, text.published, language).times, characters=0, seconds=0.0)
            scores = {f"times.{kind}": score.f1(kind) for kind in ("strict", "relaxed", "value")}
            found[name] = Scored(_digest(texts), scores | {"times.right|text": round(score.right / score.texts, 4)})
    found |= _mismatches(language)
    return found


def _mismatches(language: Language) -> dict[str, Scored]:
    """Return how many of the weekdays that do not fit their date are flagged, in stretches of the pages that print them."""
    if not MISMATCHES.exists():
        return {}
    flagged = []
    for row in rows(MISMATCHES):
        capture = read_text(row["ctx"].encode(), name=row["id"], path=row["id"])
        published = date.fromisoformat(row["pub_date"]) if row["pub_date"] else None
        times = read_ours(capture, published, language).times if isinstance(capture, Capture) else []
        flagged.append(any("weekday_mismatch" in time["flags"] for time in times))
    digest = hashlib.sha256(MISMATCHES.read_bytes()).hexdigest()[:12]
    return {"weekday_mismatch": Scored(digest, {"times.flagged|text": round(sum(flagged) / len(flagged), 4)})}


def _digest(texts: list[Text]) -> str:
    total = hashlib.sha256()
    for text in texts:
        told: tuple[str, str, list[dict[str, Any]]] = (text.capture.text, text.published.isoformat(), text.gold)
        total.update(json.dumps(told, sort_keys=True, ensure_ascii=False).encode())
    return total.hexdigest()[:12]
