"""Every screen of a desk over a store on a server shows what the desk over the file shows that it was copied from."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.pipeline.language import Language
from recoupe.store import open_store, stored_pages
from recoupe.store.affairs import Filter, new_affair, pages_of
from recoupe.store.housekeeping.backup import back_up
from recoupe.store.housekeeping.change import remove_page
from recoupe.types.server import Server, beside
from tests.postgres import Cluster
from tests.web.conftest import client_of, desk_over
from tests.web.test_screens import BEGINNINGS, EACH, links_of, shape_of

NAME = "barges"


@pytest.fixture
def file(store_path: Path, language: Language) -> Path:
    """The file of a store with an affair of some of its pages."""
    store = open_store(store_path)
    new_affair(store, language.pack.actors, NAME, Filter(words="barges"))
    store.close()
    return store_path


@pytest.fixture
def server(cluster: Cluster, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    named = cluster.empty()
    monkeypatch.chdir(tmp_path)
    if (keys := beside(file, ".key")).exists():
        shutil.copy(keys, beside(named, ".key"))
    store = open_store(file)
    back_up(store, named)
    store.close()
    yield named
    cluster.run(f"DROP DATABASE {named.name} WITH (FORCE)")


@pytest.mark.parametrize("affair", ["", f"/affair/{NAME}"], ids=["the whole store", "one affair"])
def test_every_screen_is_the_same(file: Path, server: Server, language: Language, affair: str) -> None:
    first = desk_over(file, language)
    desks = [first, replace(desk_over(server, language), session=first.session)]
    clients = [client_of(desk) for desk in desks]
    beginnings = [*BEGINNINGS, *(f"/pages/{page.record.page.id}" for page in stored_pages(first.store))]
    waiting = [f"{affair}{address}" for address in beginnings]
    seen: dict[str, list[str]] = {}
    while waiting:
        address = waiting.pop(0)
        alike = seen.setdefault(shape_of(address), [])
        if address in alike or len(alike) >= EACH or not address.startswith(affair) or address.startswith("/static"):
            continue
        alike.append(address)
        shown = [client.get(address).text for client in clients]
        assert shown[0] == shown[1], address
        waiting += links_of(shown[0])
    assert len(seen) >= 20
    for desk in desks:
        desk.close()


def test_an_affair_is_made_ready_anew_when_somebody_wrote(server: Server, language: Language) -> None:
    desk = desk_over(server, language)
    before = desk.known_affairs.store_of(NAME)
    with before.reading() as db:
        held = set(pages_of(db, None))
    page = next(one for one in stored_pages(desk.store) if one.number in held)
    assert desk.known_affairs.store_of(NAME) is before
    remove_page(desk.store, page.record.page.id, why="a test")
    with desk.known_affairs.store_of(NAME).reading() as db:
        assert set(pages_of(db, None)) == held - {page.number}
    desk.close()
