"""The role of every line of an HTML page: the article by the extractor and the markup, the rest by words and by markup."""

from collections.abc import Mapping, Sequence

import msgspec

from recoupe.lexicon.article import ArticleLexicon
from recoupe.lexicon.article_markup import Hint
from recoupe.lexicon.calendar import Calendar
from recoupe.stages.article.furniture.boxes import fill_boxes
from recoupe.stages.article.furniture.captions import captions
from recoupe.stages.article.furniture.stamp import Stamp
from recoupe.stages.article.furniture.stamps import read_stamps
from recoupe.stages.article.furniture.widgets import Mark, mark_lines, mark_signs
from recoupe.stages.article.ground.place import Place
from recoupe.stages.article.ground.repeats import find_repeats
from recoupe.stages.article.layout import Layout
from recoupe.stages.article.lines import Line
from recoupe.stages.article.markup.decide import CELLS, article_lines_of
from recoupe.stages.article.markup.facts import LineFacts
from recoupe.stages.article.markup.named import closing_signature, named_stamps, near_stamps
from recoupe.stages.article.markup.page import MarkedPage
from recoupe.stages.article.markup.standfirst import body_roles
from recoupe.stages.article.markup.titles import TitleLine, document_title, find_title, main_heading
from recoupe.stages.article.parts import Part, trimmed
from recoupe.types.article import Role

_SENTENCE = 8
"""So many words and a full stop are the first sentence of an article."""

_FEW = 5
_SHORTEST_TITLE = 3
_LINK = 0.9
_HEADLINE = 4
_ROLES: tuple[tuple[Hint, Role], ...] = (
    ("comments", "comments"),
    ("share", "share"),
    ("related", "related"),
    ("ad", "ad"),
    ("legal", "legal"),
    ("nav", "other"),
    ("footer", "other"),
    ("form", "other"),
    ("tags", "tags"),
    ("caption", "caption"),
    ("section", "tags"),
)
"""Roles of lines outside the article, by hint, the first that fits."""


def lay_out_page(lines: Sequence[Line], page: MarkedPage, lexicon: ArticleLexicon, calendar: Calendar) -> Layout | None:
    """Return the role of every line, or None when nothing of the page is kept as its article."""
    kept = [line for line in lines if page.kept[line.index] >= 0.5 and page.facts[line.index].tag != "title"]
    if not kept:
        return None
    last = kept[-1].index
    title = find_title(lines, page.facts, page.claims, before=last) or main_heading(lines, page.facts, before=last)
    marks, stamps, cut = _furniture(lines, page, _bounds(kept, title), lexicon, calendar)
    taken = (marks.keys() | cut.keys()) - ({title.index} if title else set())
    body = article_lines_of(lines, page, taken, title=title.index if title else None)
    if not body:
        return None
    repeats = find_repeats(lines, {line.index for line in lines} - body)
    body -= repeats.roles.keys()
    roles: dict[int, Role] = {index: mark.role for index, mark in marks.items()} | repeats.roles
    within: dict[int, Role] = dict.fromkeys(body, "body")
    openers = {
        index: mark for index, mark in marks.items() if mark.role != "comments" or "comments" not in page.facts[index].hints
    }
    boxed = fill_boxes(lines, openers, within | _roles_of(cut), lexicon, within=range(len(lines)))
    roles |= {index: _hinted(page.facts[index]) or role for index, role in boxed.items()}
    roles |= body_roles(lines, page, body, title=title.index if title else None)
    place = Place(title=title.index if title else None, first=min(body), last=max(body))
    if title:
        cut = {index: parts for index, parts in cut.items() if index != title.index} | _title_parts(
            lines[title.index], title, lexicon
        )
        stamps.pop(title.index, None)
        roles.pop(title.index, None)
    for line in lines:
        if line.index not in roles and line.index not in cut:
            roles[line.index] = _outside(lines, line.index, page, place)
    return Layout(roles=roles, cut=cut, stamps=stamps, marks=marks, place=place, twice=repeats.second is not None)


def _bounds(kept: Sequence[Line], title: TitleLine | None) -> tuple[int, int]:
    """Return where the sentences of the article begin and where it ends: above them a bare date or section is furniture.

    Where a few lines only stand between the first sentence and the second, the first is a standfirst.
    """
    below = [line for line in kept if title is None or line.index > title.index] or list(kept)
    sentences = [line for line in below if line.prose or (line.ended and line.words >= _SENTENCE)] or below[:1]
    second = sentences[1] if len(sentences) > 1 and sentences[1].index - sentences[0].index <= _FEW else sentences[0]
    return second.index, kept[-1].index


def with_document_title(layout: Layout, lines: Sequence[Line], page: MarkedPage, lexicon: ArticleLexicon) -> Layout:
    """Return a layout without a title with that of the document as its title, cut free of the site's name; else as it is."""
    if layout.place.title is not None or any(role == "title" for role in layout.roles.values()):
        return layout
    line = next((line for line in lines if page.facts[line.index].tag == "title"), None)
    title = document_title(line, page.claims) if line else None
    if line is None or title is None:
        return layout
    roles = {index: role for index, role in layout.roles.items() if index != line.index}
    return msgspec.structs.replace(layout, roles=roles, cut=layout.cut | _title_parts(line, title, lexicon))


def marked_else(lines: Sequence[Line], page: MarkedPage) -> dict[int, Mark]:
    """Return what the markup says of lines that are not the article, for a page of which nothing is kept."""
    found = {}
    for line in lines:
        fact = page.facts[line.index]
        if fact.tag == "title" or fact.against:
            found[line.index] = Mark(role=next((role for hint, role in _ROLES if hint in fact.hints), "other"))
    return found


def _furniture(
    lines: Sequence[Line], page: MarkedPage, bounds: tuple[int, int], lexicon: ArticleLexicon, calendar: Calendar
) -> tuple[dict[int, Mark], dict[int, Stamp], dict[int, tuple[Part, ...]]]:
    """Return the lines that give themselves away, by their words or by the names of their elements."""
    marks = mark_lines(lines, lexicon)
    documents = {line.index for line in lines if page.facts[line.index].tag == "title"}
    stamps = read_stamps(lines, marks.keys() | documents, lexicon, calendar, first=bounds[0], last=bounds[1])
    stamps = near_stamps(stamps, page.facts, bounds=bounds)
    stamps |= closing_signature(lines, page, marks.keys() | stamps.keys(), lexicon)
    stamps |= named_stamps(lines, page.facts, page.named, marks.keys() | stamps.keys() | documents, lexicon, bounds=bounds)
    marks |= mark_signs(lines, marks, marks.keys() | stamps.keys() | _rows(page))
    cut = captions(lines, marks.keys() | stamps.keys(), lexicon)
    return marks, stamps, cut | {index: stamp.parts for index, stamp in stamps.items()}


def _rows(page: MarkedPage) -> set[int]:
    """Return the lines that are rows of a table which the extractor keeps: figures alone say something there."""
    return {index for index, fact in enumerate(page.facts) if fact.tag in CELLS and page.kept[index] >= 0.5}


def _title_parts(line: Line, title: TitleLine, lexicon: ArticleLexicon) -> dict[int, tuple[Part, ...]]:
    """Return the line of the title cut into the kicker before it, the title, and the badge behind it."""
    end = _before_badge(line, title, lexicon)
    cuts: tuple[tuple[int, int, Role], ...] = (
        (0, title.start, "tags"),
        (title.start, end, "title"),
        (end, len(line.text), "other"),
    )
    parts = (trimmed(line.text, start, stop, role) for start, stop, role in cuts)
    return {line.index: tuple(Part(start=line.start + p.start, end=line.start + p.end, role=p.role) for p in parts if p)}


def _before_badge(line: Line, title: TitleLine, lexicon: ArticleLexicon) -> int:
    """Return the end of a title without the badge that ends it ("Abonnés", "Vidéo"): news of its "abonnés" has none."""
    found = lexicon.widgets.badge.search(line.folded, title.start, title.end)
    words = line.folded[title.start : found.start()].split() if found else []
    if found is None or len(words) < _SHORTEST_TITLE:
        return title.end
    return found.start() if line.text[found.start() : found.end()].strip(" ([")[:1].isupper() else title.end


def _hinted(fact: LineFacts) -> Role | None:
    """Return the role that the markup gives a line outside the article, if it gives one."""
    return next((role for hint, role in _ROLES if hint in fact.hints and role != "caption"), None)


def _outside(lines: Sequence[Line], index: int, page: MarkedPage, place: Place) -> Role:
    """Return the role of a line outside the article by its markup: a caption far from the article is something else.

    A line among its paragraphs that is one link, of as many words as a headline, leads to another article.
    """
    fact = page.facts[index]
    role: Role = next((role for hint, role in _ROLES if hint in fact.hints), "other")
    top = place.title if place.title is not None else place.first
    if top is None or place.first is None or place.last is None:
        return role if role != "caption" else "other"
    if role == "other" and place.first < index < place.last and fact.linked >= _LINK and lines[index].words >= _HEADLINE:
        return "related"
    near = top <= index <= place.last + 1 or all("caption" in page.facts[at].hints for at in range(place.last + 1, index))
    return role if near or role != "caption" else "other"


def _roles_of(cut: Mapping[int, tuple[Part, ...]]) -> dict[int, Role]:
    return {index: parts[0].role for index, parts in cut.items()}
