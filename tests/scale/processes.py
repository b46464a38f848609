"""Processes of this machine, found in /proc and killed there: any of them may end by itself between two looks."""

import os
import signal
from contextlib import suppress
from pathlib import Path


def kill(process: int) -> bool:
    """Kill a process at once; return whether it was still there."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
        return True
    return False


def family_of(ancestor: int) -> list[int]:
    """Return a process with all that it started, and those started; the ancestor first."""
    parents = {process: parent for process in _processes() if (parent := _parent(process)) is not None}
    family = [ancestor]
    for member in family:
        family += [process for process, parent in parents.items() if parent == member]
    return family


def workers_of(parent: int) -> list[int]:
    """Return the processes that read for a driver."""
    return [process for process in _processes() if _parent(process) == parent and says(process, "spawn_main")]


def says(process: int, command: str) -> bool:
    """Return whether the command line of a process has these words; False when it has ended."""
    with suppress(OSError):
        return command.encode() in Path(f"/proc/{process}/cmdline").read_bytes()
    return False


def _processes() -> list[int]:
    return [int(path.name) for path in Path("/proc").glob("[0-9]*")]


def _parent(process: int) -> int | None:
    with suppress(OSError):
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
    return None
