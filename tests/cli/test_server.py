"""A store on a server, named as a file is: by --store or RECOUPE_STORE; whatever is said, its password is not."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from recoupe.types.server import Server
from tests.cli.conftest import Run
from tests.postgres import PASSWORD, Cluster

SECRETS = (PASSWORD, quote(PASSWORD, safe=""))


@pytest.fixture
def empty(cluster: Cluster) -> Iterator[Server]:
    named = cluster.empty()
    yield Server(address=cluster.over_network(named.name, SECRETS[1]))
    cluster.run(f"DROP DATABASE {named.name} WITH (FORCE)")


def test_a_store_on_a_server_from_init_to_backup(
    run: Run, page: Path, empty: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = []
    monkeypatch.setenv("RECOUPE_STORE", empty.address)
    for arguments, code in (
        (["init"], 0),
        (["init"], 1),
        (["add", page], 0),
        (["search", "négociation"], 0),
        (["search", "introuvable"], 4),
        (["build"], 0),
        (["timeline"], 0),
        (["actors"], 0),
        (["quotes"], 0),
        (["review"], 0),
        (["show", "nothing"], 4),
        (["status"], 0),
        (["remove", "talks", "--why", "a test page"], 0),
        (["restore", "talks"], 0),
        (["verify"], 4),
        (["migrate"], 0),
        (["backup", tmp_path / "copy.db"], 0),
        (["backup", empty.address], 1),
        (["doctor"], 0),
        (["partner", "init", "Desk Lisse"], 1),
        (["init", "--help"], 0),
    ):
        done = run(*arguments)
        assert done.code == code, (arguments, done.err)
        said.append(done.out + done.err)
    assert [text for text in said if any(secret in text for secret in SECRETS)] == []
    assert "guarded:***@127.0.0.1" in said[0]
    assert "PostgreSQL" in said[-3]
    assert run("status", "--store", tmp_path / "copy.db").code == 0


@pytest.mark.parametrize("command", ["init", "status", "serve", "doctor", "migrate"])
@pytest.mark.parametrize("secret", ["hun-ter2", *SECRETS])
def test_no_error_has_the_password(run: Run, cluster: Cluster, command: str, secret: str) -> None:
    done = run(command, "--store", cluster.over_network("nowhere", secret))
    assert done.code in (1, 3)
    assert secret not in done.out + done.err
