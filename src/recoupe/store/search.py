"""Search the pages of a store; what is found leads to raw characters."""

from collections.abc import Sequence

from recoupe.store.decisions.overlay import ItemDecisions, read_item_decisions
from recoupe.store.fulltext import rank_pages
from recoupe.store.open import Store
from recoupe.store.passages import Passage, passages_of
from recoupe.store.query import Query, parse_query
from recoupe.store.read import StoredPage, pages_by_number
from recoupe.store.terms import Stems, Term, load_stems
from recoupe.types.base import Record
from recoupe.types.errors import StoreError
from recoupe.types.record import SpanRow

SNIPPET_TERMS = 36
"""Words of a page shown around what was found."""


class Hit(Record, frozen=True, kw_only=True):
    """A page that has what was asked for; `snippet` is where most of it stands, `matches` are all its words, places raw.

    `decided` is the number of its events and quotes about which people decided something.
    """

    id: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    snippet: SpanRow | None
    matches: tuple[SpanRow, ...]
    decided: int = 0


class Found(Record, frozen=True, kw_only=True):
    """The best pages for a query, best first, and how many there are in all."""

    query: str
    total: int
    hits: tuple[Hit, ...]


def search_pages(store: Store, asked: str, *, limit: int = 20, offset: int = 0, pages: Sequence[int] | None = None) -> Found:
    """Return the pages that have every word (in any form) and every phrase (as it stands) that is asked for.

    Args:
        store: an open store.
        asked: what a person typed; phrases stand in quotation marks; accents, case and elided articles do not matter.
        limit: how many pages at most.
        offset: how many of the best to pass over.
        pages: the numbers of the pages to search; None for all.

    Raises:
        StoreError: if there is no word in what is asked.
    """
    stems = load_stems(store.language)
    query = parse_query(asked, stems=stems)
    if query.is_empty:
        raise StoreError(f"{asked!r} has no word to search for; give at least one")
    with store.reading() as db:
        numbers, total = rank_pages(db, query, limit=limit, offset=offset, pages=pages)
        decided = read_item_decisions(db)
    hits = tuple(_hit(page, query, stems, decided) for page in pages_by_number(store, numbers))
    return Found(query=asked, total=total, hits=hits)


def _hit(page: StoredPage, query: Query, stems: Stems, decided: ItemDecisions) -> Hit:
    passages = passages_of(page.record, page.text)
    found = _matches(passages, query, stems)
    meta = page.record.meta
    return Hit(
        id=page.record.page.id,
        name=page.record.page.name,
        title=meta.title,
        publisher=meta.publisher,
        published=meta.published.value,
        snippet=_snippet(passages, found, page.text),
        matches=tuple(_row(found_term.start, found_term.end, page.text) for found_term in found),
        decided=len(decided.decided_in(page.record)),
    )


def _matches(passages: Sequence[Passage], query: Query, stems: Stems) -> dict[Term, object]:
    """Return the words that were found, in order, each with the part of the query that it answers."""
    terms = [term for passage in passages for term in passage.terms]
    found: dict[int, object] = {}
    asked = {stem: number for number, forms in enumerate(query.words) for stem in forms}
    if asked:
        found |= {i: asked[stem] for i, term in enumerate(terms) for stem in stems(term.word) if stem in asked}
    plain = [term.plain for term in terms]
    for phrase in query.phrases:
        for i in _starts_of(phrase, plain):
            found |= dict.fromkeys(range(i, i + len(phrase)), phrase)
    return {terms[i]: found[i] for i in sorted(found)}


def _starts_of(phrase: tuple[str, ...], plain: list[str]) -> list[int]:
    return [i for i, word in enumerate(plain) if word == phrase[0] and tuple(plain[i : i + len(phrase)]) == phrase]


def _snippet(passages: Sequence[Passage], found: dict[Term, object], raw: str) -> SpanRow | None:
    """Return the stretch with most of what was asked for, the first such one; of one passage, the title only if it must be."""
    best: tuple[tuple[int, bool], SpanRow] | None = None
    for passage in passages:
        at = [i for i, term in enumerate(passage.terms) if term in found]
        for i in at:
            window = passage.terms[max(i - 6, 0) : i - 6 + SNIPPET_TERMS] if i >= 6 else passage.terms[:SNIPPET_TERMS]
            score = (len({found[term] for term in window if term in found}), passage.role != "title")
            if best is None or score > best[0]:
                best = (score, _row(window[0].start, window[-1].end, raw))
    return best[1] if best else None


def _row(start: int, end: int, raw: str) -> SpanRow:
    return SpanRow(start=start, end=end, text=raw[start:end])
