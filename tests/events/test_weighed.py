"""Sides that the words of an act leave open: only these are weighed, and only with countries that the page is about."""

import msgspec
import pytest

from recoupe.lexicon.event_sides import SidesModel
from recoupe.pipeline.language import Language
from recoupe.stages.events import explain_events
from recoupe.types.events import Event
from tests.events.models import as_model
from tests.test_events_layer import events_of, layers_of, page

FIRST = as_model(("rank", 0.5, ("none", 0.5, 3.0, -3.0), -3.0), features=("rank", "none"))
"""Any open side is of the country that the page names most."""
NOBODY = as_model(("none", 0.5, -3.0, 3.0), features=("none",))
"""Any open side is nobody's."""
DOUBTFUL = as_model(("rank", 0.5, ("none", 0.5, 0.02, -0.02), -0.02), features=("rank", "none"))
"""As `FIRST`, but hardly surer of it than of the rules."""

SETTING = "La Norvège est calme. La Norvège vote dimanche. La Norvège attend."


def with_model(language: Language, model: SidesModel | None) -> Language:
    """Return a language whose open sides a model weighs."""
    events = msgspec.structs.replace(language.pack.events, sides=model)
    return msgspec.structs.replace(language, pack=msgspec.structs.replace(language.pack, events=events))


def sides_of(event: Event) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids on both sides."""
    return event.actors, event.recipients


@pytest.mark.parametrize("model", [FIRST, NOBODY])
@pytest.mark.parametrize(
    "line",
    [
        "La Lettonie a bombardé le Tchad.",
        "Riga a expulsé deux diplomates tchadiens.",
        "Le Hezbollah a attaqué l'armée tchadienne.",
        "L'ONU a condamné la Lettonie.",
    ],
)
def test_what_is_named_stays(french: Language, model: SidesModel, line: str) -> None:
    article = page(line, SETTING)
    ruled = [sides_of(event) for event in events_of(article, with_model(french, None))]
    assert len(ruled) == 1
    assert [sides_of(event) for event in events_of(article, with_model(french, model))] == ruled


@pytest.mark.parametrize("model", [FIRST, NOBODY])
@pytest.mark.parametrize(
    "line", ["Des discussions entre le Tchad et la Lettonie ont commencé.", "Le Tchad et la Lettonie ont signé un accord."]
)
def test_acts_done_together_have_no_open_side(french: Language, model: SidesModel, line: str) -> None:
    article = page(line, SETTING)
    ruled = [sides_of(event) for event in events_of(article, with_model(french, None))]
    assert len(ruled) == 1
    assert [sides_of(event) for event in events_of(article, with_model(french, model))] == ruled


def test_an_open_side_is_of_a_country_that_the_page_is_about(french: Language) -> None:
    article = page("Deux journalistes ont été arrêtés.", SETTING)
    (event,) = events_of(article, with_model(french, FIRST))
    assert (event.actor_countries, event.recipient_countries) == (("no",), ("no",))
    assert event.recipients == ("unknown/journalists-no",)


def test_a_country_named_in_passing_is_no_answer(french: Language) -> None:
    article = page("Deux journalistes ont été arrêtés.", "La Norvège vote dimanche.")
    ruled = [sides_of(event) for event in events_of(article, with_model(french, None))]
    assert [sides_of(event) for event in events_of(article, with_model(french, FIRST))] == ruled


def test_what_only_the_rest_of_the_page_gives_may_be_doubted(french: Language) -> None:
    article = page("La Norvège a accusé la Lettonie.", "Riga a démenti toute implication.")
    ruled, doubted = (events_of(article, with_model(french, model))[1] for model in (None, NOBODY))
    assert sides_of(ruled) == (("state/lv",), ("state/no",))
    assert sides_of(doubted) == (("state/lv",), ())


def test_the_rules_stand_where_the_model_is_hardly_surer(french: Language) -> None:
    article = page("Deux journalistes ont été arrêtés.", SETTING)
    ruled = [sides_of(event) for event in events_of(article, with_model(french, None))]
    assert [sides_of(event) for event in events_of(article, with_model(french, DOUBTFUL))] == ruled


def test_an_explanation_says_which_parties_are_only_likely(french: Language) -> None:
    article = page("Deux journalistes ont été arrêtés.", SETTING)
    weighed = with_model(french, FIRST).pack.events
    (word,) = [word for word in explain_events(*layers_of(article, french), lexicon=weighed) if word.match]
    assert word.match is not None
    assert [(source.actor, source.how) for source in word.match.recipients] == [("unknown/journalists-no", "likely")]
    assert [(source.actor, source.how) for source in word.match.actors] == [("state/no", "place")]
