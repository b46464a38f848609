"""What every export of an affair is made of: the affair, and the records and texts of its pages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from recoupe.types.affair import Affair, EventKey, Happening, Telling
from recoupe.types.base import Record
from recoupe.types.claims import ClaimCited
from recoupe.types.errors import RecoupeError
from recoupe.types.record import PageRecord, Piece, SpanRow


class Material(Record, frozen=True, kw_only=True):
    """An affair with what its pages gave.

    `records` and `texts` (the pages as captured) are by page id; every page of the affair has both. `states` gives ISO 3166
    alpha-3 by alpha-2 in small letters, for the formats that want three letters; a state that is not in it keeps its two.
    `claims` are those of partners about its acts, for the dossier.
    """

    affair: Affair
    records: Mapping[str, PageRecord]
    texts: Mapping[str, str]
    states: Mapping[str, str] = msgspec.field(default_factory=dict)
    claims: tuple[ClaimCited, ...] = ()

    def tellings(self) -> Iterator[tuple[Happening, Telling]]:
        """Yield every telling with its happening, in the order of the affair."""
        return ((happening, telling) for happening in self.affair.happenings for telling in happening.tellings)


def gather(
    affair: Affair,
    records: Iterable[PageRecord],
    texts: Mapping[str, str],
    *,
    states: Mapping[str, str] | None = None,
    claims: Iterable[ClaimCited] = (),
) -> Material:
    """Return the affair with the records and texts of its pages; those of other pages are left out.

    Raises:
        RecoupeError: if a page of the affair, or one that a telling stands in, has no record or no text; names it.
    """
    by_id = {record.page.id: record for record in records}
    needed = {page.id: page.name for page in affair.pages}
    needed |= {telling.key.page: telling.page_name for happening in affair.happenings for telling in happening.tellings}
    for ident, name in needed.items():
        lacks = "record" if ident not in by_id else "captured text" if ident not in texts else None
        if lacks:
            raise RecoupeError(f"page {name} ({ident}) of the affair has no {lacks}; run 'recoupe build' again, then export")
    return Material(
        affair=affair,
        records={ident: by_id[ident] for ident in needed},
        texts={ident: texts[ident] for ident in needed},
        states=states or {},
        claims=tuple(claims),
    )


def stretches(spans: Iterable[SpanRow]) -> Iterator[Piece]:
    """Yield every stretch of some spans: a span that the page interrupts has several."""
    for span in spans:
        yield Piece(start=span.start, end=span.end, text=span.text)
        yield from span.pieces or ()


def disputes_by_telling(affair: Affair) -> dict[EventKey, list[str]]:
    """Return the ids of the contradictions that a telling stands in; a telling in none has an empty list."""
    found: dict[EventKey, list[str]] = defaultdict(list)
    for contradiction in affair.contradictions:
        for key in dict.fromkeys((*contradiction.one, *contradiction.against)):
            found[key].append(contradiction.id)
    return found


def disputes_by_happening(affair: Affair) -> dict[str, list[str]]:
    """Return the ids of the contradictions about a happening; one without any has an empty list."""
    found: dict[str, list[str]] = defaultdict(list)
    for contradiction in affair.contradictions:
        for happening in dict.fromkeys((contradiction.happening, contradiction.other)):
            if happening:
                found[happening].append(contradiction.id)
    return found


def name_of_key(key: EventKey) -> str:
    """Return a telling's key as one word: `page:start-end:TYPE`."""
    return f"{key.page}:{key.start}-{key.end}:{key.type}"
