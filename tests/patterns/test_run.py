"""Cases run: those that hold, those that do not, and what is said of them."""

import msgspec
import pytest

from recoupe.lexicon.event_cases import PatternCase, load_event_cases, unmarked
from recoupe.pipeline.language import Language
from recoupe.pipeline.pattern_cases import CaseResult, FoundEvent, check_cases
from recoupe.pipeline.sentences import Foreseen, read_sentences
from recoupe.types.grammar import Parsed
from tests.patterns.conftest import OWN

RAMS = "La marine norvégienne [a éperonné] un chalutier russe."
SIDES = {"actors": ("state/no",), "recipients": ("state/ru",)}
FOUND = FoundEvent(pattern="éperonner", type="ASSAULT", trigger="a éperonné", status="happened", **SIDES)


def case(marked: str, pattern: str = "éperonner", **fields: object) -> PatternCase:
    text, marks = unmarked(marked)
    plain = PatternCase(pattern=pattern, file="cases/mer.yaml", number=1, text=text, marks=marks)
    return msgspec.structs.replace(plain, **fields)


def result(of: PatternCase, language: Language) -> CaseResult:
    [found] = check_cases([of], language=language)
    return found


HOLD = [
    case(RAMS, **SIDES),
    case("La marine norvégienne a [éperonné un] chalutier russe.", **SIDES),
    case(RAMS.replace("[", "").replace("]", ""), pattern="éperonner_glace"),
]
DIFFER = [
    case(RAMS),
    case(RAMS, actors=("state/no",)),
    case(RAMS, actors=SIDES["recipients"], recipients=SIDES["actors"]),
    case(RAMS, status="denied", **SIDES),
    case(RAMS, pattern="éperonner_glace", **SIDES),
    case("La marine norvégienne a éperonné un [chalutier] russe.", **SIDES),
    case(RAMS.replace("[", "").replace("]", "")),
]


@pytest.mark.parametrize("held", HOLD)
def test_a_case_holds(held: PatternCase, seafaring: Language) -> None:
    assert result(held, seafaring) == CaseResult(case=held, verdict="ok", found=(FOUND,))
    missed = msgspec.structs.replace(held, known_miss="a reason")
    assert result(missed, seafaring).verdict == "no_longer_missed"
    assert result(missed, seafaring).failed


@pytest.mark.parametrize("other", DIFFER)
def test_a_case_differs(other: PatternCase, seafaring: Language) -> None:
    assert result(other, seafaring) == CaseResult(case=other, verdict="differs", found=(FOUND,))
    assert result(other, seafaring).failed
    missed = msgspec.structs.replace(other, known_miss="a reason")
    assert result(missed, seafaring).verdict == "known_miss"
    assert not result(missed, seafaring).failed


def test_the_cases_of_the_tests_hold_and_stay_in_order(seafaring: Language) -> None:
    cases = load_event_cases(((), (OWN / "events/cases/mer.yaml",)), seafaring.pack.events.files)
    results = list(check_cases(cases, language=seafaring))
    assert tuple(it.case for it in results) == cases
    assert {it.case.text: it.verdict for it in results if it.verdict != "ok"} == {
        "La Norvège a repeint le pavillon.": "known_miss"
    }


def test_sentences_parsed_ahead_give_what_each_gives_alone(seafaring: Language) -> None:
    texts = [it.text for it in (*HOLD, *DIFFER)]
    ahead = msgspec.structs.replace(seafaring, parser=Foreseen(seafaring.parser, texts))
    assert ahead.parser.name == seafaring.parser.name
    for text in [*texts, "Une phrase que personne n'attendait."]:
        assert read_sentences(text, language=ahead).events == read_sentences(text, language=seafaring).events


def test_a_text_is_parsed_once(seafaring: Language) -> None:
    asked: list[str] = []

    class Counting:
        name = "counting"

        def parse(self, texts: list[str]) -> list[Parsed]:
            asked.extend(texts)
            return list(seafaring.parser.parse(texts))

    list(check_cases([*HOLD, *DIFFER], language=msgspec.structs.replace(seafaring, parser=Counting())))
    assert asked == [HOLD[0].text]
