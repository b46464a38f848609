"""A peer as the bench sees it: a process that is asked for the times of one text after the other."""

from datetime import date
from typing import Any

from bench.peer_process import PeerProcess
from bench.shared import ROOT

PYTHON = ROOT / ".venv-bench-times/bin/python"


class Asked(PeerProcess):
    """A peer's process; it loads while others do, until `why_not` waits for it."""

    def __init__(self, name: str) -> None:
        super().__init__(PYTHON, "bench.times.worker", name)

    def ask(self, text: str, published: date) -> dict[str, Any]:
        """Return times and seconds; `problem` says why there is nothing."""
        return {"times": [], "seconds": 0.0} | self.answer({"text": text, "published": published.isoformat()})
