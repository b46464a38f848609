"""The desk over the sample affair, read and cross-checked once; each test that changes something gets a copy."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from recoupe.affair import build_affair
from recoupe.pipeline.corpus import ReadPage, read_pages
from recoupe.pipeline.language import Language, load_affairs, load_language
from recoupe.readers import open_captures, read_manifest
from recoupe.store import create_store, open_store, save_page
from recoupe.types.server import StoreName
from recoupe.web import Desk, make_app
from recoupe.web.safety.session import new_session
from recoupe.web.users import passwords
from tests.web.exchanged import exchange_in

SAMPLE = Path(__file__).parents[2] / "src/recoupe/cli/sample"
HOST = "127.0.0.1:8422"
ACTORS = (SAMPLE / "actors.csv",)


@pytest.fixture(scope="session")
def language() -> Language:
    return load_language(actor_files=ACTORS)


@pytest.fixture(scope="session")
def affair_store(language: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample affair, cross-checked; not to be written to."""
    path = tmp_path_factory.mktemp("desk") / "affaire.db"
    given = read_manifest(SAMPLE / "manifest.jsonl")
    store = create_store(path)
    captures = open_captures([str(SAMPLE)], given=given, manifest=SAMPLE / "manifest.jsonl")
    for read in read_pages(captures, language=language, given=given):
        if isinstance(read, ReadPage):
            save_page(store, read)
    build_affair(store, actors=language.pack.actors, lexicon=load_affairs("fr"))
    store.close()
    exchange_in(path, path.parent / "exchange")
    return path


@pytest.fixture
def store_path(affair_store: Path, tmp_path: Path) -> Path:
    """A copy of the store, to be changed."""
    return copy_of(affair_store, tmp_path)


def copy_of(store: Path, folder: Path) -> Path:
    """Copy a store and the keys of its desk into a folder."""
    shutil.copy(store.with_suffix(".key"), folder)
    return Path(shutil.copy(store, folder))


def desk_over(path: StoreName, language: Language) -> Desk:
    """Return a desk over a store, without reading the words of the language again."""
    return Desk(
        store=open_store(path),
        actors=language.pack.actors,
        affairs=load_affairs("fr"),
        session=new_session(),
        actor_files=ACTORS,
    )


@pytest.fixture
def desk(store_path: Path, language: Language) -> Iterator[Desk]:
    opened = desk_over(store_path, language)
    yield opened
    opened.jobs.wait()
    opened.close()


@pytest.fixture
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hashes that cost little, for tests that are not about what they cost."""
    hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: hasher)
    passwords._nobody.cache_clear()
    yield
    passwords._nobody.cache_clear()


def client_of(desk: Desk) -> TestClient:
    """Return a browser without a screen that was given the address of a desk, and has opened it."""
    client = TestClient(make_app(desk, hosts=frozenset({HOST})), base_url=f"http://{HOST}", raise_server_exceptions=False)
    assert client.get("/", params={"token": desk.session.token}).status_code == 200
    client.headers["Origin"] = f"http://{HOST}"
    return client


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return client_of(desk)
