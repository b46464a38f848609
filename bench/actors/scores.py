"""One tool on one set: the scores of `../shared/eval/score.py` for names, how many names it finds and the time it takes."""

from typing import Any

from bench.page_scores import scorer


class Score:
    """Grows page by page."""

    def __init__(self) -> None:
        self._tally = scorer("score").Tally()
        self.names = 0
        self.seconds = 0.0

    def add(
        self, gold: list[dict[str, Any]], names: list[dict[str, Any]], actors: list[dict[str, Any]], *, seconds: float
    ) -> None:
        """Count one page; `actors` are those of its record."""
        aliases = scorer("score").alias_table({"actors": actors})
        scorer("score").score_names(gold, names, aliases, self._tally)
        self.names += len(names)
        self.seconds += seconds

    def f1(self, name: str) -> float:
        """Return the F1 of `span`, `span+kind`, `overlap`, `linked` or `metonym`, over all pages."""
        return float(self._tally.report()[f"names.{name}"]["f1"])

    @property
    def speed(self) -> float:
        """Names a second."""
        return self.names / self.seconds if self.seconds else 0.0
