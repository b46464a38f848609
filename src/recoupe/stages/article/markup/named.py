"""Bylines and dates that the names of their elements give away ("author", "datePublished"), around a line or inside it."""

import re
from collections.abc import Mapping, Sequence, Set

from recoupe.lexicon.article import ArticleLexicon
from recoupe.stages.article.authors import is_person
from recoupe.stages.article.furniture.byline import Byline, read_byline
from recoupe.stages.article.furniture.stamp import Stamp, end_of
from recoupe.stages.article.lines import Line
from recoupe.stages.article.markup.facts import HEADINGS, LineFacts
from recoupe.stages.article.markup.page import MarkedPage
from recoupe.stages.article.parts import Part, trimmed
from recoupe.types.article import Role
from recoupe.types.markup import Named

_APART = re.compile(r"[\s,|(–—-]*")
_LONGEST = 80
_LONGEST_LINE = 240
_LABELS = 2
"""More linked labels than these above an article are a menu, and so are several on one line."""

_LINKED = 0.6
_LAST = 8
"""Lines from the end of an article in which its signature stands: notes may follow it."""

_MOST_WORDS = 6
_NEAR = 12
"""Lines above the article or below it in which an author or a date is its own."""


def near_stamps(stamps: Mapping[int, Stamp], facts: Sequence[LineFacts], *, bounds: tuple[int, int]) -> dict[int, Stamp]:
    """Return the stamps that speak of this article: those of teasers stand far from it, or in boxes and menus.

    A bare name above the article is a byline only where its element is called so.
    """
    first, last = bounds
    found = {}
    menu = [index for index, stamp in stamps.items() if index < first and _is_menu_label(stamp, facts[index])]
    for index, stamp in stamps.items():
        if index in menu and (len(menu) > _LABELS or not stamp.label_alone):
            continue
        fact = facts[index]
        bare = bool(stamp.bylines) and not stamp.opened and index < first and "byline" not in fact.hints
        near = first - _NEAR <= index <= last + _NEAR and (not fact.against or first < index < last)
        if near and not bare and not _is_crosshead(stamp, fact):
            found[index] = stamp
    return found


def _is_menu_label(stamp: Stamp, fact: LineFacts) -> bool:
    """Return whether a line is nothing but linked labels, as the entries of a menu are."""
    return all(part.role == "tags" for part in stamp.parts) and not stamp.path and fact.linked >= _LINKED


def _is_crosshead(stamp: Stamp, fact: LineFacts) -> bool:
    """Return whether a heading says nothing but words that a widget may say as well ("Réactions")."""
    says = stamp.opened or stamp.section or stamp.dates or stamp.bylines or stamp.agencies or stamp.host
    return fact.tag in HEADINGS and not says


def closing_signature(lines: Sequence[Line], page: MarkedPage, taken: Set[int], lexicon: ArticleLexicon) -> dict[int, Stamp]:
    """Return the person's name that stands alone on one of the last lines of the article, as its signature."""
    kept = [line for line in lines if page.kept[line.index] >= 0.5]
    for line, above in zip(reversed(kept[-_LAST:]), reversed(kept[-_LAST - 1 : -1]), strict=False):
        if (
            line.index not in taken
            and above.ended
            and len(line.text) <= _LONGEST
            and is_person(line.text.strip(" .–—-"), lexicon)
        ):
            byline = Byline(end=len(line.text), authors=(line.text.strip(" .–—-"),), opened=True)
            return {line.index: Stamp(parts=(Part(start=line.start, end=line.end, role="byline"),), bylines=(byline,))}
    return {}


def named_stamps(
    lines: Sequence[Line],
    facts: Sequence[LineFacts],
    named: Sequence[Named],
    taken: Set[int],
    lexicon: ArticleLexicon,
    *,
    bounds: tuple[int, int],
) -> dict[int, Stamp]:
    """Return the lines near the article that are, or hold, an element called author or byline, read as bylines."""
    found = {}
    first, last = bounds
    for line in lines[max(first - _NEAR, 0) : last + _NEAR]:
        fact = facts[line.index]
        if line.index in taken or fact.against or line.ended or len(line.text) > _LONGEST_LINE:
            continue
        stamp = _signed(line, lexicon) if "byline" in fact.hints else _signed_inside(line, named, lexicon)
        if stamp:
            found[line.index] = stamp
    return found


def _signed(line: Line, lexicon: ArticleLexicon) -> Stamp | None:
    """Return a line as a byline."""
    byline = _names(line.text, line.folded, lexicon)
    if byline is None:
        return None
    cuts = (trimmed(line.text, 0, byline.end, "byline"), trimmed(line.text, byline.end, len(line.text), "other"))
    parts = tuple(Part(start=line.start + p.start, end=line.start + p.end, role=p.role) for p in cuts if p)
    return Stamp(parts=parts, bylines=(byline,), agencies=byline.agencies)


def _signed_inside(line: Line, named: Sequence[Named], lexicon: ArticleLexicon) -> Stamp | None:
    """Return a line that holds an author beside other furniture ("20 janvier | Anne Dupont | Monde"), cut into its parts."""
    for item in named:
        if not (line.start <= item.start < item.end <= line.end) or "byline" not in lexicon.markup.of_names(item.names):
            continue
        start, end = item.start - line.start, item.end - line.start
        byline = _names(line.text[start:end], line.folded[start:end], lexicon)
        if byline:
            cuts: tuple[tuple[int, int, Role], ...] = (
                (0, start, "other"),
                (start, end, "byline"),
                (end, len(line.text), "other"),
            )
            parts = (trimmed(line.text, a, b, role) for a, b, role in cuts)
            moved = tuple(Part(start=line.start + p.start, end=line.start + p.end, role=p.role) for p in parts if p)
            return Stamp(parts=moved, bylines=(byline,), agencies=byline.agencies)
    return None


def _names(text: str, folded: str, lexicon: ArticleLexicon) -> Byline | None:
    """Return the names that words sign with, or all of them when they are few and say who wrote ("Attac France")."""
    byline = read_byline(text, folded, 0, lexicon)
    if byline and byline.end >= len(text.rstrip(" ,;:|-–")):
        return byline
    if byline and lexicon.bylines.office.match(folded, end_of(_APART, text, byline.end)):
        return byline
    if lexicon.bylines.office.match(folded):
        return None
    opener = lexicon.bylines.opener.match(folded)
    name = text[opener.end() if opener else 0 :].strip(" :,|-–")
    whole = name[:1].isupper() and len(name) <= _LONGEST and len(name.split()) <= _MOST_WORDS
    return Byline(end=len(text), authors=(name,), opened=True) if whole and not any(c.isdigit() for c in name) else None
