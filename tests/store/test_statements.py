"""The statements of a store: by speaker as people decided who is who, by what they are about, by day, stance and type."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.store import Store, save_page
from recoupe.store.actors import merge_actors, rename_actor, split_actor
from recoupe.store.actors.named import is_id, name_of
from recoupe.store.statements import FoundStatements, Named, StoredStatement, find_statements
from recoupe.types.capture import Given
from recoupe.types.errors import StoreError
from recoupe.types.record import Piece, SpanRow
from tests.store.people import Person, page_with

ORSEL = Person(id="person/irene-orsel", label="Irène Orsel", names=("Irène Orsel",), country="xv", known=True)
TAVEL = Person(id="person/marc-tavel", label="Marc Tavel", names=("Marc Tavel", "Tavel"))
ALONE = Person(id="person/tavel", label="Tavel", names=("Tavel",))
STATE = Person(id="state/xv", label="Valdorie", names=("la Valdorie",), kind="state", country="xv", known=True)
COUNCIL = Person(id="org/conseil-el-bahr", label="Conseil el-Bahr", names=("Conseil el-Bahr",), kind="org", known=True)

ONE = "Irène Orsel et Marc Tavel. Tavel : « Les barges de la Valdorie partiront ». Orsel : « L'armée l'a promis »."
TWO = "Tavel dit : « Je ne signe rien »."
NOBODY = "Un passant : « On a eu peur »."
THREE = "Le Conseil el-Bahr à Tavel : « Cette armée ment »."
PAGES: dict[str, tuple[str, tuple[Person, ...], tuple[tuple[str, str], ...], date | None]] = {
    "one": (
        ONE,
        (ORSEL, TAVEL, STATE),
        (
            ("Les barges de la Valdorie partiront", "person/marc-tavel"),
            ("L'armée l'a promis", "person/irene-orsel;person/marc-tavel"),
        ),
        date(2021, 3, 4),
    ),
    "two": (TWO, (ALONE,), (("Je ne signe rien", "person/tavel"),), date(2021, 3, 6)),
    "four": (NOBODY, (), (("On a eu peur", "unknown/passant"),), date(2021, 3, 7)),
    "three": (THREE, (COUNCIL, ALONE), (("Cette armée ment", "org/conseil-el-bahr"),), None),
}
BARGES, PROMISE, NOTHING, FEAR, LIE = ("one", 0), ("one", 1), ("two", 0), ("four", 0), ("three", 0)
ALL = [BARGES, PROMISE, NOTHING, FEAR, LIE]

Seen = list[tuple[str, int]]


@pytest.fixture
def told(store: Store, tmp_path: Path) -> Iterator[Store]:
    """A store with four pages: two that have a day and a Tavel each, one whose speaker has no row, one without a day."""
    for name, (text, people, said, day) in PAGES.items():
        page = page_with(tmp_path, name, text, *people, said=said, given=Given(published=day))
        quotes = page.record.quotes
        if name == "four":
            source = SpanRow(start=0, end=10, text=NOBODY[:10])
            quotes = tuple(msgspec.structs.replace(quote, speaker=source) for quote in quotes)
        if name == "two":
            quotes = tuple(msgspec.structs.replace(quote, stance="refuse", type="indirect") for quote in quotes)
        save_page(store, msgspec.structs.replace(page, record=msgspec.structs.replace(page.record, quotes=quotes)))
    yield store


def seen(found: FoundStatements) -> Seen:
    return [(one.name, one.position) for one in found.statements]


CASES: list[tuple[dict[str, Any], Seen]] = [
    ({}, ALL),
    ({"speaker": "person/marc-tavel"}, [BARGES, PROMISE]),
    ({"speaker": "marc TAVEL"}, [BARGES, PROMISE]),
    ({"speaker": "Irene-Orsel"}, [PROMISE]),
    ({"speaker": "orsel"}, [PROMISE]),
    ({"speaker": "conseil al bahr"}, [LIE]),
    ({"speaker": "Conseil"}, [LIE]),
    ({"speaker": "person/tavel@two"}, [NOTHING]),
    ({"speaker": "unknown/passant"}, [FEAR]),
    ({"speaker": "unknown/passant@four"}, [FEAR]),
    ({"speaker": "un passant"}, [FEAR]),
    ({"speaker": "unknown/passant@one"}, []),
    ({"speaker": "Valdorie"}, []),
    ({"speaker": "Tave"}, []),
    ({"speaker": "Marc Orsel"}, []),
    ({"speaker": "person/nobody"}, []),
    ({"speaker": "?!"}, []),
    ({"about": "state/xv"}, [BARGES]),
    ({"about": "la valdorie"}, [BARGES]),
    ({"about": "person/irene-orsel"}, []),
    ({"about": "person/nobody"}, []),
    ({"about": "BARGES"}, [BARGES]),
    ({"about": "armee"}, [PROMISE, LIE]),
    ({"about": "l'armée"}, [PROMISE, LIE]),
    ({"about": "promis armée"}, [PROMISE]),
    ({"about": '"armée l\'a promis"'}, [PROMISE]),
    ({"about": '"promis armée"'}, []),
    ({"about": "barge"}, []),
    ({"about": "barges armée"}, []),
    ({"speaker": "Marc Tavel", "about": "armée"}, [PROMISE]),
    ({"stances": ["refuse"]}, [NOTHING]),
    ({"stances": ["refuse", "affirm"]}, ALL),
    ({"stances": ["deny"]}, []),
    ({"types": ["direct"]}, [BARGES, PROMISE, FEAR, LIE]),
    ({"types": ["mixed"]}, []),
    ({"days": (date(2021, 3, 4), date(2021, 3, 4))}, [BARGES, PROMISE]),
    ({"days": (date(2021, 3, 5), None)}, [NOTHING, FEAR]),
    ({"days": (None, date(2021, 3, 6))}, [BARGES, PROMISE, NOTHING]),
    ({"days": (date(2021, 3, 5), date(2021, 3, 5))}, []),
]


@pytest.mark.parametrize(("asked", "expected"), CASES, ids=[str(asked) for asked, _ in CASES])
def test_what_fits(told: Store, knowledge: ActorsLexicon, asked: dict[str, Any], expected: Seen) -> None:
    assert seen(find_statements(told, knowledge, **asked)) == expected


def test_all_there_is_of_a_statement(told: Store, knowledge: ActorsLexicon) -> None:
    found = find_statements(told, knowledge, speaker="Orsel")
    words = SpanRow(start=(start := ONE.index("L'armée")), end=start + len("L'armée l'a promis"), text="L'armée l'a promis")
    [said] = found.statements
    assert said.quote.content == (words,)
    assert found == FoundStatements(
        speaker=Named(id="person/irene-orsel", label="Irène Orsel"),
        statements=(
            StoredStatement(
                page=said.page,
                name="one",
                title=ONE,
                publisher=None,
                published="2021-03-04",
                position=1,
                speakers=(
                    Named(id="person/irene-orsel", label="Irène Orsel"),
                    Named(id="person/marc-tavel", label="Marc Tavel"),
                ),
                quote=said.quote,
            ),
        ),
    )


def test_pages_without_a_day_are_kept_apart_only_where_days_count(told: Store, knowledge: ActorsLexicon) -> None:
    dated = find_statements(told, knowledge, days=(date(2021, 3, 5), None))
    assert [(one.name, one.position) for one in dated.undated] == [LIE]
    assert find_statements(told, knowledge, days=(date(2021, 3, 5), None), stances=["refuse"]).undated == ()
    assert find_statements(told, knowledge).undated == ()


def test_several_of_one_name_are_listed(told: Store, knowledge: ActorsLexicon) -> None:
    with pytest.raises(StoreError) as error:
        find_statements(told, knowledge, speaker="tavel")
    assert str(error.value) == (
        "2 actors fit 'tavel'; name one by its id: person/marc-tavel (Marc Tavel), person/tavel@two (Tavel)"
    )


def test_who_has_the_name_and_says_nothing_is_no_choice(told: Store, knowledge: ActorsLexicon) -> None:
    """The Tavel of page three says nothing there; once the other two are one, the name means that one."""
    merge_actors(told, knowledge, "person/marc-tavel", "person/tavel@two")
    assert seen(find_statements(told, knowledge, speaker="Tavel")) == [BARGES, PROMISE, NOTHING]


def test_decisions_change_who_spoke(told: Store, knowledge: ActorsLexicon) -> None:
    merge_actors(told, knowledge, "person/marc-tavel", "person/tavel@two")
    for asked in ("person/marc-tavel", "person/tavel@two", "Marc Tavel"):
        assert seen(find_statements(told, knowledge, speaker=asked)) == [BARGES, PROMISE, NOTHING]
    rename_actor(told, knowledge, "person/marc-tavel", "Le maire de Hautelisse")
    renamed = find_statements(told, knowledge, speaker="maire de hautelisse")
    assert renamed.speaker == Named(id="person/marc-tavel", label="Le maire de Hautelisse")
    assert seen(renamed) == [BARGES, PROMISE, NOTHING]
    split_actor(told, knowledge, "person/marc-tavel", ["two"])
    assert seen(find_statements(told, knowledge, speaker="person/marc-tavel")) == [BARGES, PROMISE]
    assert seen(find_statements(told, knowledge, speaker="person/tavel@two")) == [NOTHING]


def test_a_speaker_without_a_row_is_known_to_its_page(told: Store, knowledge: ActorsLexicon, tmp_path: Path) -> None:
    [said] = find_statements(told, knowledge, speaker="Un passant").statements
    assert said.speakers == (Named(id="unknown/passant@four", label="Un passant"),)
    save_page(told, page_with(tmp_path, "five", f"Hier. {NOBODY}", said=(("On a eu peur", "unknown/passant"),)))
    with pytest.raises(StoreError, match="name one of them: unknown/passant@five, unknown/passant@four"):
        find_statements(told, knowledge, speaker="unknown/passant")
    assert seen(find_statements(told, knowledge, speaker="unknown/passant@five")) == [("five", 0)]


def test_a_name_of_several_is_about_each(told: Store, knowledge: ActorsLexicon) -> None:
    found = find_statements(told, knowledge, about="Tavel")
    assert [actor.id for actor in found.about] == ["person/marc-tavel", "person/tavel@two", "person/tavel@three"]
    assert found.statements == ()
    assert find_statements(told, knowledge, about="barges").about == ()


def test_a_mention_counts_inside_the_words_only(store: Store, knowledge: ActorsLexicon, tmp_path: Path) -> None:
    """Words that are interrupted have several stretches; a mention in the gap, or half outside, is not in them."""
    text = "Il dit : les ports, selon Irène Orsel, sont fermés par Marc Tavel hier."
    page = page_with(tmp_path, "gap", text, ORSEL, Person(id="person/marc-tavel", label="Marc Tavel"), said=(("les ports", "x"),))

    def piece(words: str) -> Piece:
        return Piece(start=(start := text.index(words)), end=start + len(words), text=words)

    [quote] = page.record.quotes
    first, second, third = piece("les ports"), piece("sont fermés par Marc Tavel"), piece("sont fermés par Marc")
    for number, (last, about, count) in enumerate([(second, "person/marc-tavel", 1), (third, "person/marc-tavel", 0)]):
        content = SpanRow(start=first.start, end=first.end, text=first.text, pieces=(last,))
        quotes = (msgspec.structs.replace(quote, content=(content,)),)
        record = msgspec.structs.replace(
            page.record, quotes=quotes, page=msgspec.structs.replace(page.record.page, engine=f"e{number}")
        )
        save_page(store, msgspec.structs.replace(page, record=record))
        assert len(find_statements(store, knowledge, about=about).statements) == count
        assert find_statements(store, knowledge, about="person/irene-orsel").statements == ()
        assert len(find_statements(store, knowledge, about="fermés ports").statements) == 1


def test_no_word_to_look_for(told: Store, knowledge: ActorsLexicon) -> None:
    with pytest.raises(StoreError, match="has no word to look for; give an id, a name or a word"):
        find_statements(told, knowledge, about="?!")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Jean-Yves L'Éclair", ("jean", "yves", "l", "eclair")),
        ("Bachar el-Assad", ("bachar", "al", "assad")),
        ("Parti El", ("parti", "el")),
        ("", ()),
    ],
)
def test_names_are_compared_as_the_matcher_does(name: str, words: tuple[str, ...]) -> None:
    assert name_of(name) == words


@pytest.mark.parametrize(("asked", "answer"), [("person/x", True), ("state/", True), ("N/A", False), ("person", False)])
def test_what_can_only_be_an_id(asked: str, answer: bool) -> None:
    assert is_id(asked) is answer
