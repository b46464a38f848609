"""A run that is loaded gives the store that adding its pages would have given, however often the loader is killed."""

import random
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from recoupe.pipeline.corpus import PageFailure, ReadPage
from recoupe.scale import RunFolder, read_run
from recoupe.store import Store, create_store, save_failures, save_page, stored_pages, verify_store
from recoupe.store.housekeeping.change import remove_page, restore_page, set_page
from recoupe.types.capture import Given
from recoupe.types.errors import RecoupeError
from recoupe.types.server import Server
from tests.readers.samples import jsonl, text_page, write
from tests.scale.made import files_of, load, make_inputs, one_after_the_other, read_all
from tests.scale.test_faults import KILLS, SEED
from tests.store.killed import check_after_kill, content, kill_while_writing, without_times
from tests.toy.pack import load_toy


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return make_inputs(tmp_path_factory.mktemp("inputs"), pages=9)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, inputs: list[str]) -> Path:
    place = tmp_path_factory.mktemp("loaded") / "run"
    read_all(place, inputs)
    return place


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory, inputs: list[str]) -> Store:
    """A store into which the same pages were added, one after the other."""
    return _add(inputs, tmp_path_factory.mktemp("added") / "added.db")


def name_of(store: Store) -> str:
    """Return what a process of its own opens a store by."""
    return store.path.address if isinstance(store.path, Server) else str(store.path)


def _add(inputs: list[str], path: Path) -> Store:
    store = create_store(path)
    found = one_after_the_other(inputs)
    pages = [item for item in found if isinstance(item, ReadPage)]
    for page in pages:
        save_page(store, page)
    save_failures(store, [item for item in found if isinstance(item, PageFailure)], tried={page.capture.path for page in pages})
    return store


def test_a_store_that_was_loaded_is_the_one_that_was_added_to(run: Path, added: Store, empty_store: Callable[[], Store]) -> None:
    store = empty_store()
    loaded = load(run, store)
    assert (loaded.saved, loaded.missing) == ({"added": 155}, 0)
    assert without_times(store) == without_times(added)
    assert [check for check in verify_store(store) if check.mismatches] == []
    assert load(run, store).saved == {"unchanged": 155}
    assert without_times(store) == without_times(added)


def test_decisions_of_people_count(run: Path, inputs: list[str], added: Store, tmp_path: Path) -> None:
    store = _add(inputs, tmp_path / "decided.db")
    remove_page(store, "pages#m1", why="not ours")
    set_page(store, load_toy, "pages#m2", Given(published=date(2016, 10, 12)), why="print")
    before = without_times(store)
    again = load(run, store)
    assert again.saved == {"unchanged": 154, "kept out": 1}
    assert without_times(store) == before


def test_a_page_that_was_set_before_it_comes_is_read_as_it_was_set(run: Path, inputs: list[str], tmp_path: Path) -> None:
    store = _add(inputs, tmp_path / "decided.db")
    set_page(store, load_toy, "pages#m2", Given(published=date(2016, 10, 12)), why="print")
    expected = without_times(store)
    remove_page(store, "pages#m2", why="a mistake")
    restore_page(store, "pages#m2")
    assert load(run, store).saved == {"unchanged": 154, "added": 1}
    assert {page.record.page.name: page.record.meta.published.value for page in stored_pages(store)}["pages#m2"] == "2016-10-12"
    now = without_times(store)
    assert len(now["page"]) == len(expected["page"])
    assert load(run, store).saved == {"unchanged": 155}
    assert without_times(store) == now


def test_the_loader_killed_again_and_again(inputs: list[str], empty_store: Callable[[], Store], tmp_path: Path) -> None:
    """Killed -9 in the midst of one of several transactions."""
    rows = write(tmp_path / "rows.jsonl", jsonl(*({"name": f"row{n}", "text": text_page(n) * 9} for n in range(300))))
    good = [*(f"{inputs[0]}/{name}" for name in ("0", "1", "crawl.warc.gz", "pages.zip")), str(rows)]
    read_all(tmp_path / "run", good)
    store = empty_store()
    undisturbed, now, chance, killed = content(_add(good, tmp_path / "added.db")), content(store), random.Random(SEED), 0
    while killed < KILLS:
        command = [sys.executable, "-m", "tests.scale.made", "load", str(tmp_path / "run"), name_of(store)]
        if kill_while_writing(store, command, Path(), chance, pages=250, pause=0.2):
            killed += 1
            now = check_after_kill(store, now, undisturbed)
        else:
            store = empty_store()
            now = content(store)
    load(tmp_path / "run", store)
    assert content(store) == undisturbed


def test_what_is_missing_is_passed_over_and_counted(run: Path, added: Store, tmp_path: Path) -> None:
    for name, data in files_of(run).items():
        if not name.endswith("00001.parquet"):
            write(tmp_path / "run" / name, data)
    store = create_store(tmp_path / "loaded.db")
    loaded = load(tmp_path / "run", store)
    assert loaded.missing == 1
    write(tmp_path / "run/shards/00001.parquet", (run / "shards/00001.parquet").read_bytes())
    assert load(tmp_path / "run", store).saved["added"] == 155 - loaded.saved["added"] > 0


def test_a_folder_without_a_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecoupeError, match=r"holds no run \(.*run\.json\)"):
        read_run(RunFolder(tmp_path))
