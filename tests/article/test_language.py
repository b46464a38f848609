"""A page too short to tell its language is in the one that it claims, when that is the one we read."""

import pytest

from recoupe.languages import load_pack
from recoupe.readers.html import read_html
from recoupe.stages.article import clean_capture
from recoupe.stages.idiom import guess_idiom
from recoupe.types.capture import Capture, Given
from recoupe.types.idiom import Idiom

PACK = load_pack("fr")


def no_detector(_: str) -> tuple[str, float]:
    raise AssertionError("there is too little text to ask")


def idiom_of(opening: str) -> tuple[str | None, Idiom]:
    page = f"<!DOCTYPE html>{opening}<head><title>Le pont rouvre</title></head><body><h1>Le pont rouvre</h1></body></html>"
    capture = read_html(page.encode(), name="page", path="page.html")
    assert isinstance(capture, Capture)
    article = clean_capture(capture, given=Given(), lexicon=PACK.article, calendar=PACK.calendar)
    return article.meta.language, guess_idiom(article, expected="fr", detector=no_detector)


def test_the_claim_decides_where_nothing_else_can() -> None:
    assert idiom_of('<html lang="fr-BE">') == ("fr", Idiom(code="fr", probability=0.0))


@pytest.mark.parametrize(("opening", "claimed"), [("<html>", None), ('<html lang="en">', "en")])
def test_no_claim_or_another_decides_nothing(opening: str, claimed: str | None) -> None:
    language, idiom = idiom_of(opening)
    assert (language, idiom.code, [problem.code for problem in idiom.problems]) == (claimed, None, ["idiom.undecided"])
