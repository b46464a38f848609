"""The roles of a noisy page, revised: the article is the run of lines that the model, with the rules, holds for most likely."""

from collections.abc import Sequence

import msgspec

from recoupe.lexicon.article import ArticleLexicon
from recoupe.stages.article.layout import ARTICLE, Layout, role_of
from recoupe.stages.article.lines import Line
from recoupe.types.article import Role

_FEWEST = 12
_CLEAN = 0.35
"""A page of few lines, or of hardly any but paragraphs, is a light capture: the rules read it alone, on the safe side."""


def revise(lines: Sequence[Line], layout: Layout, lexicon: ArticleLexicon) -> Layout:
    """Return the layout of a page with what lies outside its most likely article taken out of it; a light capture as it is."""
    model = lexicon.model
    if model is None or not is_noisy(lines, layout):
        return layout
    from recoupe.stages.article.noise.likely import likely  # here, because it brings numpy, and most pages do not need it

    kept = likely(lines, layout, lexicon, model)
    demoted = [line for line in lines if layout.roles.get(line.index) in ARTICLE and not kept[line.index]]
    if len(demoted) == sum(1 for role in layout.roles.values() if role in ARTICLE):
        return layout
    roles = dict(layout.roles)
    for line in demoted:
        roles[line.index] = _else_role(line, layout)
    body = [index for index, role in roles.items() if role in ARTICLE]
    place = msgspec.structs.replace(layout.place, first=min(body), last=max(body))
    return msgspec.structs.replace(layout, roles=roles, place=place)


def is_noisy(lines: Sequence[Line], layout: Layout) -> bool:
    """Return whether a page has so much around its article that the line model is asked."""
    furniture = sum(1 for line in lines if role_of(line.index, layout) not in ARTICLE or not (line.prose or line.ended))
    return len(lines) >= _FEWEST and furniture >= _CLEAN * len(lines)


def _else_role(line: Line, layout: Layout) -> Role:
    """Return what a line is that was held for the article: part of a box of comments or titles above it, else something else."""
    for index in range(line.index - 1, max(line.index - 200, -1), -1):
        role = role_of(index, layout)
        if role == "comments":
            return "comments"
        if role not in (*ARTICLE, "other", "date", "byline"):
            break
    return "other"
