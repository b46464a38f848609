"""A quote is about what the acts coded in its words are about, and what the words show; a page about all of its quotes."""

from pathlib import Path

import msgspec
import pytest

from recoupe.exchange.agreements import find_agreement
from recoupe.exchange.offers import offer_records
from recoupe.exchange.offers.themes import Themes
from recoupe.store import create_store
from recoupe.types.affair import Telling
from recoupe.types.exchange import Withheld
from recoupe.types.record import QuoteRow, SpanRow
from tests.exchange.made import Act, Desk, agreement_text, clause, fill, sign_both
from tests.store.pages import write_page


def quote_of(folder: Path, words: str, start: int = 100) -> QuoteRow:
    [quote] = write_page(folder).record.quotes
    return msgspec.structs.replace(quote, content=(SpanRow(start=start, end=start + len(words), text=words),))


@pytest.mark.parametrize(
    ("words", "themes"),
    [
        ("nous partageons nos renseignements", ("intelligence",)),
        ("les RENSEIGNEMENTS de l'armée", ("intelligence", "military")),
        ("un couloir humanitaire", ("humanitarian",)),
        ("nous ne céderons pas", ()),
        ("", ()),
    ],
)
def test_words_show_themes(tmp_path: Path, words: str, themes: tuple[str, ...]) -> None:
    store = create_store(tmp_path / "a.db")
    with store.reading() as db:
        assert Themes(db).of_quote(quote_of(tmp_path, words), ()) == themes
    store.close()


@pytest.mark.parametrize(
    ("trigger", "clause_at", "themes"),
    [
        ((105, 109), (105, 109), ("military",)),
        ((50, 54), (40, 101), ("military",)),
        ((50, 54), (40, 100), ()),
        ((111, 115), (111, 130), ()),
    ],
)
def test_acts_that_are_coded_in_the_words_give_theirs(
    one: Desk, tmp_path: Path, trigger: tuple[int, int], clause_at: tuple[int, int], themes: tuple[str, ...]
) -> None:
    [told] = fill(one, [Act(page="trois", happening="h-3")])

    def at(place: tuple[int, int]) -> SpanRow:
        return SpanRow(start=place[0], end=place[1], text="x" * (place[1] - place[0]))

    telling: Telling = msgspec.structs.replace(told, trigger=at(trigger), words=(at(clause_at),))
    with one.store.reading() as db:
        assert Themes(db).of_quote(quote_of(tmp_path, "oui, c'est"), [telling]) == themes


def test_a_quote_without_a_theme_stays_under_a_clause_with_themes(one: Desk, other: Desk) -> None:
    text = agreement_text(one, other, clause("c", ["quotes"], "full", 'themes = ["military", "diplomatic", "intelligence"]'))
    sign_both(one, other, text)
    with one.store.reading() as db:
        known = find_agreement(db, "lisse")
        offers = list(offer_records(db, known, ours=one.fingerprint, today=known.agreement.since, kinds=("quotes",)))
    assert [offer.item.themes for offer in offers] == [(), ()]
    assert [offer.verdict.withheld for offer in offers] == 2 * [(Withheld(clause="c", cause="themes"),)]
