"""A peer in a process of its own, in its own virtual environment: asked one JSON line a text, it answers one JSON line.

A peer shares no process with another or with recoupe: some change what they import. What runs here imports no recoupe.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).parents[1]
Peer = TypeVar("Peer")
Process = TypeVar("Process", bound="PeerProcess")


class PeerProcess:
    """A peer as the bench sees it; it loads while others do, until `why_not` waits for it.

    Args:
        python: the interpreter of the peer's virtual environment.
        worker: the module that serves it.
        name: which peer.
    """

    def __init__(self, python: Path, worker: str, name: str) -> None:
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 - lives as long as we do
        command = [str(python), "-m", worker, name]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, encoding="utf-8"
        )

    def why_not(self) -> str | None:
        """Return why the peer is left out; None when it is ready."""
        said = self._answer()
        return None if said.get("ready") else str(said.get("left_out") or said["problem"])

    def answer(self, question: dict[str, Any]) -> dict[str, Any]:
        """Return what the peer answers; when its process has ended only a `problem`, which says how."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(question) + "\n")
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
        return {"problem": f"its process ended with code {self._process.wait()}: {last[:120]}"}


@contextmanager
def ready_peers(python: Path, start: Mapping[str, Callable[[], Process]], *, task: str) -> Iterator[dict[str, Process]]:
    """Yield the peers that are ready, by name; say of each other one why it is left out.

    Args:
        python: the interpreter of the peers' virtual environment.
        start: what starts each peer, by name.
        task: the task of the Makefile that makes the environment.
    """
    if not python.exists():
        print(f"every peer is left out: there is no {python.parents[1].name} (make {task} makes it)")
        yield {}
        return
    asked = {name: begin() for name, begin in start.items()}
    try:
        reasons = {name: peer.why_not() for name, peer in asked.items()}
        for name, reason in reasons.items():
            if reason:
                print(f"{name}: left out, {reason}")
        yield {name: peer for name, peer in asked.items() if not reasons[name]}
    finally:
        for peer in asked.values():
            peer.close()


def serve(load: Callable[[], Peer], answer: Callable[[Peer, dict[str, Any]], dict[str, Any]], *, task: str) -> int:
    """Load a peer and answer until there is nothing more to read; return 1 when it cannot be loaded, and say why.

    Args:
        load: gives the peer.
        answer: gives the answer to a question.
        task: the task of the Makefile that installs the peer.
    """
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no answer
    try:
        peer = load()
    except (PackageNotFoundError, ImportError) as error:
        return _say(answers, {"left_out": f"{error.name or error} is not installed (make {task} installs it)"}, code=1)
    except Exception as error:  # noqa: BLE001 - peers raise what they like
        return _say(answers, {"left_out": str(error)[:200] or type(error).__name__}, code=1)
    _say(answers, {"ready": True})
    for line in sys.stdin:
        _say(answers, answer(peer, json.loads(line)))
    return 0


def _say(answers: Any, value: dict[str, Any], *, code: int = 0) -> int:
    answers.write(json.dumps(value) + "\n")
    answers.flush()
    return code
