"""Which actors of several pages are one: by id, by full name, and never against what the pages tell."""

from pathlib import Path

import pytest

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.store import Store, save_page
from recoupe.store.actors import actor_details, list_actors
from recoupe.store.actors.told import full_name
from recoupe.types.errors import StoreError
from tests.store.people import Person, page_with

Said = tuple[str, Person]


def tavel(label: str = "Marc Tavel", **told: object) -> Person:
    return Person(id="person/marc-tavel", label=label, **told)  # type: ignore[arg-type]


TAVEL = ("Marc Tavel a parlé.", tavel())
MAYOR = ("Marc Tavel, maire de Karsk, a parlé.", tavel(roles=(("maire de Karsk", "maire"),)))
MAYOR_AGAIN = ("Le maire Marc Tavel a parlé.", tavel(roles=(("Le maire", "maire"),)))
LAWYER = ("Marc Tavel, avocat, a parlé.", tavel(roles=(("avocat", "avocat"),)))
BOTH = (
    "Marc Tavel, avocat et maire de Karsk, a parlé.",
    tavel(roles=(("avocat", "avocat"), ("maire de Karsk", "maire"))),
)
OF_XV = ("Marc Tavel a parlé.", tavel(country="xv"))
OF_XO = ("Marc Tavel a parlé.", tavel(country="xo"))
HE = ("M. Marc Tavel a parlé.", tavel())
SHE = ("Mme Marc Tavel a parlé.", tavel())
HE_SAID = ("Marc Tavel a parlé, dit-il.", tavel(pronouns=("il",)))
SHE_SAID = ("Marc Tavel a parlé, dit-elle.", tavel(pronouns=("elle",)))
BOTH_SAID = ("Marc Tavel a parlé, dit-il, dit-elle.", tavel(pronouns=("il", "elle")))
MINISTER = ("Marc Tavel, ministre de la Défense, a parlé.", tavel(roles=(("ministre de la Défense", "ministre de la Défense"),)))
MINISTER_BARE = ("Le ministre Marc Tavel a parlé.", tavel(roles=(("Le ministre", "ministre"),)))
WITH_HYPHEN = ("MARC-TAVEL Élie a parlé.", Person(id="person/marc-tavel-elie", label="MARC-TAVEL Élie"))
WITHOUT_HYPHEN = ("Marc Tavel Elie a parlé.", Person(id="person/marc-tavel-elie", label="Marc Tavel Elie"))
LAST_NAME = ("Tavel a parlé.", Person(id="person/tavel", label="Tavel"))
WITH_PARTICLE = ("Le Guen a parlé.", Person(id="person/le-guen", label="Le Guen"))
DOUBLE = ("Saint-Martin a parlé.", Person(id="person/saint-martin", label="Saint-Martin"))
OFFICIALS = ("Des responsables ont parlé.", Person(id="unknown/officials", kind="unknown", label="responsables"))
COUNCIL = ("Le Conseil du Lac a parlé.", Person(id="org/conseil-du-lac", kind="org", label="Conseil du Lac"))
COUNCIL_OF_XO = ("Le Conseil du Lac a parlé.", Person(id="org/conseil-du-lac", kind="org", label="Conseil du Lac", country="xo"))
COUNCIL_OF_XV = ("Le Conseil du Lac a parlé.", Person(id="org/conseil-du-lac", kind="org", label="Conseil du Lac", country="xv"))
COUNCIL_PLACE = ("Le Conseil du Lac est là.", Person(id="place/conseil-du-lac", kind="place", label="Conseil du Lac"))
ORSEL = ("Irène Orsel a parlé.", Person(id="person/irene-orsel", label="Irène Orsel", country="xv", known=True))
ORSEL_LATER = ("Orsel a parlé.", Person(id="person/irene-orsel", label="Irène Orsel", names=("Orsel",), country="xv", known=True))
ORSEL_UNKNOWN = ("Irène Orsel a parlé.", Person(id="person/irene-orsel", label="Irène Orsel"))

CASES: dict[str, tuple[tuple[Said, ...], list[tuple[str, str]]]] = {
    "one full name": ((TAVEL, TAVEL), [("person/marc-tavel", "p0 p1")]),
    "accents, case and hyphens": ((WITH_HYPHEN, WITHOUT_HYPHEN), [("person/marc-tavel-elie", "p0 p1")]),
    "an untold role": ((MAYOR, TAVEL), [("person/marc-tavel", "p0 p1")]),
    "the same role": ((MAYOR, MAYOR_AGAIN), [("person/marc-tavel", "p0 p1")]),
    "an office and its noun": ((MINISTER, MINISTER_BARE), [("person/marc-tavel", "p0 p1")]),
    "a page that tells two roles joins them": ((LAWYER, BOTH, MAYOR), [("person/marc-tavel", "p0 p1 p2")]),
    "the same country": ((OF_XV, OF_XV), [("person/marc-tavel", "p0 p1")]),
    "the same gender": ((HE, HE_SAID), [("person/marc-tavel", "p0 p1")]),
    "pronouns of both genders tell none": ((SHE, BOTH_SAID, SHE_SAID), [("person/marc-tavel", "p0 p1 p2")]),
    "a body": ((COUNCIL, COUNCIL_OF_XV), [("org/conseil-du-lac", "p0 p1")]),
    "known by id": ((ORSEL, ORSEL_LATER), [("person/irene-orsel", "p0 p1")]),
    "other roles": ((MAYOR, LAWYER), [("person/marc-tavel", "p0"), ("person/marc-tavel@p1", "p1")]),
    "other countries": ((OF_XV, OF_XO), [("person/marc-tavel", "p0"), ("person/marc-tavel@p1", "p1")]),
    "other civil titles": ((HE, SHE), [("person/marc-tavel", "p0"), ("person/marc-tavel@p1", "p1")]),
    "other pronouns": ((HE_SAID, SHE_SAID), [("person/marc-tavel", "p0"), ("person/marc-tavel@p1", "p1")]),
    "a title against a pronoun": ((HE, SHE_SAID), [("person/marc-tavel", "p0"), ("person/marc-tavel@p1", "p1")]),
    "bodies of two countries": (
        (COUNCIL_OF_XV, COUNCIL_OF_XO),
        [("org/conseil-du-lac", "p0"), ("org/conseil-du-lac@p1", "p1")],
    ),
    "a body and a place": ((COUNCIL, COUNCIL_PLACE), [("org/conseil-du-lac", "p0"), ("place/conseil-du-lac", "p1")]),
    "pages that tell nothing join neither of two": (
        (TAVEL, MAYOR, LAWYER, TAVEL),
        [("person/marc-tavel", "p0 p3"), ("person/marc-tavel@p1", "p1"), ("person/marc-tavel@p2", "p2")],
    ),
    "what they share decides": (
        (MAYOR, LAWYER, MAYOR_AGAIN),
        [("person/marc-tavel", "p0 p2"), ("person/marc-tavel@p1", "p1")],
    ),
    "a last name alone": ((LAST_NAME, LAST_NAME), [("person/tavel@p0", "p0"), ("person/tavel@p1", "p1")]),
    "a last name and a full name": ((LAST_NAME, TAVEL), [("person/marc-tavel", "p1"), ("person/tavel@p0", "p0")]),
    "a particle is no given name": (
        (WITH_PARTICLE, WITH_PARTICLE),
        [("person/le-guen@p0", "p0"), ("person/le-guen@p1", "p1")],
    ),
    "a last name in two parts": ((DOUBLE, DOUBLE), [("person/saint-martin@p0", "p0"), ("person/saint-martin@p1", "p1")]),
    "unnamed sources": ((OFFICIALS, OFFICIALS), [("unknown/officials@p0", "p0"), ("unknown/officials@p1", "p1")]),
    "known and unknown": ((ORSEL_UNKNOWN, ORSEL), [("person/irene-orsel", "p1"), ("person/irene-orsel@p0", "p0")]),
}


def fill(store: Store, folder: Path, pages: tuple[Said, ...]) -> None:
    for number, (text, person) in enumerate(pages):
        save_page(store, page_with(folder, f"p{number}", text, person))


def joined(store: Store, knowledge: ActorsLexicon) -> list[tuple[str, str]]:
    """Return every actor with the names of its pages."""
    found = [actor_details(store, knowledge, actor.id) for actor in list_actors(store, knowledge)]
    return sorted((one.actor.id, " ".join(page.name for page in one.pages)) for one in found if one)


@pytest.mark.parametrize(("pages", "expected"), CASES.values(), ids=list(CASES))
def test_join(
    store: Store, tmp_path: Path, knowledge: ActorsLexicon, pages: tuple[Said, ...], expected: list[tuple[str, str]]
) -> None:
    fill(store, tmp_path, pages)
    assert joined(store, knowledge) == expected


@pytest.mark.parametrize("name", ["other roles", "other countries", "pages that tell nothing join neither of two"])
def test_the_order_of_the_pages_changes_ids_but_not_who_is_who(
    store: Store, tmp_path: Path, knowledge: ActorsLexicon, name: str
) -> None:
    pages, expected = CASES[name]
    for number in reversed(range(len(pages))):
        save_page(store, page_with(tmp_path, f"p{number}", pages[number][0], pages[number][1]))
    groups = {frozenset(names.split()) for _, names in joined(store, knowledge)}
    assert groups == {frozenset(names.split()) for _, names in expected}


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Marc Tavel", "person", "marc-tavel"),
        ("Jean-Élie d’Orsel", "person", "jean-elie-d-orsel"),
        ("Conseil du Lac", "org", "conseil-du-lac"),
        ("Tavel", "person", None),
        ("Jean-Élie", "person", None),
        ("Le Guen", "person", None),
        ("Ben Soltan", "person", None),
        ("source militaire", "unknown", None),
    ],
)
def test_full_name(knowledge: ActorsLexicon, name: str, kind: str, expected: str | None) -> None:
    assert full_name(name, kind, knowledge) == expected  # type: ignore[arg-type]


def test_why_actors_of_one_name_are_kept_apart(store: Store, tmp_path: Path, knowledge: ActorsLexicon) -> None:
    fill(store, tmp_path, (MAYOR, LAWYER, TAVEL, LAST_NAME, LAST_NAME))
    whys = {}
    for ident in ("person/marc-tavel", "person/marc-tavel@p2", "person/tavel@p3"):
        details = actor_details(store, knowledge, ident)
        assert details is not None
        whys[ident] = [(other.id, other.why) for other in details.apart]
    assert whys == {
        "person/marc-tavel": [("person/marc-tavel@p1", "role"), ("person/marc-tavel@p2", "unclear")],
        "person/marc-tavel@p2": [("person/marc-tavel", "unclear"), ("person/marc-tavel@p1", "unclear")],
        "person/tavel@p3": [("person/tavel@p4", "one_word")],
    }


def test_an_id_may_be_given_with_any_of_its_pages(store: Store, tmp_path: Path, knowledge: ActorsLexicon) -> None:
    fill(store, tmp_path, (TAVEL, TAVEL, LAST_NAME))
    asked = ("person/marc-tavel", "person/marc-tavel@p0", "person/marc-tavel@p1", "person/tavel", "person/tavel@p2")
    found = [actor_details(store, knowledge, ident) for ident in asked]
    assert [one.actor.id for one in found if one] == ["person/marc-tavel"] * 3 + ["person/tavel@p2"] * 2
    for ident in ("person/nobody", "person/marc-tavel@p2", "person/marc", "", "@"):
        assert actor_details(store, knowledge, ident) is None


def test_an_id_of_several_lists_them(store: Store, tmp_path: Path, knowledge: ActorsLexicon) -> None:
    fill(store, tmp_path, (LAST_NAME, LAST_NAME))
    with pytest.raises(
        StoreError, match=r"2 actors have the id 'person/tavel'; name one of them: person/tavel@p0, person/tavel@p1"
    ):
        actor_details(store, knowledge, "person/tavel")


def test_pages_of_one_name_are_told_apart_by_id(store: Store, tmp_path: Path, knowledge: ActorsLexicon) -> None:
    pages = []
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        pages.append(page_with(tmp_path / folder, "p", *LAST_NAME))
        save_page(store, pages[-1])
    assert sorted(actor.id for actor in list_actors(store, knowledge)) == sorted(
        f"person/tavel@{page.record.page.id}" for page in pages
    )
