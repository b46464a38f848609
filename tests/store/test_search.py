"""What a person types finds what the pages say, whatever the accents, endings and signs."""

from pathlib import Path

import pytest

from recoupe.store import Store, save_page, search_pages
from recoupe.types.errors import StoreError
from tests.store.pages import TALKS, write_page

OTHER = """Les négociateurs se retrouvent

L'œuvre commune : un échange d'informations sur l'aéroport d'Alven, jusqu'à l'été.
"""


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Store:
    save_page(store, write_page(tmp_path, "talks", TALKS))
    save_page(store, write_page(tmp_path, "other", OTHER))
    return store


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("négociation", ["other", "talks"]),
        ("negociations", ["other", "talks"]),
        ("NÉGOCIER valdor", ["talks"]),
        ("l'armée", ["talks"]),
        ("armee", ["talks"]),
        ("l’armée", ["talks"]),
        ("Etat apres", ["talks"]),
        ("l'État d'après", ["talks"]),
        ("oeuvre", ["other"]),
        ("qu'échange", ["other", "talks"]),
        ("jusqu'à l'été", ["other"]),
        ('"services de renseignement"', ["talks"]),
        ("« services de renseignement »", ["talks"]),
        ('"renseignement services"', []),
        ("\"l'aeroport d'Alven\"", ["other"]),
        ("\"l'aéroport d'Alven\" œuvre", ["other"]),
        ('"l\'aéroport" armée', []),
        ("publicité", []),
        ("introuvable", []),
    ],
)
def test_what_is_found(filled: Store, asked: str, names: list[str]) -> None:
    found = search_pages(filled, asked)
    assert sorted(hit.name for hit in found.hits) == names
    assert found.total == len(names)


@pytest.mark.parametrize("sign", [*"\"'()*:^-+~{}[]&|!?.,;<>=/\\", "NEAR(", "AND", "OR NOT", "title:", "\0", '"a" OR "', "«"])
def test_no_sign_is_a_syntax_error(filled: Store, sign: str) -> None:
    for asked in (f"valdor {sign}", f"{sign}valdor", f"{sign} valdor {sign}"):
        search_pages(filled, asked)


@pytest.mark.parametrize("asked", ["", "  ", '"', "?!", '""', "« »"])
def test_a_query_without_a_word_is_said_to_be_one(filled: Store, asked: str) -> None:
    with pytest.raises(StoreError, match="no word to search for"):
        search_pages(filled, asked)


def test_hits_lead_to_raw_characters(filled: Store) -> None:
    found = search_pages(filled, "armée démentir").hits[0]
    assert [match.text for match in found.matches] == ["armée", "démenti"]
    assert found.snippet is not None
    for span in (found.snippet, *found.matches):
        assert TALKS[span.start : span.end] == span.text
    assert found.snippet.text == "Après l'armée, les services de renseignement ont démenti tout échange"


def test_a_phrase_is_marked_whole(filled: Store) -> None:
    found = search_pages(filled, '"services de renseignement"').hits[0]
    assert [match.text for match in found.matches] == ["services", "de", "renseignement"]


def test_a_word_in_the_title_ranks_higher(store: Store, tmp_path: Path) -> None:
    save_page(store, write_page(tmp_path, "below", "Rien de neuf\n\nUn accord sur les barrages.\n"))
    save_page(store, write_page(tmp_path, "above", "Un accord sur les barrages\n\nRien de neuf.\n"))
    assert [hit.name for hit in search_pages(store, "barrage").hits] == ["above", "below"]


def test_accents_written_as_two_characters(store: Store, tmp_path: Path) -> None:
    save_page(store, write_page(tmp_path, "apart", "Titre\n\nIls ont ne\u0301gocie\u0301 l'e\u0301te\u0301 dernier.\n"))
    for asked in ("négocier", "ne\u0301gocier", '"l\'été dernier"', "ete"):
        assert search_pages(store, asked).total == 1


def test_the_limit_leaves_the_total(filled: Store) -> None:
    found = search_pages(filled, "échange", limit=1)
    assert (len(found.hits), found.total) == (1, 2)


def test_a_page_replaced_is_found_by_its_new_words_once(store: Store, tmp_path: Path) -> None:
    save_page(store, write_page(tmp_path))
    save_page(store, write_page(tmp_path, engine="engine-2"))
    assert search_pages(store, "valdor").total == 1
