"""What once was French in the code of the stages: marks and prepositions come from the lexicon, in any script."""

from recoupe.pipeline.language import Language
from tests.toy.walk import read, told


def test_sentence_begins_with_a_quotation(toy: Language) -> None:
    found = read("Varo ruka Osmar. 『Osmar ruka Limba』, saga Jena Kolt.", toy)
    assert [quote["content"] for quote in told(found.quotes)] == [["Osmar ruka Limba"]]
    assert [event.get("attributed_to") for event in told(found.events)] == [None, ["person/jena-kolt"]]


def test_weekday_with_a_capital_opens_a_quotation(toy: Language) -> None:
    assert [time.text for time in read("Jena Kolt saga: 『Tolk Varo ruka Osmar』.", toy).times] == ["Tolk"]


def test_capital_after_of(toy: Language) -> None:
    found = read("Jena Kolt saga ka tekla ko Limba ruka Varo.", toy)
    assert [(mention.actor, mention.metonym) for mention in found.mentions if mention.text == "Limba"] == [("state/os", True)]
