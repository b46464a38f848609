"""Every word of the desk is there in both languages, and every closed choice has its words."""

import re
from typing import Literal, get_args

import pytest
from babel.messages.pofile import read_po

from recoupe.exchange.claims.differs import Point
from recoupe.store.actors.decisions import DecisionKind
from recoupe.store.decisions.rows import ItemDecisionKind
from recoupe.store.housekeeping.decided import PageDecisionKind
from recoupe.types.actors import ActorKind, MentionForm
from recoupe.types.affair import Dispute, Level, Theme, Voice
from recoupe.types.agreement import State
from recoupe.types.article import DateFlag, DateKind, Role
from recoupe.types.events import EventType, Status
from recoupe.types.exchange import Cause, Form, Kind, LedgerKind
from recoupe.types.quotes import QuoteType, Stance
from recoupe.types.reuse import OriginRule
from recoupe.web.filters import Filters
from recoupe.web.i18n import load_catalogue, load_words
from recoupe.web.reader.items import Layer
from tests.web.messages import WEB, Message, messages

CHOICES = {
    "types": EventType,
    "statuses": Status,
    "signs": Status,
    "voices": Voice,
    "themes": Theme,
    "levels": Level,
    "disputes": Dispute,
    "stances": Stance,
    "quote_types": QuoteType,
    "roles": Role,
    "kinds": ActorKind,
    "date_kinds": DateKind,
    "date_flags": DateFlag,
    "origin_rules": OriginRule,
    "layers": Layer,
    "forms": MentionForm,
    "decisions": DecisionKind,
    "filters": Literal[Filters.__struct_fields__],
    "exchange_kinds": Kind,
    "exchange_forms": Form,
    "agreement_states": State,
    "ledger_kinds": LedgerKind,
    "withheld": Cause,
    "points": Point,
    "item_decisions": ItemDecisionKind,
    "page_decisions": PageDecisionKind,
}
FIELD = re.compile(r"%\((\w+)\)[sd]")


def french() -> dict[Message, object]:
    with (WEB / "i18n/fr.po").open("rb") as file:
        return {message.id: message.string for message in read_po(file, locale="fr") if message.id}


@pytest.mark.parametrize("choice", CHOICES)
def test_closed_choice_has_a_word_for_each_value(choice: str) -> None:
    assert sorted(load_words()[choice]) == sorted(get_args(CHOICES[choice]))


def test_no_choice_is_left_over() -> None:
    assert sorted(load_words()) == sorted(CHOICES)


def test_french_has_every_message_and_no_other() -> None:
    assert set(french()) == set(messages())


def test_french_fills_in_what_english_does() -> None:
    for message, string in french().items():
        asked, given = ([text] if isinstance(text, str) else list(text) for text in (message, string))
        assert all(given), message
        assert {name for text in given for name in FIELD.findall(text)} == {
            name for text in asked for name in FIELD.findall(text)
        }


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        ("2021-03-04", "4 mars 2021", "4 March 2021"),
        ("2021-03", "mars 2021", "March 2021"),
        ("2021", "2021", "2021"),
        ("2021-13-40", "2021-13-40", "2021-13-40"),
        ("2021-W12", "2021-W12", "2021-W12"),
        (None, "", ""),
    ],
)
def test_days_are_written_as_people_do(value: str | None, french: str, english: str) -> None:
    assert load_catalogue("fr").day(value) == french
    assert load_catalogue("en").day(value) == english
