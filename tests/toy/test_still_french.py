"""What the toy language shows to be French still: each fails until its stage asks the lexicon or the marks."""

import pytest

from recoupe.pipeline.language import Language
from tests.toy.walk import read, told


@pytest.mark.xfail(
    raises=AssertionError, reason="stages/quotes/passages.py: a sentence begins only with one of the marks listed there"
)
def test_sentence_begins_with_a_quotation(toy: Language) -> None:
    found = read("Varo ruka Osmar. 『Osmar ruka Limba』, saga Jena Kolt.", toy)
    assert [quote["content"] for quote in told(found.quotes)] == [["Osmar ruka Limba"]]
    assert [event.get("attributed_to") for event in told(found.events)] == [None, ["person/jena-kolt"]]


@pytest.mark.xfail(
    reason="stages/times/guard.py: a word has its capital from a quotation only after one of the marks listed there"
)
def test_weekday_with_a_capital_opens_a_quotation(toy: Language) -> None:
    assert [time.text for time in read("Jena Kolt saga: 『Tolk Varo ruka Osmar』.", toy).times] == ["Tolk"]


@pytest.mark.xfail(
    raises=AssertionError,
    reason="stages/actors/metonyms.py: the forms of 'of', 'to' and 'on' stand in the code, not in heads.yaml",
)
def test_capital_after_of(toy: Language) -> None:
    found = read("Jena Kolt saga ka tekla ko Limba ruka Varo.", toy)
    assert [(mention.actor, mention.metonym) for mention in found.mentions if mention.text == "Limba"] == [("state/os", True)]
