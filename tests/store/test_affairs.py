"""Affairs: which pages a filter takes, which a person put in or left out, and what becomes of both."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.store import Store, save_page, search_pages
from recoupe.store.actors import merge_actors
from recoupe.store.affairs import (
    Filter,
    affair_details,
    choose_pages,
    delete_affair,
    list_affairs,
    new_affair,
    pages_of,
)
from recoupe.store.housekeeping.change import remove_page
from recoupe.types.capture import Given
from recoupe.types.errors import DecisionError
from recoupe.types.record import PublishedRow
from tests.store.desk import everything
from tests.store.pages import write_page


def names_in(store: Store, knowledge: ActorsLexicon, asked: Filter) -> str:
    """Return the names of the pages that a filter takes."""
    new_affair(store, knowledge, "it", asked)
    found = affair_details(store, "it", lexicon=knowledge)
    with store.reading() as db:
        assert len(pages_of(db, "it", lexicon=knowledge)) == len(found.pages)
    return " ".join(sorted(page.name for page in found.pages))


@pytest.fixture
def dated(filled: Store, tmp_path: Path) -> Store:
    """Return a store with the five pages of the desk (which have no day and no event), and four with a day and one event."""
    for day in (1, 2, 3):
        given = Given(published=date(2021, 3, day), publisher="Le Relais")
        save_page(filled, write_page(tmp_path, f"d{day}", given=given))
    month = write_page(tmp_path, "month")
    published = PublishedRow(value="2021-03", earliest="2021-03-01", latest="2021-03-31", evidence=(), flags=())
    meta = msgspec.structs.replace(month.record.meta, published=published)
    (event,) = month.record.events
    military = msgspec.structs.replace(event, type="ASSAULT", contexts=("terrorism",))
    record = msgspec.structs.replace(month.record, meta=meta, events=(military,))
    save_page(filled, msgspec.structs.replace(month, record=record))
    return filled


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Filter(), ""),
        (Filter(actors=("person/irene-orsel",)), "p0 p2"),
        (Filter(actors=("person/irene-orsel", "person/marc-tavel")), "p0"),
        (Filter(actors=("person/irene-orsel,person/lena-doury",)), "p0 p2 p3"),
        (Filter(actors=("person/irene-orsel,person/lena-doury", "person/marc-tavel")), "p0 p3"),
        (Filter(actors=("person/tavel@p2",)), "p2"),
        (Filter(actors=("org/conseil-du-lac", "person/lena-doury")), ""),
        (Filter(themes=("intelligence",)), "d1 d2 d3"),
        (Filter(themes=("military",)), "month"),
        (Filter(themes=("military", "intelligence")), "d1 d2 d3 month"),
        (Filter(themes=("economic",)), ""),
        (Filter(since="2021-03-02"), "d2 d3"),
        (Filter(until="2021-03-02"), "d1 d2"),
        (Filter(since="2021-03-02", until="2021-03-02"), "d2"),
        (Filter(since="2021-03-01", until="2021-03-31"), "d1 d2 d3 month"),
        (Filter(since="2021-04-01"), ""),
        (Filter(words="negocier ministre"), "d1 d2 d3 month"),
        (Filter(words='"armée les services"', themes=("military",)), "month"),
        (Filter(words="introuvable"), ""),
        (Filter(words="valdor", since="2021-03-03", themes=("intelligence",)), "d3"),
    ],
)
def test_the_pages_that_a_filter_takes(dated: Store, knowledge: ActorsLexicon, asked: Filter, expected: str) -> None:
    assert names_in(dated, knowledge, asked) == expected


def test_without_an_affair_it_is_the_whole_store(filled: Store) -> None:
    with filled.reading() as db:
        assert pages_of(db, None) == (1, 2, 3, 4, 5)


def test_a_new_page_and_a_merged_actor_come_in_by_themselves(filled: Store, knowledge: ActorsLexicon, tmp_path: Path) -> None:
    assert names_in(filled, knowledge, Filter(actors=("person/marc-tavel",))) == "p0 p1 p3"
    merge_actors(filled, knowledge, "person/marc-tavel", "person/tavel@p4")
    assert " ".join(page.name for page in affair_details(filled, "it", lexicon=knowledge).pages) == "p0 p1 p3 p4"
    delete_affair(filled, "it")
    assert names_in(filled, knowledge, Filter(words="valdor")) == ""
    save_page(filled, write_page(tmp_path))
    assert [page.name for page in affair_details(filled, "it", lexicon=knowledge).pages] == ["talks"]


def test_what_a_person_puts_in_or_leaves_out_counts_more_than_the_filter(filled: Store, knowledge: ActorsLexicon) -> None:
    new_affair(filled, knowledge, "it", Filter(actors=("person/irene-orsel",)))
    choose_pages(filled, "it", ["p4", "p1"], inside=True, why=" cited\nthere ")
    choose_pages(filled, "it", ["p0", "p0"], inside=False, why="of another year")
    found = affair_details(filled, "it", lexicon=knowledge)
    assert [(page.name, page.by_hand) for page in found.pages] == [("p1", "cited there"), ("p2", None), ("p4", "cited there")]
    assert sorted((choice.inside, choice.why) for choice in found.affair.by_hand) == [
        (False, "of another year"),
        (True, "cited there"),
        (True, "cited there"),
    ]
    choose_pages(filled, "it", ["p4"], inside=False)
    choose_pages(filled, "it", ["p0"], inside=True)
    assert [page.name for page in affair_details(filled, "it", lexicon=knowledge).pages] == ["p0", "p1", "p2"]


def test_a_page_that_is_gone_is_kept_and_listed(filled: Store, knowledge: ActorsLexicon) -> None:
    new_affair(filled, knowledge, "it", Filter())
    (made,) = choose_pages(filled, "it", ["p4"], inside=True)
    remove_page(filled, "p4", why="a test")
    found = affair_details(filled, "it", lexicon=knowledge)
    assert (found.pages, found.gone) == ((), (made.page_id,))
    with filled.reading() as db:
        assert pages_of(db, "it", lexicon=knowledge) == ()


def test_an_actor_who_is_on_no_page_any_more_is_listed(filled: Store, knowledge: ActorsLexicon) -> None:
    asked = Filter(actors=("person/lena-doury,person/irene-orsel", "person/marc-tavel"))
    assert names_in(filled, knowledge, asked) == "p0 p3"
    assert affair_details(filled, "it", lexicon=knowledge).nobody == ()
    remove_page(filled, "p3", why="a test")
    found = affair_details(filled, "it", lexicon=knowledge)
    assert (found.nobody, [page.name for page in found.pages]) == (("person/lena-doury",), ["p0"])


def test_an_affair_that_is_deleted_leaves_nothing(filled: Store, knowledge: ActorsLexicon) -> None:
    before = everything(filled)
    new_affair(filled, knowledge, "it", Filter(words="valdor"))
    new_affair(filled, knowledge, " an  other ", Filter())
    choose_pages(filled, "it", ["p4"], inside=True)
    assert [found.affair.name for found in list_affairs(filled, lexicon=knowledge)] == ["an other", "it"]
    delete_affair(filled, "it")
    delete_affair(filled, "an other")
    assert everything(filled) == before


@pytest.mark.parametrize(
    ("name", "asked", "message"),
    [
        (" ", Filter(), "an affair needs a name"),
        ("--json", Filter(), "does not begin with '-'"),
        ("it", Filter(), "there is an affair 'it' already"),
        ("new", Filter(actors=("person/nobody",)), "no actor has the id 'person/nobody'"),
        ("new", Filter(actors=("person/irene-orsel,",)), "no actor has the id ''"),
        ("new", Filter(since="2021-03-02", until="2021-03-01"), "--since 2021-03-02 is after --until 2021-03-01"),
        ("new", Filter(words="?!"), r"'\?!' has no word to search for"),
    ],
)
def test_an_affair_that_cannot_be(filled: Store, knowledge: ActorsLexicon, name: str, asked: Filter, message: str) -> None:
    new_affair(filled, knowledge, "it", Filter())
    before = everything(filled)
    with pytest.raises(DecisionError, match=message):
        new_affair(filled, knowledge, name, asked)
    assert everything(filled) == before


def test_a_wrong_name_lists_those_there_are(filled: Store, knowledge: ActorsLexicon) -> None:
    with pytest.raises(DecisionError, match="no affair is called 'x'; 'recoupe affair new' makes one"):
        affair_details(filled, "x")
    new_affair(filled, knowledge, "it", Filter())
    with pytest.raises(DecisionError, match="no affair is called 'x'; there are: it"):
        delete_affair(filled, "x")
    before = everything(filled)
    with pytest.raises(DecisionError, match="no page has the id or name 'nobody'"):
        choose_pages(filled, "it", ["p0", "nobody"], inside=True)
    assert everything(filled) == before


def test_search_stays_within_some_pages(filled: Store) -> None:
    assert search_pages(filled, "tavel").total == 5
    assert {hit.name for hit in search_pages(filled, "tavel", pages=[2, 4]).hits} == {"p1", "p3"}
    assert search_pages(filled, '"marc tavel"', pages=[2, 3]).total == 1
    assert search_pages(filled, "tavel", pages=[]).total == 0


def test_every_context_of_a_theme_is_one_of_the_codebook() -> None:
    import recoupe.languages.fr as french
    from recoupe.lexicon.event_codebook import Codebook
    from recoupe.lexicon.load import read_yaml
    from recoupe.pipeline.language import load_affairs

    codebook = read_yaml(Path(french.__file__).parent / "data/events/codebook.yaml", Codebook)
    assert frozenset().union(*(row.contexts for row in load_affairs().themes)) <= codebook.contexts
