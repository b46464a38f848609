"""A store on a PostgreSQL server: what only a server has; passwords, turns, kills, and the way there from a file and back."""

import random
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import text

from recoupe.store import Store, create_store, find_page, open_store, save_page, search_pages, status_of, verify_store
from recoupe.store.databases.postgres import server as postgres
from recoupe.store.housekeeping.backup import back_up
from recoupe.store.housekeeping.change import remove_page
from recoupe.store.housekeeping.sound import check_store
from recoupe.store.migrations import migrate_store
from recoupe.types.errors import StoreError
from recoupe.types.server import Server, beside, store_name
from tests.postgres import PASSWORD, Cluster, programs
from tests.store.desk import add_pages, everything
from tests.store.killed import check_after_kill, content, kill_while_writing, pages_in
from tests.store.pages import TALKS, write_page
from tests.store.test_kill import ROOT
from tests.store.writer import write_pages

PAGES, KILLS = 40, 3


def plain(found: dict[str, list[object]]) -> dict[str, list[object]]:
    """Return rows as they are in any database, without when the store was made."""
    return {name: [tuple(row) for row in rows] for name, rows in found.items() if name != "meta"}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("postgresql://ana:geheim@db/affaire", "postgresql://ana:***@db/affaire"),
        ("postgres://ana:ge@he/im@db:5433/affaire?sslmode=require", "postgres://ana:***@db:5433/affaire?sslmode=require"),
        ("postgresql:///affaire?user=ana&password=geheim", "postgresql:///affaire?user=ana&password=***"),
        ("postgresql://ana@db/affaire", "postgresql://ana@db/affaire"),
        ("postgresql:///affaire", "postgresql:///affaire"),
    ],
)
def test_an_address_never_shows_its_password(typed: str, shown: str) -> None:
    named = store_name(typed)
    assert isinstance(named, Server)
    assert (str(named), repr(named), f"{named}", named.name) == (shown, f"Server('{shown}')", shown, "affaire")
    secret = next((one for one in ("geheim", "ge@he/im") if one in typed), None)
    assert named.hide(f"refused: {typed}, {secret}") == f"refused: {shown}, {'***' if secret else None}"


def test_what_belongs_to_a_store_lies_beside_it() -> None:
    assert beside(Path("a/affaire.db"), ".key") == Path("a/affaire.key")
    assert beside(Server(address="postgresql://db/../affaire"), ".key") == Path("affaire.key")
    assert beside(Server(address="postgresql://"), ".key") == Path("recoupe.key")


@pytest.mark.parametrize("password", ["wrong-one", PASSWORD])
def test_a_password_is_in_no_message(cluster: Cluster, password: str) -> None:
    for address in (
        cluster.over_network("none", password),
        cluster.over_network("none", quote(password, safe="")),
        f"postgresql://127.0.0.1:{cluster.port}/none?user=guarded&password={quote(password, safe='')}",
    ):
        for call in (open_store, create_store, check_store):
            with pytest.raises(StoreError) as raised:
                call(address if call is not check_store else Server(address=address))
            assert password not in str(raised.value)
            assert quote(password, safe="") not in str(raised.value)
            assert "***" in str(raised.value)


def test_a_password_opens_the_store(cluster: Cluster, store_server: Store) -> None:
    assert isinstance(store_server.path, Server)
    opened = open_store(cluster.over_network(store_server.path.name, quote(PASSWORD, safe="")))
    assert status_of(opened).pages == 0
    opened.close()


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("postgresql://127.0.0.1:1/affaire", "no PostgreSQL server answers there; start it"),
        ("postgresql:///affaire?host=/nowhere", "no PostgreSQL server answers there; start it"),
        ("postgresql://127.0.0.1:port/affaire", "the database says: .*port"),
        ("postgresql:///affaire?nonsense=1", "the database says: .*nonsense"),
    ],
)
def test_an_address_that_leads_nowhere(address: str, message: str) -> None:
    for call in (open_store, create_store):
        with pytest.raises(StoreError, match=message):
            call(address)


def test_a_database_that_is_not_there_and_one_without_a_store(cluster: Cluster) -> None:
    with pytest.raises(StoreError, match=r'none.* database "none" does not exist; the server\'s \'createdb\''):
        open_store(cluster.address("none"))
    with pytest.raises(StoreError, match="is not a store of recoupe; 'recoupe init' makes one"):
        open_store(cluster.address("postgres"))


def test_what_exists_is_not_overwritten(store_server: Store, tmp_path: Path) -> None:
    save_page(store_server, write_page(tmp_path))
    before = everything(store_server)
    with pytest.raises(StoreError, match="exists already and is left as it is; name another database"):
        create_store(store_server.path)
    assert everything(store_server) == before


def test_a_database_in_another_encoding_is_refused(cluster: Cluster) -> None:
    cluster.run("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
    with pytest.raises(StoreError, match="is in LATIN1; make one with 'createdb --encoding=UTF8"):
        create_store(cluster.address("latin"))


def test_a_store_that_cannot_be_finished_leaves_nothing(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = cluster.empty()
    with monkeypatch.context() as patched:
        patched.setattr("recoupe.store.open.append_only_triggers", lambda _: ["CREATE NONSENSE"])
        with pytest.raises(StoreError, match="the database says"):
            create_store(empty)
    with pytest.raises(StoreError, match="is not a store of recoupe"):
        open_store(empty)
    create_store(empty).close()


def test_without_psycopg_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "recoupe.store.databases.postgres.text", None)
    with pytest.raises(StoreError, match=r"needs psycopg; pip install 'recoupe\[postgres\]'"):
        open_store("postgresql:///affaire")


def test_a_page_with_nul_comes_back_and_one_with_no_character_is_refused(store_server: Store, tmp_path: Path) -> None:
    odd = f"{TALKS}\0\r\n\U0001f600 \0\0fin\n"
    save_page(store_server, write_page(tmp_path, "nul", odd))
    page = find_page(store_server, "nul")
    assert page is not None
    assert page.text == odd
    assert [check.mismatches for check in verify_store(store_server)] == [()]
    with pytest.raises(StoreError, match=r"text with U\+FDD0, which is no character"):
        save_page(store_server, write_page(tmp_path, "none", f"{TALKS}\ufdd0"))
    assert status_of(store_server).pages == 1


def test_a_writer_waits_for_its_turn_and_says_when_it_did_in_vain(
    store_server: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = write_page(tmp_path)
    other = open_store(store_server.path)
    monkeypatch.setattr(postgres, "_BUSY_SECONDS", 1)
    with store_server.writing() as db:
        db.execute(text("DELETE FROM page"))
        with pytest.raises(StoreError, match="another program has been writing to it for 1 seconds; try again later"):
            save_page(other, page)
        with ThreadPoolExecutor(1) as pool:
            monkeypatch.setattr(postgres, "_BUSY_SECONDS", 20)
            waiting = pool.submit(save_page, other, page)
            db.commit()
            assert waiting.result() == "added"
    other.close()


def test_a_server_that_goes_away_in_the_midst_of_a_page(cluster: Cluster, store_server: Store, tmp_path: Path) -> None:
    save_page(store_server, write_page(tmp_path))
    before = everything(store_server)
    closed = "the server closed the connection; nothing of this was written, try again"
    with pytest.raises(StoreError, match=closed), store_server.writing() as db:
        remove = text("DELETE FROM page")
        db.execute(remove)
        cluster.run(f"SELECT pg_terminate_backend({db.execute(text('SELECT pg_backend_pid()')).scalar_one()})")
        db.execute(remove)
    assert everything(store_server) == before
    assert save_page(store_server, write_page(tmp_path, "second")) == "added"


def test_a_reader_sees_one_moment(store_server: Store, tmp_path: Path) -> None:
    with store_server.reading() as db:
        assert db.execute(text("SELECT count(*) FROM page")).scalar_one() == 0
        other = open_store(store_server.path)
        save_page(other, write_page(tmp_path))
        other.close()
        assert db.execute(text("SELECT count(*) FROM page")).scalar_one() == 0
    assert status_of(store_server).pages == 1


def test_a_writer_that_is_killed_again_and_again(cluster: Cluster, store_server: Store, tmp_path: Path) -> None:
    """Killed -9 at random moments, in the midst of a page too; the server gives its turn to the next one."""
    folder = tmp_path / "pages"
    folder.mkdir()
    alone = create_store(tmp_path / "alone.db")
    write_pages(alone.path, folder, PAGES)
    undisturbed, now = content(alone), content(store_server)
    assert isinstance(store_server.path, Server)
    command = [sys.executable, "-m", "tests.store.writer", store_server.path.address, str(folder), str(PAGES)]
    chance, hit = random.Random(20161012), 0
    for _ in range(KILLS):
        hit += kill_while_writing(store_server, command, ROOT, chance, pages=PAGES // KILLS - 2, pause=0.05)
        now = check_after_kill(store_server, now, undisturbed)
    assert hit >= KILLS - 1
    write_pages(store_server.path, folder, PAGES)
    assert pages_in(store_server) == PAGES
    assert len(search_pages(store_server, "valdor", limit=PAGES).hits) == PAGES


@pytest.fixture
def emptied(cluster: Cluster) -> Server:
    return cluster.empty()


def test_a_store_goes_onto_a_server_and_back_with_all_it_has(store_file: Store, emptied: Server, tmp_path: Path) -> None:
    add_pages(store_file, tmp_path)
    save_page(store_file, write_page(tmp_path))
    remove_page(store_file, "p4", why="a test page")
    up = back_up(store_file, emptied)
    assert (up.path, up.pages) == (str(emptied), 5)
    server = open_store(emptied)
    assert plain(everything(server)) == plain(everything(store_file))
    assert save_page(server, write_page(tmp_path, "new")) == "added"
    remove_page(server, "new", why="a test page")
    down = back_up(server, tmp_path / "down.db")
    assert (down.path, down.pages, down.size) == (str(tmp_path / "down.db"), 5, (tmp_path / "down.db").stat().st_size)
    back = open_store(tmp_path / "down.db")
    assert plain(everything(back)) == plain(everything(server))
    for one in (server, back):
        assert check_store(one.path).faults == ()
        assert search_pages(one, "valdor armée").hits == search_pages(store_file, "valdor armée").hits
        one.close()


def test_a_copy_onto_a_server_that_breaks_off_leaves_nothing(
    store_file: Store, emptied: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_page(store_file, write_page(tmp_path))

    def broken(*_: object) -> None:
        raise RuntimeError("broken off")

    with monkeypatch.context() as patched:
        patched.setattr("recoupe.store.housekeeping.copied._words_of", broken)
        with pytest.raises(RuntimeError, match="broken off"):
            back_up(store_file, emptied)
    with pytest.raises(StoreError, match="is not a store of recoupe"):
        open_store(emptied)
    assert back_up(store_file, emptied).pages == 1
    with pytest.raises(StoreError, match="exists already"):
        back_up(store_file, emptied)


def test_there_is_nothing_to_migrate(store_server: Store) -> None:
    assert migrate_store(store_server.path).backup is None


def test_what_is_astray_is_named(store_server: Store, tmp_path: Path) -> None:
    save_page(store_server, write_page(tmp_path))
    found = check_store(store_server.path)
    assert (found.faults, found.database.split()[0], found.pages) == ((), "PostgreSQL", 1)
    with store_server.writing() as db:
        db.execute(text("DELETE FROM stems"))
    assert check_store(store_server.path).faults == (
        "the index stems lacks 1 pages and has 0 that are not there; restore a backup, or add all again",
    )


def test_without_a_server_the_tests_fail_and_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOUPE_POSTGRES", "/nowhere")
    with pytest.raises(pytest.fail.Exception, match="'apt-get install postgresql' on Debian"):
        programs()
