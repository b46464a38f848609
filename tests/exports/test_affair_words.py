"""How days, figures, sources, parties and the standing of an act are put into words."""

import pytest

from recoupe.exports.affair_labels import load_affair_labels
from recoupe.exports.counting import Counting, origins_of
from recoupe.exports.days import days_of
from recoupe.exports.naming import Names
from recoupe.exports.standing import STANDINGS, standing_of
from recoupe.types.affair import Bounds, Figure, Happening, Party, figure_of
from tests.exports.affairs import AFFAIR, ALONE, AVP, BOMBING, NORTH, REQUEST, THREATENING, without

LABELS = load_affair_labels()
ENGLISH = Counting(pages="pages", copies="copies", source="source", sources="sources")


@pytest.mark.parametrize(
    ("day", "earliest", "latest", "words"),
    [
        ("2021-03", "2021-03-01", "2021-03-31", "2021-03"),
        (None, "2021-03-01", "2021-03-01", "2021-03-01"),
        (None, "2021-03-01", "2021-03-04", "entre le 2021-03-01 et le 2021-03-04"),
        (None, "2021-03-01", None, "au plus tôt le 2021-03-01"),
        (None, None, "2021-03-04", "au plus tard le 2021-03-04"),
        (None, None, None, ""),
    ],
)
def test_days(day: str | None, earliest: str | None, latest: str | None, words: str) -> None:
    assert days_of(day, Bounds(earliest=earliest, latest=latest), words=LABELS.days) == words


@pytest.mark.parametrize(("figure", "words"), [(None, ""), ((8, 8), "8"), ((0, 2), "0-2"), ((20, None), "≥ 20"), ((0, 0), "0")])
def test_figures(figure: Figure | None, words: str) -> None:
    assert figure_of(figure) == words


@pytest.mark.parametrize(
    ("origins", "pages", "words"),
    [
        ((AVP,), 1, "AVP"),
        ((AVP,), 4, "AVP, 4 copies = 1 source"),
        ((AVP, NORTH), 5, "AVP; -Observatoire du Nord, 5 pages = 2 sources"),
        ((AVP, NORTH), 1, "AVP; -Observatoire du Nord"),
        ((AVP, AVP), 2, "AVP, 2 copies = 1 source"),
        ((), 3, ""),
    ],
)
def test_sources_are_counted_once(origins: tuple, pages: int, words: str) -> None:
    assert origins_of(origins, pages, words=ENGLISH) == words


@pytest.mark.parametrize(
    ("party", "words"),
    [
        (Party(id="state/xv", kind="state", state="state/xv"), "Valdorie"),
        (Party(id="person/jo-blanc", kind="person"), "jo blanc"),
        (Party(id="unknown/fighters-xo", kind="unknown", state="state/xo", named=False), "fighters (Ostrane)"),
        (Party(id="unknown/fighters-xo", kind="unknown", state="xo", named=False), "fighters (Ostrane)"),
        (Party(id="unknown/fighters-zz", kind="unknown", state="zz", named=False), "fighters (zz)"),
        (Party(id="unknown/fighters", kind="unknown", named=False), "fighters"),
        (Party(id="odd", kind="unknown"), "odd"),
    ],
)
def test_parties(party: Party, words: str) -> None:
    assert Names(AFFAIR).party(party) == words


def happening(support: int, against: int, *statuses: str) -> Happening:
    """Return an act whose accounts have these statuses, the n-th with n sources."""
    accounts = tuple(
        without(BOMBING.accounts[0], status=status, origins=(AVP, NORTH, ALONE)[: number + 1])
        for number, status in enumerate(statuses)
    )
    return without(BOMBING, support=support, against=against, accounts=accounts)


@pytest.mark.parametrize(
    ("given", "standing"),
    [
        (BOMBING, "disputed"),
        (REQUEST, "alleged"),
        (THREATENING, "happened"),
        (happening(0, 1, "denied"), "denied"),
        (happening(0, 0, "announced", "requested"), "requested"),
        (happening(1, 0, "happened", "denied"), "happened"),
        (happening(0, 0), "happened"),
        (without(happening(0, 0), tellings=()), "alleged"),
    ],
)
def test_standing(given: Happening, standing: str) -> None:
    assert standing_of(given) == standing


def test_every_standing_has_its_place_and_its_word() -> None:
    assert set(STANDINGS) == set(LABELS.standings)
    assert LABELS.said("denied") == "démenti"
    assert LABELS.said("≥ 25") == "≥ 25"
