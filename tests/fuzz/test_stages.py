"""No text, however odd, makes a stage raise, and none takes for ever."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.pipeline.language import Language
from recoupe.pipeline.page import read_page
from recoupe.readers.text import read_text
from recoupe.types.capture import Refusal
from tests.property.strategies import CAPTURES
from tests.property.test_page import capture_of, check_record

EXAMPLES = 5_000 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 100
ANY = st.text(max_size=400)


@given(st.one_of(ANY, CAPTURES))
@settings(deadline=None, max_examples=EXAMPLES)
def test_no_text_makes_a_stage_raise(french: Language, text: str) -> None:
    check_record(read_page(capture_of(text), language=french), text)


@given(st.binary(max_size=300))
@settings(deadline=None, max_examples=EXAMPLES * 5)
def test_bytes_are_a_capture_or_a_refusal_with_a_reason(data: bytes) -> None:
    found = read_text(data, name="page", path="page.txt")
    if isinstance(found, Refusal):
        assert found.reason
    else:
        assert found.text.strip("\0").strip()


LARGE = {
    "nested quotes": '"« ' * 10_000 + "a dit le ministre",
    "opening marks": "« " * 20_000,
    "one long word": "a" * 200_000,
    "one long line": "Le ministre russe a déclaré mardi que la France avait démenti. " * 1_500,
    "digits": "2016 " * 5_000 + "9" * 20_000,
    "blank lines": "\n" * 200_000 + "Fin.",
    "short lines": "a\n" * 20_000,
    "capitals": "Ministère De La Défense " * 2_000,
    "months": "lundi 31 février " * 3_000,
    "brackets": "(" * 20_000 + ")" * 20_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_large_and_odd_page(french: Language, name: str) -> None:
    text = LARGE[name]
    check_record(read_page(capture_of(text), language=french), text)
