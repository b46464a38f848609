"""The memory of this process, from Linux; `ru_maxrss` would give that of the process which started it when that has more."""

from pathlib import Path


def megabytes_now() -> float:
    """Return what it holds now; 0 where Linux does not say."""
    return _said("VmRSS")


def most_megabytes() -> float:
    """Return the most that it ever held; 0 where Linux does not say."""
    return _said("VmHWM")


def _said(name: str) -> float:
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:")), 0.0)
