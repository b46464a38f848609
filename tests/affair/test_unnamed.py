"""What unnamed people are called: one plain word for each role, with the country."""

from pathlib import Path
from typing import Any

import pytest

from recoupe.affair.unnamed import Unnamed
from recoupe.lexicon.load import read_yaml
from recoupe.pipeline.language import load_affairs, load_knowledge
from recoupe.types.affair import AffairActor

DATA = Path(__file__).parents[2] / "src/recoupe/languages/fr/data"


@pytest.fixture(scope="module")
def unnamed() -> Unnamed:
    return Unnamed(load_knowledge(), load_affairs())


@pytest.mark.parametrize(
    ("ident", "label", "country"),
    [
        ("unknown/attackers", "assaillants", None),
        ("unknown/civilians-sy", "civils (Syrie)", "sy"),
        ("unknown/military-source", "source militaire", None),
        ("unknown/fisherman@page", "pêcheur", None),
        ("unknown/security-official-sy", "responsable (Syrie)", "sy"),
        ("unknown/no-such-role-sy", "no such role (Syrie)", "sy"),
        ("unknown/coming-xx", "coming xx", None),
    ],
)
def test_who_is_only_implied_has_a_name(unnamed: Unnamed, ident: str, label: str, country: str | None) -> None:
    assert unnamed.actor(ident) == AffairActor(id=ident, kind="unknown", label=label, country=country)


def test_what_a_page_calls_them_counts_only_for_roles_that_have_no_word(unnamed: Unnamed) -> None:
    def called(ident: str, label: str) -> str:
        return unnamed.called({ident: AffairActor(id=ident, kind="unknown", label=label)})[ident].label

    assert called("unknown/attackers", "kamikazes") == "assaillants"
    assert called("unknown/cgt-leader-fr", "numéro un") == "numéro un (France)"


def test_who_has_a_name_keeps_it(unnamed: Unnamed) -> None:
    named = AffairActor(id="person/attackers", kind="person", label="Viktor Selm")
    assert unnamed.called({"x": named}) == {"x": named}


def test_every_role_that_stages_give_has_a_word() -> None:
    people = _rows("events/people.yaml", "people")
    groups = _rows("actors/heads.yaml", "groups")
    nouns = read_yaml(DATA / "quotes/roles.yaml", dict[str, Any])["nouns"]
    roles = {row["role"] for row in (*people, *groups)} | set(nouns.values())
    assert sorted(roles - set(load_affairs().unnamed)) == []


def _rows(file: str, field: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = read_yaml(DATA / file, dict[str, Any])[field]
    return rows
