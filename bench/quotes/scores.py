"""One tool on one set: the scores of `../shared/eval/score.py`, its speakers by place, and the time it took."""

from typing import Any

from bench.page_scores import scorer

TYPES = ("direct", "mixed", "indirect")


class Score:
    """Grows text by text; `stage` are the seconds of finding quotes, `parse` and `before` those of what comes first."""

    def __init__(self) -> None:
        self._tally = scorer("score").Tally()
        self.right_speakers = self.speakers = self.characters = self.texts = 0
        self.stage = self.parse = self.before = 0.0
        self.problems: list[str] = []

    def add(self, gold: list[dict[str, Any]], quotes: list[dict[str, Any]], *, characters: int) -> None:
        """Count the quotes of one text."""
        judge = scorer("score")
        judge.score_quotes(gold, quotes, {}, self._tally)
        self.texts += 1
        self.characters += characters
        for i, j in judge.match(gold, quotes, lambda a, b: judge.jaccard(a["content"], b["content"]), 0.5):
            if gold[i].get("speaker"):
                self.speakers += 1
                self.right_speakers += bool(quotes[j]["speaker"] and judge.overlap(gold[i]["speaker"], quotes[j]["speaker"]))

    def took(self, *, stage: float, parse: float, before: float = 0.0) -> None:
        """Count the seconds of one text."""
        self.stage += stage
        self.parse += parse
        self.before += before

    def f1(self, level: float) -> float:
        """Return the F1 of the quotes whose words overlap so much (Jaccard, 0.5 or 0.8), of whatever type."""
        return float(self._tally.report()[f"quotes@{level}"]["f1"])

    def precision(self, level: float) -> float:
        """Return the share of the tool's quotes that are right."""
        return float(self._tally.report()[f"quotes@{level}"]["precision"])

    def found(self, type: str) -> float:
        """Return the share of the gold's quotes of a type that are found at overlap 0.5, whatever type the tool gives them."""
        return float(self._tally.report()[f"quotes@0.5.{type}.found"]["f1"])

    @property
    def speed(self) -> float:
        """Characters a second of the stage alone."""
        return self.characters / self.stage if self.stage else 0.0

    @property
    def speed_in_all(self) -> float:
        """Characters a second, with the parse and all else that the stage rests on."""
        seconds = self.stage + self.parse + self.before
        return self.characters / seconds if seconds else 0.0
