"""Schema of `data/affairs/`: themes, the rungs of the ladder, words of denial, and what unnamed people are and are called."""

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, get_args

from recoupe.lexicon.load import read_yaml
from recoupe.types.affair import Level, Sector, Theme
from recoupe.types.base import Record
from recoupe.types.errors import LexiconError
from recoupe.types.events import EventType, Status

_CODE = 3
"""Letters of a CAMEO code."""
_NEVER = re.compile(r"(?!)")


class ThemeRow(Record, frozen=True, kw_only=True):
    """A theme with what shows it; `default` is the theme of acts that have no other."""

    theme: Theme
    words: tuple[str, ...] = ()
    contexts: frozenset[str] = frozenset()
    types: frozenset[EventType] = frozenset()
    default: bool = False


class RungRow(Record, frozen=True, kw_only=True):
    """What makes an act a rung; an empty field asks for nothing."""

    level: Level
    types: frozenset[EventType]
    modes: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    cameo: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()


class LadderFile(Record, frozen=True, kw_only=True):
    """`ladder.yaml`; `contact` and `refused` are lists that its entries share."""

    contact: tuple[str, ...]
    refused: tuple[str, ...]
    rungs: tuple[RungRow, ...]


class DenialsFile(Record, frozen=True, kw_only=True):
    """`denials.yaml`: beginnings of the words by which a source denies what others say, and the words of a bare negation."""

    denied: tuple[str, ...]
    negated: tuple[str, ...]


class SectorRow(Record, frozen=True, kw_only=True):
    """Who is of a state, against it, or its people: CAMEO codes, and the beginnings of roles in ids."""

    sector: Sector
    codes: frozenset[str]
    roles: tuple[str, ...]


class Rung(Record, frozen=True, kw_only=True):
    """An entry of the ladder, ready to be asked."""

    row: RungRow
    words: Any
    cues: Any

    def fits(self, *, type: EventType, mode: str | None, cameo: str | None, status: Status, words: str, cue: str) -> bool:
        """Return whether an act is this rung; `words` and `cue` are folded."""
        row = self.row
        return (
            type in row.types
            and (not row.modes or mode in row.modes)
            and (not row.statuses or status in row.statuses)
            and (not row.cameo or (cameo or "").startswith(row.cameo))
            and (not row.words or self.words.search(words) is not None)
            and (not row.cues or self.cues.search(cue) is not None)
        )


class AffairsLexicon(Record, frozen=True, kw_only=True):
    """What the affair stage knows of a language; `unnamed` leads from the role of unnamed people to what they are called."""

    themes: tuple[ThemeRow, ...]
    patterns: tuple[Any, ...]
    rungs: tuple[Rung, ...]
    sectors: tuple[SectorRow, ...]
    denials: Any
    negations: Any
    unnamed: dict[str, str]

    def __repr__(self) -> str:
        return f"AffairsLexicon({len(self.themes)} themes, {len(self.rungs)} rungs)"

    def themes_of(self, words: str, contexts: Collection[str], type: EventType) -> tuple[Theme, ...]:
        """Return what an act is about, the most important theme first, by its folded words, its contexts and its type."""
        found = [
            row.theme
            for row, pattern in zip(self.themes, self.patterns, strict=True)
            if not row.default and (pattern.search(words) or row.contexts & set(contexts) or type in row.types)
        ]
        return tuple(found) or tuple(row.theme for row in self.themes if row.default)

    def themes_in(self, words: str) -> tuple[Theme, ...]:
        """Return the themes of which a word stands in some words (folded), the most important first; none when none does."""
        return tuple(row.theme for row, pattern in zip(self.themes, self.patterns, strict=True) if pattern.search(words))

    def level_of(
        self, *, type: EventType, mode: str | None, cameo: str | None, status: Status, words: str, cue: str
    ) -> Level | None:
        """Return which rung an act is; None when it is none."""
        asked = (rung for rung in self.rungs if rung.fits(type=type, mode=mode, cameo=cameo, status=status, words=words, cue=cue))
        return next((rung.row.level for rung in asked), None)

    def is_denial(self, cue: str) -> bool:
        """Return whether the cue of a status (folded) denies what others say; a bare negation does not."""
        return self.denials.search(cue) is not None

    def is_negation(self, cue: str) -> bool:
        """Return whether the cue of a status (folded) is a bare negation."""
        return self.negations.search(cue) is not None

    def sector_of(self, codes: Collection[str], ident: str) -> Sector | None:
        """Return how somebody stands to the state whose country they have; None when nothing says so.

        Args:
            codes: CAMEO codes, alone ("GOV") or behind that of a country ("RUSGOV").
            ident: the id; that of unnamed people begins with their role.
        """
        codes = [code[start : start + _CODE] for code in codes for start in range(0, len(code), _CODE)]
        role = ident.removeprefix("unknown/") if ident.startswith("unknown/") else ""
        for row in self.sectors:
            if row.codes.intersection(codes) or (role and role.startswith(row.roles)):
                return row.sector
        return None


def load_affairs_lexicon(folder: Path) -> AffairsLexicon:
    """Return what `folder` (`themes.yaml`, `ladder.yaml`, `sectors.yaml`, `denials.yaml`, `unnamed.yaml`) says.

    Raises:
        LexiconError: if a file is missing or wrong; or if a theme is missing.
    """
    themes = read_yaml(folder / "themes.yaml", tuple[ThemeRow, ...])
    if {row.theme for row in themes} != set(get_args(Theme)) or sum(row.default for row in themes) != 1:
        raise LexiconError(
            f"{folder / 'themes.yaml'}: expected one entry for each of {', '.join(get_args(Theme))}, one of them default"
        )
    ladder = read_yaml(folder / "ladder.yaml", LadderFile)
    denials = read_yaml(folder / "denials.yaml", DenialsFile)
    return AffairsLexicon(
        themes=themes,
        patterns=tuple(_beginnings(row.words) for row in themes),
        rungs=tuple(Rung(row=row, words=_beginnings(row.words), cues=_beginnings(row.cues)) for row in ladder.rungs),
        sectors=read_yaml(folder / "sectors.yaml", tuple[SectorRow, ...]),
        denials=_beginnings(denials.denied),
        negations=_words(denials.negated),
        unnamed=read_yaml(folder / "unnamed.yaml", dict[str, str]),
    )


def _beginnings(words: Sequence[str]) -> "re.Pattern[str]":
    """Return what finds a word that begins like one of some words."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + ")") if words else _NEVER


def _words(words: Sequence[str]) -> "re.Pattern[str]":
    """Return what finds one of some words, whole."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b") if words else _NEVER
