"""What stands on the page twice: the whole body printed again, a lead cut short, a title repeated.

Lines are compared by their letters and digits alone, so a lost space or another apostrophe does not hide a repetition. Everything
is looked up by hash: the time is linear in the length of the page.
"""

import re
from collections.abc import Mapping, Sequence, Set

from recoupe.stages.article.lines import Line
from recoupe.types.article import Role
from recoupe.types.base import Record

_LETTERS = re.compile(r"[^\W_]+")
_CUT = re.compile(r"(?:\.\.\.|…|\[\s*(?:\.\.\.|…)\s*\])[\s\"'»”)\]]*\Z")
_SENTENCE = re.compile(r"[.!?…»”\"]+\s*(?=[^\W_])")
_KEY = 40
"""Letters by which the beginning of a sentence is found again: some seven words."""

_LEAST = 60
_WHOLE_BODY = 500
"""A single repeated paragraph of this length is a body printed twice, and no standfirst."""

_SHARE = 0.4
"""Part of the body that must stand there twice for the page to be called printed twice."""


class Repeats(Record, frozen=True, kw_only=True):
    """Lines that repeat earlier ones, by index; `second` is the line where the second printing of the body begins."""

    roles: dict[int, Role]
    second: int | None = None


def find_repeats(lines: Sequence[Line], taken: Set[int]) -> Repeats:
    """Return the lines that repeat what was read before; `taken` are lines that are already known as something else."""
    free = [line for line in lines if line.index not in taken]
    letters = {line.index: _letters(line.text) for line in free}
    second = _second_printing(free, letters)
    roles: dict[int, Role] = dict.fromkeys(second, "body_repeat")
    left = [line for line in free if line.index not in roles]
    roles |= dict.fromkeys(_cut_short(left, letters), "teaser_repeat")
    return Repeats(roles=roles, second=min(second, default=None))


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text)).lower()


def _second_printing(lines: Sequence[Line], letters: Mapping[int, str]) -> set[int]:
    """Return the lines of the second printing, its short lines included, or nothing when only single lines come again.

    One paragraph that is also the standfirst is not a second printing: two paragraphs are needed, and two fifths of the prose.
    """
    seen: dict[str, int] = {}
    again: dict[int, int] = {}
    for line in lines:
        if len(letters[line.index]) < 12:
            continue
        first = seen.setdefault(letters[line.index], line.index)
        if first != line.index:
            again[line.index] = first
    long = [line for line in lines if line.index in again and len(letters[line.index]) >= _LEAST]
    prose = sum(len(line.text) for line in lines if line.prose)
    if (len(long) < 2 and not any(len(line.text) >= _WHOLE_BODY for line in long)) or sum(
        len(line.text) for line in long
    ) < _SHARE * prose / 2:
        return set()
    return set(again) | _short_lines_between(lines, again, letters)


def _short_lines_between(lines: Sequence[Line], again: Mapping[int, int], letters: Mapping[int, str]) -> set[int]:
    """Return short lines of the second printing: they stand after its first line and stood in the first printing too."""
    start = min(again)
    first = {letters[line.index] for line in lines if line.index < start}
    return {line.index for line in lines if line.index >= start and letters[line.index] in first}


def _cut_short(lines: Sequence[Line], letters: Mapping[int, str]) -> set[int]:
    """Return lines that end in an ellipsis and whose words all stand, in this order, elsewhere on the page."""
    teasers = [line for line in lines if _CUT.search(line.text[-20:]) and len(letters[line.index]) >= _LEAST]
    if not teasers:
        return set()
    cut = {line.index for line in teasers}
    whole: list[str] = []
    places: dict[str, int] = {}
    size = 0
    for sentence in (part for line in lines if line.index not in cut for part in _SENTENCE.split(line.text)):
        words = _letters(sentence)
        places.setdefault(words[:_KEY], size)
        whole.append(words)
        size += len(words)
    text = "".join(whole)
    return {line.index for line in teasers if _stands_in(letters[line.index], text, places)}


def _stands_in(teaser: str, text: str, places: Mapping[str, int]) -> bool:
    """Return whether the letters of a teaser stand in the text, from the beginning of a sentence."""
    at = places.get(teaser[:_KEY])
    return at is not None and text.startswith(teaser, at)
