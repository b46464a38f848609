"""Names from other scripts in another spelling: "Sergei Lavrov" for "Sergueï Lavrov", by their consonants and their letters.

The key that blocks and the ratio that decides are those of a trial on 68 pairs of French and English spellings: the key was equal
for 64 of them, and no two persons shared one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from recoupe.lexicon.actor_names import fold, words_of
from recoupe.lexicon.actor_rows import ActorRow
from recoupe.lexicon.load import read_yaml
from recoupe.types.base import Record

_SHORT = 3
"""Characters up to which a key, its spaces counted, says too little ("m l")."""
_ALIKE = 0.8
"""Share of common letters, in order, from which two spellings with one key are one name."""


class SpellingsFile(Record, frozen=True, kw_only=True):
    """`spellings.yaml`: whose names come from another script, words in them that say nothing, letters that sound alike."""

    countries: tuple[str, ...]
    small: tuple[str, ...]
    sounds: tuple[tuple[str, str], ...]


class Spellings:
    """The persons whose names come from another script, found by a full name in any spelling."""

    def __init__(self, rows: Iterable[ActorRow], file: SpellingsFile) -> None:
        self._small = frozenset(map(fold, file.small))
        self._sounds = tuple((re.compile(letters), sound) for letters, sound in file.sounds)
        self._by_key: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in rows:
            if row.kind == "person" and row.country in file.countries:
                for name in (row.label, *row.aliases):
                    words = [fold(word) for word in words_of(name)]
                    if len(words) > 1:
                        self._by_key[self.key(words)].append((" ".join(words), row.id))

    def key(self, words: Sequence[str]) -> str:
        """Return the consonants of a folded name, those that sound alike as one; articles such as "al" are left out."""
        return " ".join(self._key_of(word) for word in words if word not in self._small)

    def find(self, words: Sequence[str]) -> str | None:
        """Return the id of the one person whose name a folded full name spells otherwise; None for none or several."""
        key = self.key(words)
        near = self._by_key.get(key, ()) if len(words) > 1 and len(key) > _SHORT else ()
        name = " ".join(words)
        found = {ident for known, ident in near if SequenceMatcher(None, known, name).ratio() >= _ALIKE}
        return found.pop() if len(found) == 1 else None

    def _key_of(self, word: str) -> str:
        for letters, sound in self._sounds:
            word = letters.sub(sound, word)
        return word


def load_spellings(folder: Path, rows: Iterable[ActorRow]) -> Spellings:
    """Return the spellings of some rows, by the letters of `spellings.yaml` in a folder.

    Raises:
        LexiconError: if the file is missing or wrong.
    """
    return Spellings(rows, read_yaml(folder / "spellings.yaml", SpellingsFile))
