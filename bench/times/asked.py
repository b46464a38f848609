"""A peer as the bench sees it: a process that is asked for the times of one text after the other."""

import json
import subprocess
import tempfile
from datetime import date
from typing import Any

from bench.shared import ROOT

PYTHON = ROOT / ".venv-bench-times/bin/python"


class Asked:
    """A peer's process; it loads while others do, until `why_not` waits for it."""

    def __init__(self, name: str) -> None:
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 - lives as long as we do
        command = [str(PYTHON), "-m", "bench.times.worker", name]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, encoding="utf-8"
        )

    def why_not(self) -> str | None:
        """Return why the peer is left out; None when it is ready."""
        said = self._answer()
        return None if said.get("ready") else str(said.get("left_out") or said["problem"])

    def ask(self, text: str, published: date) -> dict[str, Any]:
        """Return times and seconds; `problem` says why there is nothing."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps({"text": text, "published": published.isoformat()}) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            pass  # the answer says so
        return self._answer()

    def close(self) -> None:
        """Let the process end: there is nothing more to read."""
        self._process.communicate()
        self._errors.close()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        if line := self._process.stdout.readline():
            said: dict[str, Any] = json.loads(line)
            return said
        self._errors.seek(0)
        last = (self._errors.read().strip().splitlines() or ["it said nothing"])[-1]
        return {"times": [], "seconds": 0.0, "problem": f"its process ended with code {self._process.wait()}: {last[:120]}"}
