"""The desk over the sample affair, read and cross-checked once; each test that changes something gets a copy."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from recoupe.affair import build_affair
from recoupe.pipeline.corpus import ReadPage, read_pages
from recoupe.pipeline.language import load_affairs, load_language
from recoupe.readers import open_captures, read_manifest
from recoupe.store import create_store, save_page
from recoupe.web import Desk, make_app, open_desk

SAMPLE = Path(__file__).parents[2] / "src/recoupe/cli/sample"
HOST = "127.0.0.1:8422"
ACTORS = (SAMPLE / "actors.csv",)


@pytest.fixture(scope="session")
def affair_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample affair, cross-checked; not to be written to."""
    path = tmp_path_factory.mktemp("desk") / "affaire.db"
    language = load_language(actor_files=ACTORS)
    given = read_manifest(SAMPLE / "manifest.jsonl")
    store = create_store(path)
    captures = open_captures([str(SAMPLE)], given=given, manifest=SAMPLE / "manifest.jsonl")
    for read in read_pages(captures, language=language, given=given):
        if isinstance(read, ReadPage):
            save_page(store, read)
    build_affair(store, actors=language.pack.actors, lexicon=load_affairs("fr"))
    store.close()
    return path


@pytest.fixture
def store_path(affair_store: Path, tmp_path: Path) -> Path:
    """A copy of the store, to be changed."""
    return Path(shutil.copy(affair_store, tmp_path / "affaire.db"))


@pytest.fixture
def desk(store_path: Path) -> Iterator[Desk]:
    opened = open_desk(store_path, actor_files=ACTORS)
    yield opened
    opened.jobs.wait()
    opened.store.close()


Opened = Callable[[Desk], TestClient]


def client_of(desk: Desk) -> TestClient:
    """Return a browser without a screen that was given the address of a desk, and has opened it."""
    client = TestClient(make_app(desk, hosts=frozenset({HOST})), base_url=f"http://{HOST}", raise_server_exceptions=False)
    assert client.get("/", params={"token": desk.session.token}).status_code == 200
    client.headers["Origin"] = f"http://{HOST}"
    return client


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return client_of(desk)
