"""All that a store has on one actor, each thing with the place where it stands."""

from datetime import date
from pathlib import Path

import pytest

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.pipeline.language import load_knowledge
from recoupe.store import Store, save_page
from recoupe.store.actors import actor_details, list_actors, merge_actors, split_actor
from recoupe.store.actors.details import OfficeHeld
from recoupe.store.actors.on_page import RoleTold
from recoupe.store.actors.summary import ActorSummary, NameSeen
from recoupe.types.capture import Given
from recoupe.types.record import SpanRow
from tests.store.people import Person, page_with

ACTORS = """id,kind,label,country,gender,offices
state/xv,state,Valdorie,,,
person/irene-orsel,person,Irène Orsel,xv,f,mfa|xv|2019|;president|xv|2015|2017-06
"""
ORSEL = Person(
    id="person/irene-orsel",
    label="Irène Orsel",
    names=("Irène Orsel", "Orsel"),
    roles=(("la ministre", "ministre"),),
    country="xv",
    known=True,
)
TAVEL = Person(id="person/marc-tavel", label="Marc Tavel", names=("Marc Tavel", "Tavel"), roles=(("le maire", "maire"),))
ALONE = Person(id="person/tavel", label="Tavel", names=("Tavel",))
ONE = "Irène Orsel, la ministre, accuse Marc Tavel, le maire. Tavel a vu Orsel : « J'ai démenti »."
TWO = "Irène Orsel, la ministre, a vu Orsel et Tavel."


@pytest.fixture(scope="module")
def sample_knowledge(tmp_path_factory: pytest.TempPathFactory) -> ActorsLexicon:
    """What French knows, and an invented minister."""
    path = tmp_path_factory.mktemp("actors") / "actors.csv"
    path.write_text(ACTORS, encoding="utf-8")
    return load_knowledge("fr", actor_files=(path,))


@pytest.fixture
def pages(store: Store, tmp_path: Path) -> dict[str, str]:
    """The ids of two pages, dated before and after an office begins, and of one without a day, by name."""
    both = ("person/marc-tavel", "person/irene-orsel")
    one = page_with(
        tmp_path,
        "one",
        ONE,
        ORSEL,
        TAVEL,
        said=(("J'ai démenti", "person/marc-tavel"),),
        done=(
            ("ACCUSE", "accuse", (both[1],), (both[0],)),
            ("CONSULT", "a vu", (both[0],), (both[1],)),
            ("REJECT", "démenti", (both[0],), ()),
        ),
        given=Given(published=date(2021, 3, 4)),
    )
    two = page_with(tmp_path, "two", TWO, ORSEL, ALONE, given=Given(published=date(2018, 1, 2)))
    three = page_with(tmp_path, "three", TWO.replace("Tavel", "X"), ORSEL)
    for page in (one, two, three):
        save_page(store, page)
    return {page.record.page.name: page.record.page.id for page in (one, two, three)}


def test_what_is_told_of_an_unknown_actor(store: Store, sample_knowledge: ActorsLexicon, pages: dict[str, str]) -> None:
    found = actor_details(store, sample_knowledge, "person/marc-tavel")
    assert found is not None
    assert found.actor == ActorSummary(
        id="person/marc-tavel",
        kind="person",
        label="Marc Tavel",
        country=None,
        known=False,
        pages=1,
        mentions=3,
        statements=1,
        events=3,
        names=(NameSeen(name="Marc Tavel", count=1), NameSeen(name="Tavel", count=1)),
    )
    start = ONE.index("le maire")
    assert found.roles == (RoleTold(page=pages["one"], span=SpanRow(start=start, end=start + 8, text="le maire"), role="maire"),)
    assert found.offices == ()
    assert [
        (item.page, item.position, ONE[span.start : span.end]) for item in found.statements for span in item.quote.content
    ] == [(pages["one"], 0, "J'ai démenti")]
    acts = [(act.side, act.position, ONE[act.event.trigger.start : act.event.trigger.end]) for act in found.events]
    assert acts == [("against", 0, "accuse"), ("with", 1, "a vu"), ("by", 2, "démenti")]
    assert [(page.name, page.ids, page.mentions) for page in found.pages] == [("one", ("person/marc-tavel",), 3)]
    assert (found.apart, found.decisions) == ((), ())
    assert found.labels == {pages["one"]: {"person/irene-orsel": "Irène Orsel", "person/marc-tavel": "Marc Tavel"}}


def test_offices_are_those_of_the_days_of_the_pages(
    store: Store, sample_knowledge: ActorsLexicon, knowledge: ActorsLexicon, pages: dict[str, str]
) -> None:
    found = actor_details(store, sample_knowledge, "person/irene-orsel")
    assert found is not None
    assert found.offices == (
        OfficeHeld(office="mfa", name="foreign-minister", of="xv", start="2019", end="", pages=(pages["one"],)),
    )
    without = actor_details(store, knowledge, "person/irene-orsel")
    assert without is not None
    assert without.offices == ()


def test_what_is_split_off_a_known_actor_has_none_of_its_offices(
    store: Store, sample_knowledge: ActorsLexicon, pages: dict[str, str]
) -> None:
    split_actor(store, sample_knowledge, "person/irene-orsel", ["one"])
    found = actor_details(store, sample_knowledge, "person/irene-orsel@one")
    assert found is not None
    assert (found.actor.known, found.offices, found.decisions) == (False, (), (1,))
    assert [(other.id, other.why) for other in found.apart] == [("person/irene-orsel", "decision")]


def test_what_was_merged_counts_together(store: Store, sample_knowledge: ActorsLexicon, pages: dict[str, str]) -> None:
    merge_actors(store, sample_knowledge, "person/marc-tavel", "person/tavel")
    found = actor_details(store, sample_knowledge, "person/tavel@two")
    assert found is not None
    assert (found.actor.id, found.actor.pages, found.actor.mentions, found.decisions) == ("person/marc-tavel", 2, 4, (1,))
    assert found.actor.names == (NameSeen(name="Tavel", count=2), NameSeen(name="Marc Tavel", count=1))
    assert [(page.name, page.ids) for page in found.pages] == [("one", ("person/marc-tavel",)), ("two", ("person/tavel",))]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, ["person/irene-orsel", "person/marc-tavel", "person/tavel@two"]),
        ({"min_pages": 2}, ["person/irene-orsel"]),
        ({"min_pages": 4}, []),
        ({"kinds": ("person",)}, ["person/irene-orsel", "person/marc-tavel", "person/tavel@two"]),
        ({"kinds": ("state", "org")}, []),
        ({"text": "TAVEL"}, ["person/marc-tavel", "person/tavel@two"]),
        ({"text": "irene orsel"}, ["person/irene-orsel"]),
        ({"text": "Orsel Tavel"}, []),
        ({"text": "rsel"}, []),
    ],
)
def test_the_list_is_sorted_and_chosen_from(
    store: Store, sample_knowledge: ActorsLexicon, pages: dict[str, str], chosen: dict[str, object], expected: list[str]
) -> None:
    assert [actor.id for actor in list_actors(store, sample_knowledge, **chosen)] == expected  # type: ignore[arg-type]
