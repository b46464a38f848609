"""A PostgreSQL server of the tests' own: private, in a folder that goes away, stopped at the end."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

from recoupe.store import create_store
from recoupe.types.server import Server

NO_POSTGRES = (
    "no PostgreSQL server here: 'apt-get install postgresql' on Debian, or name the folder of initdb in RECOUPE_POSTGRES"
)
PASSWORD = "s3cr3t:p@ss/w?rd"
_SETTINGS = {"fsync": "off", "max_connections": "60", "shared_buffers": "64MB", "timezone": "Europe/Paris"}


@dataclass
class Cluster:
    """A running server; `folder` holds its socket. It is asked for over the socket, or with a password over `port`."""

    folder: Path
    port: int
    made: Iterator[int] = field(default_factory=count)
    free: list[Server] = field(default_factory=list)

    def address(self, database: str) -> str:
        return f"postgresql://recoupe@/{database}?host={self.folder}&port={self.port}"

    def over_network(self, database: str, password: str) -> str:
        return f"postgresql://guarded:{password}@127.0.0.1:{self.port}/{database}"

    def empty(self) -> Server:
        """Return a new database, with nothing in it."""
        name = f"store_{next(self.made)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE template0")
        return Server(address=self.address(name))

    def run(self, statement: str) -> None:
        with psycopg.connect(self.address("postgres"), autocommit=True) as server:
            server.execute(statement)

    def store(self) -> Server:
        """Return an empty store, one that was given back where there is one: making it takes a second."""
        if self.free:
            return self.free.pop()
        made = self.empty()
        create_store(made).close()
        return made

    def give_back(self, store: Server) -> None:
        """Empty a store for the next test; one that a test took apart is let go."""
        with psycopg.connect(store.address) as db:
            tables = {row[0] for row in db.execute(_KIND, ["r"])}
            if tables != self.pristine.tables:
                return
            db.execute("SET session_replication_role = replica")
            db.execute("; ".join(f'DELETE FROM "{name}"' for name in sorted(tables)))
            db.execute("; ".join(f'ALTER SEQUENCE "{row[0]}" RESTART' for row in db.execute(_KIND, ["S"]).fetchall()))
            db.cursor().executemany("INSERT INTO meta (key, value) VALUES (%s, %s)", self.pristine.meta)
        self.free.append(store)

    @cached_property
    def pristine(self) -> "Pristine":
        """What a store holds that nobody has written to."""
        made = self.empty()
        create_store(made).close()
        with psycopg.connect(made.address) as db:
            tables = frozenset(row[0] for row in db.execute(_KIND, ["r"]))
            return Pristine(tables, db.execute("SELECT key, value FROM meta").fetchall())


_KIND = "SELECT relname FROM pg_class WHERE relkind = %s AND relnamespace = 'public'::regnamespace"


@dataclass(frozen=True)
class Pristine:
    tables: frozenset[str]
    meta: list[tuple[Any, ...]]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server for the tests of this process."""
    with running_cluster() as started:
        yield started


@contextmanager
def running_cluster(**changed: str) -> Iterator[Cluster]:
    """Start a server, and stop it at the end; as root, it runs as another user, since PostgreSQL refuses to run as root.

    Args:
        changed: settings of the server that are to be other than for tests.
    """
    server = programs()
    folder = Path(tempfile.mkdtemp(prefix="recoupe-pg-"))
    user = _user()
    data, port = folder / "data", _free_port()
    settings = _SETTINGS | changed | {"unix_socket_directories": str(folder), "listen_addresses": "127.0.0.1", "port": str(port)}
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    try:
        if user:
            shutil.chown(folder, user)
        folder.chmod(0o755)
        _run(user, server / "initdb", "-D", data, "-U", "recoupe", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        (data / "pg_hba.conf").write_text("local all all trust\nhost all guarded 127.0.0.1/32 scram-sha-256\n")
        _run(user, server / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start")
        try:
            started = Cluster(folder, port)
            started.run(f"CREATE ROLE guarded LOGIN SUPERUSER PASSWORD '{PASSWORD}'")
            yield started
        finally:
            _run(user, server / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def programs() -> Path:
    """Return the folder of the server's programs, the newest; Debian has them outside of PATH."""
    named = os.environ.get("RECOUPE_POSTGRES")
    found = [Path(named)] if named else sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: float(one.parent.name))
    if on_path := shutil.which("initdb"):
        found.insert(0, Path(on_path).resolve().parent)
    if not found or not (found[-1] / "initdb").exists():
        pytest.fail(NO_POSTGRES, pytrace=False)
    return found[-1]


def _user() -> str | None:
    if os.getuid() != 0:
        return None
    return next(one.pw_name for name in ("postgres", "nobody") for one in pwd.getpwall() if one.pw_name == name)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _run(user: str | None, *command: str | Path) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        user=user,
        group=pwd.getpwnam(user).pw_gid if user else None,
        extra_groups=[] if user else None,
        cwd="/",
        stdout=subprocess.DEVNULL,  # pg_ctl hands it to the server: a pipe would never end
        stderr=subprocess.STDOUT,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(map(str, command))} ended with {done.returncode}"
