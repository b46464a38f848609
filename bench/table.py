"""The table of scores in the README, written from the floors; `make floors` writes it, a test compares it."""

import json
from pathlib import Path

from bench.marks import with_table
from bench.shared import ROOT

README = ROOT / "README.md"
ROWS = {
    "times.value": "times, value F1",
    "names.span+kind": "names, span and kind F1",
    "names.linked": "names, linked F1",
    "quotes@0.5": "quotes, F1 at overlap 0.5",
    "quotes@0.8": "quotes, F1 at overlap 0.8",
    "quotes.speaker|matched": "speaker of a matched quote",
    "events.type": "events, type F1",
    "events.type+actors": "events, type and actors F1",
    "events.full": "events, type, actors, status and attribution F1",
    "events.unreal_as_happened|matched": "denied, announced, requested or conditional acts given as happened (of those matched)",
}

PAGE_ROWS = {
    ("html", "text.f1"): "the article of 25 HTML pages, F1 of its phrases",
    ("news_html", "words.precision"): "the article of 60 HTML pages of news sites, precision of its words",
    ("news_html", "words.recall"): "the same, recall",
    ("html", "title"): "right titles (25 pages)",
    ("html", "author"): "right authors (of the pages that name one)",
    ("html", "date"): "right days of publication (25 pages)",
    ("html", "date.wrong_unflagged"): "wrong days without a flag",
}

TIME_ROWS = {
    ("french_timebank_dev", "times.strict"): "French TimeBank, 62 articles: span F1",
    ("french_timebank_dev", "times.value"): "French TimeBank: value F1",
    ("hard", "times.right|text"): "hard sentences that are fully right (25)",
    ("weekday_mismatch", "times.flagged|text"): "weekdays that do not fit their date, flagged (11)",
}


def score_table(floors: Path) -> str:
    """Return the tables, from a file of floors."""
    sets = json.loads(floors.read_text(encoding="utf-8"))["sets"]
    lines = ["| | five seed pages | 90 press pages |", "|---|---|---|"]
    for score, words in ROWS.items():
        cells = [format(sets[name]["scores"][score], ".3f") for name in ("seeds", "dev")]
        lines.append(f"| {words} | {' | '.join(cells)} |")
    lines += ["", "| HTML pages | |", "|---|---|"]
    lines += [f"| {words} | {sets[name]['scores'][score]:.3f} |" for (name, score), words in PAGE_ROWS.items()]
    lines += ["", "| Times in other texts | |", "|---|---|"]
    lines += [f"| {words} | {sets[name]['scores'][score]:.3f} |" for (name, score), words in TIME_ROWS.items()]
    return "\n".join(lines)


def with_scores(readme: str, floors: Path) -> str:
    """Return the README's text with the tables from a file of floors."""
    return with_table(readme, "scores", score_table(floors), task="make floors")
