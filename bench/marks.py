"""Tables that commands write into a README, each between its marks, and what they were measured on."""

import os
import platform
from datetime import date
from pathlib import Path


def with_table(text: str, name: str, table: str, *, task: str) -> str:
    """Return a text with a table between its marks.

    Args:
        text: the text.
        name: of the table, as in its marks.
        table: its lines.
        task: the command that writes it, as in its marks.

    Raises:
        SystemExit: if the marks are not there.
    """
    opened, closed = f"<!-- {name}: written by {task} -->\n", f"<!-- /{name} -->"
    if opened not in text or closed not in text:
        raise SystemExit(f"{task}: no marks for {name} in the README")
    before, _, rest = text.partition(opened)
    return f"{before}{opened}{table}\n{closed}{rest.partition(closed)[2]}"


def stamp() -> str:
    """Return the day, what figures are measured on, and how busy that is now."""
    cpu = next((line.partition(":")[2].strip() for line in _cpuinfo() if line.startswith("model name")), platform.processor())
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return f"{date.today()}, {cpu}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f} when done."


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []
