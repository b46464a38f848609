"""Several programs at one store: readers never wait, writers take turns, nothing is written twice."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from recoupe.pipeline.corpus import ReadPage
from recoupe.store import Store, open_store, save_page, search_pages, status_of, verify_store
from tests.store.pages import write_page


def test_two_writers_add_each_page_once(store: Store, tmp_path: Path) -> None:
    pages = [write_page(tmp_path, f"page{number}") for number in range(30)]

    def add_all(batch: list[ReadPage]) -> list[str]:
        own = open_store(store.path)
        done = [save_page(own, page) for page in batch]
        own.close()
        return done

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(add_all, [pages, pages[::-1]])
    assert sorted(first + second) == ["added"] * 30 + ["unchanged"] * 30
    assert status_of(store).pages == 30
    assert [check for check in verify_store(store) if check.mismatches] == []


def test_a_reader_sees_whole_pages_while_another_writes(store: Store, tmp_path: Path) -> None:
    save_page(store, write_page(tmp_path, "first"))
    other = open_store(store.path)
    with store.writing() as db:
        db.exec_driver_sql("DELETE FROM page")
        assert status_of(other).pages == 1
        assert search_pages(other, "valdor").total == 1
    assert status_of(other).pages == 0
    other.close()
