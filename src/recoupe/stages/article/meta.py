"""What the page says of itself: title, publisher, authors, agencies, section."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from recoupe.stages.article.compose import Cuts
from recoupe.stages.article.lines import Line
from recoupe.stages.article.place import Place
from recoupe.stages.article.roles import Layout
from recoupe.stages.article.stamps import Stamp
from recoupe.types.article import Meta, Published
from recoupe.types.capture import Given

_NEAR = 6
"""Lines between a byline or section label and the article it belongs to: a page also names the authors of other articles."""


_LABELS = 2
"""More section labels than these are a menu and say nothing of the article."""


def read_meta(lines: Sequence[Line], layout: Layout, cuts: Cuts, *, given: Given, published: Published) -> Meta:
    """Return the metadata; what a person gave wins."""
    near = _near(layout.stamps, layout.place)
    signed = [stamp for stamp in near if stamp.agencies]
    datelines = [dateline.agency for dateline in cuts.datelines.values() if dateline.agency]
    outlets = [name for stamp in near for byline in stamp.bylines for name in byline.outlets]
    return Meta(
        title=next((line.text for line in lines if layout.roles.get(line.index) == "title"), None),
        publisher=given.publisher or _host(layout.stamps.values()) or next(iter(outlets), None),
        authors=_once([*(name for stamp in near for byline in stamp.bylines for name in byline.authors), *cuts.authors]),
        agencies=_once([*datelines, *(agency for stamp in signed for agency in stamp.agencies), *cuts.agencies]),
        section=_section(near),
        published=published,
    )


def _near(stamps: Mapping[int, Stamp], place: Place) -> list[Stamp]:
    """Return the stamps that stand in the article or near its ends; all of them when the page has no article."""
    top = place.title if place.title is not None else place.first
    if top is None or place.last is None:
        return list(stamps.values())
    return [stamp for index, stamp in stamps.items() if top - _NEAR <= index <= place.last + _NEAR]


def _section(near: Sequence[Stamp]) -> str | None:
    """Return the section printed above the article: a path if there is one, else the nearest label."""
    sections = [stamp.section for stamp in near if stamp.section]
    paths = [stamp.section for stamp in near if stamp.section and stamp.path]
    if paths or len(sections) > _LABELS:
        return paths[-1] if paths else None
    return sections[-1] if sections else None


def _host(stamps: Iterable[Stamp]) -> str | None:
    """Return the site's address when it is surely the page's own: printed beside the date, or more than once."""
    hosts = [(stamp.host, bool(stamp.dates)) for stamp in stamps if stamp.host]
    times = Counter(host for host, _ in hosts)
    return next((host for host, dated in hosts if dated or times[host] > 1), None)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names))
