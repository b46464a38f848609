"""Schema of `accepted.yaml`: warnings of the built-in tables that somebody has looked at, with the reason."""

from pathlib import Path

from recoupe.lexicon.kb.finding import FindingCode
from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record


class Accepted(Record, frozen=True, kw_only=True):
    """Warnings of one code that stay, and why: for each id what they are about."""

    code: FindingCode
    why: str
    rows: dict[str, tuple[str, ...]]


def read_accepted(path: Path) -> frozenset[tuple[str, str, str]]:
    """Return the code, id and words of every accepted warning; none if there is no such file.

    Raises:
        LexiconError: if the file is wrong.
    """
    if not path.exists():
        return frozenset()
    items = read_yaml(path, tuple[Accepted, ...])
    return frozenset((item.code, ident, about) for item in items for ident, names in item.rows.items() for about in names)
