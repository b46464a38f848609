"""What the page says of itself: title, publisher, authors, agencies, section, language."""

from collections.abc import Iterable, Mapping, Sequence

from recoupe.lexicon.article import ArticleLexicon
from recoupe.stages.article.authors import read_writers
from recoupe.stages.article.claims import Claims
from recoupe.stages.article.compose import Cuts
from recoupe.stages.article.furniture.stamp import Stamp
from recoupe.stages.article.ground.place import Place
from recoupe.stages.article.layout import Layout
from recoupe.stages.article.outlet import name_outlet
from recoupe.types.article import Meta, Published
from recoupe.types.capture import Given

_NEAR = 6
"""Lines between a byline or section label and the article it belongs to: a page also names the authors of other articles."""

_LABELS = 2
"""More section labels than these are a menu and say nothing of the article."""


def read_meta(
    title: str | None,
    layout: Layout,
    cuts: Cuts,
    *,
    claims: Claims,
    url: str | None,
    given: Given,
    published: Published,
    lexicon: ArticleLexicon,
) -> Meta:
    """Return the metadata; what a person gave wins.

    Args:
        title: the words of the page that are its title.
        layout: what the lines are and say.
        cuts: datelines and credits inside the paragraphs.
        claims: what the head of the page says.
        url: the address of the page.
        given: what a person says of it.
        published: when it was published.
        lexicon: words of bylines.
    """
    near = _near(layout.stamps, layout.place)
    datelines = [dateline.agency for dateline in cuts.datelines.values() if dateline.agency]
    outlets = [name for stamp in near for byline in stamp.bylines for name in byline.outlets]
    publisher = name_outlet(given, claims, layout.stamps.values(), outlets, url)
    printed = [*(name for stamp in near for byline in stamp.bylines for name in byline.authors), *cuts.authors]
    writers = read_writers(claims, _once(printed), publisher, lexicon)
    return Meta(
        title=title,
        publisher=publisher,
        authors=writers.authors,
        agencies=_once([*datelines, *(agency for stamp in near for agency in stamp.agencies), *cuts.agencies, *writers.agencies]),
        section=_claimed_section(claims) or _section(near),
        language=next(iter(claims.languages), None),
        published=published,
    )


def _near(stamps: Mapping[int, Stamp], place: Place) -> list[Stamp]:
    """Return the stamps that stand in the article or near its ends; all of them when the page has no article."""
    top = place.title if place.title is not None else place.first
    if top is None or place.last is None:
        return list(stamps.values())
    return [stamp for index, stamp in stamps.items() if top - _NEAR <= index <= place.last + _NEAR]


def _claimed_section(claims: Claims) -> str | None:
    """Return the section that the head claims, without the signs of a path."""
    return next((words for section in claims.sections if (words := section.strip(" /"))), None)


def _section(near: Sequence[Stamp]) -> str | None:
    """Return the section printed above the article: a path if there is one, else the nearest label."""
    sections = [stamp.section for stamp in near if stamp.section]
    paths = [stamp.section for stamp in near if stamp.section and stamp.path]
    if paths or len(sections) > _LABELS:
        return paths[-1] if paths else None
    return sections[-1] if sections else None


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names))
