"""One tool on one set: the scores of `../shared/eval/score.py`, the texts that are fully right, and the time it took."""

from typing import Any

from bench.page_scores import scorer


class Score:
    """Grows text by text."""

    def __init__(self) -> None:
        self._tally = scorer("score").Tally()
        self.right = self.texts = self.characters = 0
        self.seconds = 0.0
        self.problems: list[str] = []

    def add(self, gold: list[dict[str, Any]], times: list[dict[str, Any]], *, characters: int, seconds: float) -> None:
        """Count one text."""
        scorer("score").score_times(gold, times, self._tally)
        self.texts += 1
        self.right += _said(gold) == _said(times)
        self.characters += characters
        self.seconds += seconds

    def f1(self, name: str) -> float:
        """Return the F1 of `strict`, `relaxed` or `value`, over all texts."""
        return float(self._tally.report()[f"times.{name}"]["f1"])

    @property
    def speed(self) -> float:
        """Characters a second."""
        return self.characters / self.seconds if self.seconds else 0.0


def _said(times: list[dict[str, Any]]) -> list[tuple[int, int, str | None]]:
    """Return places and values: a text is fully right when they are those of the gold, none missing and none too many."""
    spans = [(scorer("score").span_of(time), scorer("score").value_of(time)) for time in times]
    return sorted(((span["start"], span["end"], value) for span, value in spans), key=lambda said: said[:2])
