"""What the model works out of a text is the same to the last bit, whatever is parsed in the same call."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from thinc.api import get_current_ops

from recoupe.pipeline.corpus import ReadPage
from recoupe.pipeline.language import Language
from recoupe.stages.grammar import load_parser, products
from recoupe.stages.grammar.products import Floats, even_height, multiply
from recoupe.stages.grammar.spacy_parser import SpacyParser


@pytest.fixture(scope="module")
def parser(sample_language: Language) -> SpacyParser:
    return load_parser(sample_language.pack.model)


def matrix(rows: int, columns: int) -> Floats:
    return np.random.default_rng(rows * 1000 + columns).standard_normal((rows, columns), np.float32)


@given(rows=st.integers(0, 50), inner=st.integers(1, 40), outer=st.integers(1, 40), height=st.sampled_from([16, 8, 4, 2, 1]))
def test_a_product_is_the_product(rows: int, inner: int, outer: int, height: int) -> None:
    left, right = matrix(rows, inner), matrix(inner, outer)
    for one, other in ((left, right), (np.asfortranarray(left), np.ascontiguousarray(right.T).T)):
        made = multiply(one, other, height)
        assert made.flags.c_contiguous
        assert made.shape == (rows, outer)
        np.testing.assert_allclose(made, left.astype(np.float64) @ right, rtol=1e-4, atol=1e-4)


def test_a_row_is_the_same_in_every_company() -> None:
    left, right, height = matrix(300, 96), matrix(96, 288), even_height()
    whole = multiply(left, right, height)
    for first, last in ((0, 1), (5, 6), (1, 20), (7, 131), (100, 300)):
        assert np.array_equal(multiply(left[first:last], right, height), whole[first:last])


def test_a_height_at_which_rows_differ_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def uneven(left: Floats, right: Floats, height: int) -> Floats:
        made = multiply(left, right, height)
        made[4:] = np.nextafter(made[4:], np.float32(np.inf))
        return made

    monkeypatch.setattr(products, "multiply", uneven)
    assert even_height() == 4


def test_what_the_model_sees_depends_on_the_text_alone(parser: SpacyParser, sample: tuple[ReadPage, ...]) -> None:
    texts = list(dict.fromkeys(text for page in sample for text in page.capture.text.split("\n") if text.strip()))[:150]
    alone = {text: parser._nlp(text).tensor for text in texts}
    for size in (2, 7, 150):
        random.Random(size).shuffle(texts)
        for start in range(0, len(texts), size):
            batch = texts[start : start + size]
            for text, doc in zip(batch, parser._nlp.pipe(batch, batch_size=size), strict=True):
                assert np.array_equal(doc.tensor, alone[text]), text


def test_the_models_of_others_keep_their_way(parser: SpacyParser) -> None:
    assert type(get_current_ops()).__name__ != "EvenOps"
    assert {type(parser._nlp.get_pipe(name).model.ops).__name__ for name in ("parser", "ner")} == {"EvenOps"}
