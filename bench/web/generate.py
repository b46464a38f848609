"""A store as large as a newsroom's: invented pages with their records, and the affair over them; nothing is parsed.

`python -m bench.web.generate FILE [PAGES]`: ten events a page; the same store for the same number, whatever the machine.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from sqlalchemy import insert

from bench.web.actors import actor_values
from bench.web.acts import Acts, build_acts
from bench.web.affairs import make_affairs
from bench.web.pages import Page, make_page
from recoupe.pipeline.language import load_affairs, load_knowledge
from recoupe.store import Connection, Store, create_store, tables
from recoupe.store.affair.facets import count_facets, facet_rows, happening_facet, sources_of
from recoupe.store.affair.tables import BUILT, built_actor, built_page, contradiction, happening, rung
from recoupe.store.affair.write import contradiction_row, happening_row, rung_rows, save_tellings, value_row
from recoupe.store.databases import database_of
from recoupe.store.fulltext import index_pages
from recoupe.store.passages import passages_of
from recoupe.store.reuse.rows import key_of
from recoupe.store.reuse.tables import reuse_page, reuse_side
from recoupe.store.rows import layer_rows
from recoupe.store.terms import load_stems
from recoupe.types.affair import AffairPage
from recoupe.types.record import encode_record

BATCH = 500


def generate(path: Path, pages: int) -> None:
    """Write the store."""
    random = Random(7)
    store, stems, begun = create_store(path), load_stems("fr"), time.perf_counter()
    for start in range(0, pages, BATCH):
        made = [make_page(number, random) for number in range(start + 1, min(start + BATCH, pages) + 1)]
        with store.writing() as db:
            for page in made:
                _write_page(db, page)
            index_pages(db, {page.number: passages_of(page.record, page.text) for page in made}, stems=stems)
            _write_reuse(db, made)
            _write_acts(db, build_acts(made, random))
        if start % (BATCH * 10) == 0:
            print(f"{start + len(made):,} pages, {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
    _finish(store)
    store.close()


def _finish(store: Store) -> None:
    """Write the actors, count what there is, let the database look at itself, and make affairs ready, as a build does."""
    with store.writing() as db:
        rows = ({"id": actor.id, "kind": actor.kind, "label": actor.label} | value_row(actor) for actor in actor_values())
        db.execute(insert(built_actor), list(rows))
        count_facets(db)
        db.execute(insert(tables.meta), {"key": BUILT, "value": "2026-01-01T00:00:00+00:00"})
        database_of(db).gather_statistics(db)
    make_affairs(store, load_knowledge(store.language), load_affairs(store.language))


def _write_page(db: Connection, page: Page) -> None:
    about, meta = page.record.page, page.record.meta
    row = {"number": page.number, "encoding": "utf-8", "given": "{}", "added": "2026-01-01", "read": "2026-01-01"}
    row |= {name: getattr(about, name) for name in ("id", "name", "sha256", "path", "url", "length", "language", "engine")}
    row |= {"title": meta.title, "publisher": meta.publisher, "published": meta.published.value}
    db.execute(insert(tables.page), row | {"earliest": meta.published.value, "latest": meta.published.value})
    db.execute(insert(tables.capture), {"page": page.number, "text": page.text})
    db.execute(insert(tables.record), {"page": page.number, "line": encode_record(page.record).decode()})
    for name, items in layer_rows(page.record, page.number).items():
        if items:
            db.execute(insert(tables.METADATA.tables[name]), items)
    cited = AffairPage(
        id=about.id, name=about.name, title=meta.title, publisher=meta.publisher, published=meta.published.value, url=about.url,
        origin=page.origin,
    )  # fmt: skip
    db.execute(insert(built_page), {"id": about.id} | value_row(cited))


def _write_reuse(db: Connection, pages: Sequence[Page]) -> None:
    """Write that every third page and the two after it print the same paragraph."""
    for page in pages:
        about = page.record.page
        row = {"key": key_of(about.id), "id": about.id, "page": page.number, "engine": about.engine, "given": "{}"}
        db.execute(insert(reuse_page), row | {"length": about.length, "prints": b""})
    sides = [
        {"key": key_of(page.record.page.id), "start": 60, "end": 900, "print": pages[first].number, "words": 120}
        | {"passage": pages[first].number}
        for first in range(0, len(pages) - 2, 3)
        for page in pages[first : first + 3]
    ]
    db.execute(insert(reuse_side), sides)


def _write_acts(db: Connection, acts: Acts) -> None:
    sources = {item.id: sources_of(item) for item in acts.happenings}
    disputes: dict[str, list[str]] = {}
    for point in acts.points:
        disputes.setdefault(point.happening, []).append(point.about)
    for page, tellings in acts.tellings.items():
        save_tellings(db, page, "x", tellings)
    db.execute(insert(happening), [happening_row(item) for item in acts.happenings])
    db.execute(insert(happening_facet), list(_facets(acts, disputes)))
    if acts.points:
        db.execute(insert(contradiction), [contradiction_row(point, sources) for point in acts.points])
    if acts.rungs:
        db.execute(insert(rung), list({row["id"]: row for row in rung_rows(acts.rungs)}.values()))


def _facets(acts: Acts, disputes: dict[str, list[str]]) -> Iterator[dict[str, object]]:
    for item in acts.happenings:
        yield from facet_rows(item, sorted(set(disputes.get(item.id, ()))))


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 50_000)
