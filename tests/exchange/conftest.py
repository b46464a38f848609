"""Two desks that know each other, one with a few acts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.made import Act, Desk, fill, introduce, make_desk

ACTS = (
    Act(page="une", happening="h-0000000001"),
    Act(page="deux", happening="h-0000000001", publisher="Le Courrier", status="denied", killed=3),
    Act(
        page="deux",
        happening="h-0000000002",
        type="CONSULT",
        themes=("diplomatic",),
        publisher="Le Courrier",
        text="Autre " + 9 * "mot ",
    ),
)


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    one, other = make_desk("Desk Lisse", tmp_path / "one"), make_desk("Desk Dunes", tmp_path / "other")
    introduce(one, other)
    yield one, other
    one.store.close()
    other.store.close()


@pytest.fixture
def one(desks: tuple[Desk, Desk]) -> Desk:
    fill(desks[0], ACTS)
    return desks[0]


@pytest.fixture
def other(desks: tuple[Desk, Desk]) -> Desk:
    return desks[1]
