"""Characters that do not look like what they are: other directions, mixed alphabets, invisible signs, loose accents."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from recoupe.lexicon.actor_rows import ActorRow, names_in
from recoupe.lexicon.csv_rows import shown
from recoupe.lexicon.kb.finding import FindingCode

_PLAIN = re.compile("[ -~\xa0-\xac\xae-\u024f\u1e00-\u1eff\u2009-\u200a\u2010-\u2027\u2030-\u205e\u20ac]*")
"""What the rows of nearly all files are made of: Latin letters, figures, signs."""

_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff\ufff9-\ufffb]")
_ONLY_TOLD = ("other_aliases", "note")
_BEYOND_LATIN = re.compile("[^\x00-\u024f\u1e00-\u1eff\u2000-\u206f]")
_EAST = frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO"})
_LETTERS = re.compile(r"[^\W\d_]+")


def strange_characters(row: ActorRow) -> Iterator[tuple[FindingCode, str, str]]:
    """Yield a code, the words, and a message for each name or cell of a row that is not what it looks like."""
    if _PLAIN.fullmatch("".join(cell for _, cell in _texts(row))):
        return
    for name in names_in(row):
        if not name.isascii() and any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in name):
            yield "name.right_to_left", name, f"the name {shown(name)} is written from right to left; French text never has it"
    for column, cell in _texts(row):
        if cell.isascii() and cell.isprintable():
            continue
        if signs := _DIRECTION.findall(cell):
            yield "text.direction", cell, f"{shown(cell)} has a character that turns the writing round: {_called(signs)}"
        if column not in _ONLY_TOLD:
            yield from _hidden(cell)
        if _BEYOND_LATIN.search(cell):
            yield from _mixed(cell)


def _hidden(cell: str) -> Iterator[tuple[FindingCode, str, str]]:
    if signs := _INVISIBLE.findall(cell):
        yield "text.invisible", cell, f"{shown(cell)} has a character that nobody sees: {_called(signs)}"
    if not unicodedata.is_normalized("NFC", cell):
        yield "text.decomposed", cell, f"{shown(cell)} has accents apart from their letters; it is never found in a text"


def _mixed(cell: str) -> Iterator[tuple[FindingCode, str, str]]:
    for word in _LETTERS.findall(cell):
        if len(scripts := _scripts(word)) > 1:
            message = f"the word {shown(word)} has letters of several alphabets: {', '.join(scripts)}"
            yield "name.mixed_scripts", cell, message


def _texts(row: ActorRow) -> Iterator[tuple[str, str]]:
    """Yield every cell with its column, and every item of a list cell."""
    for column in row.__struct_fields__:
        value = getattr(row, column)
        if isinstance(value, tuple):
            yield from ((column, item) for item in value)
        elif value:
            yield column, value


def _scripts(word: str) -> list[str]:
    """Return the alphabets of a word, sorted; those that one language mixes (Japanese) count as one."""
    scripts = {_script(sign) for sign in word} - {""}
    return sorted((scripts - _EAST) | ({"CJK"} if scripts & _EAST else set()))


@lru_cache(maxsize=4096)
def _script(sign: str) -> str:
    """Return the alphabet of a letter as its Unicode name begins with; "" for marks and modifiers, which every alphabet has."""
    if unicodedata.category(sign) not in ("Lu", "Ll", "Lt", "Lo"):
        return ""
    return unicodedata.name(sign, "").partition(" ")[0]


def _called(signs: list[str]) -> str:
    return ", ".join(f"U+{ord(sign):04X}" for sign in dict.fromkeys(signs))
