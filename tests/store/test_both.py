"""The same pages in a file and on a server are found in the same order, whatever is asked."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from recoupe.pipeline.corpus import ReadPage
from recoupe.store import Store, save_page, search_pages, stored_pages
from recoupe.store.fulltext import pages_matching, rank_pages
from recoupe.store.housekeeping.change import remove_page
from recoupe.store.query import Query, parse_query
from recoupe.store.terms import load_stems
from tests.store.pages import write_page

WORDS = """
après apres apré accord accords armée armes arme négocier négociation négociateurs œuvre l'État d'après été aéroport
Valdor valdor échange échanges Čapek straße Ελλάδα 2016 12 aujourd'hui peut-être qu'il de la le les et et et
""".split()  # noqa: SIM905 - as a list, forty lines
PAGES, QUERIES = 120, 400


def sentence(source: random.Random, words: int) -> str:
    return " ".join(source.choice(WORDS) for _ in range(words))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[ReadPage]:
    """Return pages of few words, so that many have one rank, and phrases repeat and overlap."""
    source, folder = random.Random(10), tmp_path_factory.mktemp("both")
    texts = [
        f"{sentence(source, source.randrange(1, 6))}\n\n{sentence(source, source.randrange(3, 90))}.\n" for _ in range(PAGES)
    ]
    texts += ["et et et et\n\net et et et et.\n", f"{'x' * 700}\n\n{'x' * 700} accord\n", texts[0]]
    return [write_page(folder, f"page{number:03}", text) for number, text in enumerate(texts)]


@pytest.fixture
def both(store_file: Store, store_server: Store, pages: list[ReadPage], tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """Give two stores that were filled alike: pages came, were read anew, and went."""
    for store in (store_file, store_server):
        for page in pages:
            save_page(store, page)
        save_page(store, write_page(Path(pages[3].capture.path).parent, "page003", pages[3].capture.text, engine="engine-2"))
        remove_page(store, "page007", why="a test page")
    yield store_file, store_server


def queries() -> list[str]:
    source = random.Random(11)
    asked = ['"et et"', '"et et et"', "et", '"et"', "x" * 700, f'"{"x" * 700}"', '"accord" "valdor"', 'accord "et et" armée']
    for _ in range(QUERIES):
        words = [source.choice(WORDS) for _ in range(source.randrange(3))]
        phrases = [f'"{sentence(source, source.randrange(1, 4))}"' for _ in range(source.randrange(3))]
        asked.append(" ".join(words + phrases) or "accord")
    return asked


def test_pages_are_ranked_alike(both: tuple[Store, Store]) -> None:
    """Whole lists, so that pages of one rank are too; ranks themselves to the last bit, or some pair would change places."""
    stems, found = load_stems("fr"), 0
    for asked in queries():
        query = parse_query(asked, stems=stems)
        file, server = (_answers(store, query) for store in both)
        assert file == server, asked
        found += len(file[0][0]) > 1
    assert found > QUERIES / 3


def _answers(store: Store, query: Query) -> list[object]:
    with store.reading() as db:
        some = [number for number in range(PAGES) if number % 3]
        return [
            rank_pages(db, query, limit=None),
            rank_pages(db, query, limit=5, offset=2),
            rank_pages(db, query, limit=7, pages=some),
            pages_matching(db, query, after=40, limit=25),
        ]


def test_hits_and_pages_are_the_same(both: tuple[Store, Store]) -> None:
    file, server = both
    for asked in queries()[:40]:
        assert search_pages(file, asked) == search_pages(server, asked), asked
    assert list(stored_pages(file)) == list(stored_pages(server))


def test_the_indexes_hold_the_same_words(both: tuple[Store, Store]) -> None:
    held = []
    for store in both:
        with store.reading() as db:
            asked = (text(f"SELECT rowid, title, body FROM {name} ORDER BY rowid") for name in ("words", "stems"))
            held.append([list(map(tuple, db.execute(question))) for question in asked])
    assert held[0] == held[1]
