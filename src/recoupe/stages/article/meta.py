"""What the page says of itself: title, publisher, authors, agencies, section."""

from collections.abc import Iterable, Mapping, Sequence

from recoupe.stages.article.compose import Cuts
from recoupe.stages.article.lines import Line
from recoupe.stages.article.stamps import Stamp
from recoupe.types.article import Meta, Published, Role
from recoupe.types.capture import Given


def read_meta(
    lines: Sequence[Line], roles: Mapping[int, Role], stamps: Sequence[Stamp], cuts: Cuts, *, given: Given, published: Published
) -> Meta:
    """Return the metadata; what a person gave wins."""
    title = next((line.text for line in lines if roles.get(line.index) == "title"), None)
    host = next((stamp.host for stamp in stamps if stamp.host), None)
    authors = [author for stamp in stamps for byline in stamp.bylines for author in byline.authors]
    agencies = [
        *(dateline.agency for dateline in cuts.datelines.values() if dateline.agency),
        *(agency for stamp in stamps for agency in stamp.agencies),
        *cuts.agencies,
    ]
    return Meta(
        title=title,
        publisher=given.publisher or host,
        authors=_once([*authors, *cuts.authors]),
        agencies=_once(agencies),
        section=next((stamp.section for stamp in stamps if stamp.section), None),
        published=published,
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names))
