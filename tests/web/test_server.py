"""Every screen of a desk over a store on a server shows what the desk over the file shows that it was copied from."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.pipeline.language import Language
from recoupe.store import open_store, stored_pages
from recoupe.store.housekeeping.backup import back_up
from recoupe.types.server import Server
from tests.postgres import Cluster
from tests.web.conftest import client_of, desk_over
from tests.web.test_screens import BEGINNINGS, EACH, links_of, shape_of


@pytest.fixture
def server(cluster: Cluster, affair_store: Path) -> Iterator[Server]:
    named = cluster.empty()
    store = open_store(affair_store)
    back_up(store, named)
    store.close()
    yield named
    cluster.run(f"DROP DATABASE {named.name} WITH (FORCE)")


def test_every_screen_is_the_same(affair_store: Path, server: Server, language: Language) -> None:
    file = desk_over(affair_store, language)
    desks = [file, replace(desk_over(server, language), session=file.session)]
    clients = [client_of(desk) for desk in desks]
    waiting = [*BEGINNINGS, *(f"/pages/{page.record.page.id}" for page in stored_pages(desks[0].store))]
    seen: dict[str, list[str]] = {}
    while waiting:
        address = waiting.pop(0)
        alike = seen.setdefault(shape_of(address), [])
        if address in alike or len(alike) >= EACH or address.startswith("/static"):
            continue
        alike.append(address)
        shown = [client.get(address).text for client in clients]
        assert shown[0] == shown[1], address
        waiting += links_of(shown[0])
    assert len(seen) >= 20
    for desk in desks:
        desk.store.close()
