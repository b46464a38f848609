"""A long run does not fill memory with its words: rare ones go with their call, and nothing is read otherwise."""

import pytest

from recoupe.pipeline.corpus import ReadPage
from recoupe.pipeline.language import Language
from recoupe.stages.grammar import load_parser, spacy_parser
from recoupe.stages.grammar.spacy_parser import SpacyParser

NEW_WORDS = "Le glorbistan et la vrandelle ont {} les quimpatres."


@pytest.fixture(scope="module")
def parser(sample_language: Language) -> SpacyParser:
    return load_parser(sample_language.pack.model)


def test_what_is_forgotten_is_read_as_before(
    parser: SpacyParser, sample: tuple[ReadPage, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [text for page in sample[:4] for text in page.capture.text.split("\n") if text.strip()]
    before = list(parser.parse(texts))
    monkeypatch.setattr(spacy_parser, "_COMMON", 0)
    monkeypatch.setattr(spacy_parser, "_REMEMBERED", 10)
    assert [parsed for text in texts for parsed in parser.parse([text])] == before


def test_words_are_forgotten_with_their_call(parser: SpacyParser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_parser, "_COMMON", 0)
    monkeypatch.setattr(spacy_parser, "_REMEMBERED", 10)
    list(parser.parse([NEW_WORDS.format("vu")]))
    strings = len(parser._nlp.vocab.strings)
    [parsed] = parser.parse([NEW_WORDS.format("zblouquet")])
    assert "zblouquet" in [token.text for token in parsed.tokens]
    assert len(parser._nlp.vocab.strings) == strings
    assert "zblouquet" not in parser._nlp.vocab.strings
    assert max(len(parser._words), len(parser._lemmas)) <= 10 + len(parsed.tokens) * 6


def test_the_first_words_stay(parser: SpacyParser) -> None:
    list(parser.parse([NEW_WORDS.format("brimouillé")]))
    assert "brimouillé" in parser._nlp.vocab.strings
