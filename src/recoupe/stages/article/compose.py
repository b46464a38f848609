"""From lines with roles to parts of the raw text: datelines, crossheads, captions and credits are cut inside their lines."""

import re
from collections.abc import Mapping, Sequence

from recoupe.lexicon.article import ArticleLexicon
from recoupe.stages.article.furniture.captions import signed_end
from recoupe.stages.article.furniture.openings import Dateline, read_dateline
from recoupe.stages.article.ground.crossheads import cut_crossheads
from recoupe.stages.article.lines import Line
from recoupe.stages.article.parts import Part, trimmed
from recoupe.types.article import Role
from recoupe.types.base import Record

_LONGEST_TITLE = 180
_GOES_ON = re.compile(r"[.!?…»”\"]\s+[\"«“]?[^\W\d_a-z]")
_DATELINED = 3
"""A dateline with a day or an agency is looked for in the first paragraphs, a mere place in the very first."""


class Cuts(Record, frozen=True, kw_only=True):
    """What stands inside the paragraphs, by line: datelines, and the places of crossheads, glued titles and credits."""

    datelines: dict[int, Dateline]
    crossheads: dict[int, int]
    related: dict[int, int]
    credits: dict[int, int]
    agencies: tuple[str, ...]
    authors: tuple[str, ...]


def find_cuts(lines: Sequence[Line], roles: Mapping[int, Role], lexicon: ArticleLexicon) -> Cuts:
    """Return where the paragraphs of the body are to be cut."""
    body = [line for line in lines if roles.get(line.index) == "body"]
    opening = ((line, read_dateline(line.text, lexicon)) for line in body[:_DATELINED])
    datelines = {line.index: found for line, found in opening if found and (found.sure or line is body[0])}
    signed = {line.index: ending for line in body if (ending := signed_end(line.text, lexicon))}
    return Cuts(
        datelines=datelines,
        crossheads=cut_crossheads([line for line in body if line.index not in datelines], lexicon),
        related={line.index: at for line in body if (at := _related_tail(line, lexicon)) is not None},
        credits={index: ending.start for index, ending in signed.items()},
        agencies=tuple(agency for ending in signed.values() for agency in ending.byline.agencies),
        authors=tuple(author for ending in signed.values() for author in ending.byline.authors),
    )


def _related_tail(line: Line, lexicon: ArticleLexicon) -> int | None:
    """Return where a related title begins that is glued to the end of a paragraph."""
    found = lexicon.widgets.inline.search(line.folded, max(len(line.folded) - _LONGEST_TITLE, 1)) if line.strong else None
    if found is None or _GOES_ON.search(line.text, found.end()):
        return None
    return found.start()


def compose(
    raw: str,
    lines: Sequence[Line],
    roles: Mapping[int, Role],
    *,
    cuts: Cuts,
    known: Mapping[int, tuple[Part, ...]],
) -> tuple[Part, ...]:
    """Return all parts of the page in order; every line is in at least one. `known` are lines that are cut already."""
    parts: list[Part] = []
    for line in lines:
        parts += known.get(line.index) or _paragraph(raw, line, roles[line.index], cuts)
    return tuple(parts)


def _paragraph(raw: str, line: Line, role: Role, cuts: Cuts) -> list[Part]:
    """Return the parts of one line: dateline or crosshead, text, closing credit."""
    at = line.start
    head: Role = "heading"
    if line.index in cuts.datelines:
        head, at = "dateline", line.start + cuts.datelines[line.index].end
    elif line.index in cuts.crossheads:
        at = line.start + cuts.crossheads[line.index]
    end = line.start + cuts.credits.get(line.index, len(line.text))
    related = min(line.start + cuts.related.get(line.index, len(line.text)), end)
    found = (
        trimmed(raw, line.start, at, head),
        trimmed(raw, at, related, role),
        trimmed(raw, related, end, "related"),
        trimmed(raw, end, line.end, "agency", read=False),
    )
    return [part for part in found if part]
