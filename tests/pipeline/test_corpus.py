"""Many pages: every one is read or listed, and what is said of it counts in its order."""

from datetime import date

import pytest

from recoupe.pipeline import corpus
from recoupe.pipeline.corpus import PageFailure, ReadPage, given_for, read_pages
from recoupe.pipeline.language import Language
from recoupe.types.capture import Capture, Given, Passed, Refusal
from recoupe.types.record import PageRecord
from tests.property.test_page import capture_of

TEXT = "Lac de Valdorie\n\nLe ministre ostranien a démenti mardi avoir saisi des chalutiers."
DAYS = [date(2021, 3, day) for day in (1, 2, 3)]


def test_refusals_are_listed_and_what_was_passed_over_is_no_page(french: Language) -> None:
    refusal = Refusal(path="a.zip", record="b.pdf", reason="is a PDF")
    first, second = read_pages([refusal, Passed(path="a.zip", counts={".css": 1}), capture_of(TEXT)], language=french)
    assert first == PageFailure(path="a.zip", record="b.pdf", reason="is a PDF")
    assert (first.where, PageFailure(path="a.txt", reason="").where) == ("a.zip#b.pdf", "a.txt")
    assert isinstance(second, ReadPage)


@pytest.mark.parametrize(
    ("known", "said", "default", "day"),
    [
        (DAYS[0], DAYS[1], DAYS[2], DAYS[0]),
        (None, DAYS[1], DAYS[2], DAYS[1]),
        (None, None, DAYS[2], DAYS[2]),
        (None, None, None, None),
    ],
)
def test_who_says_the_day(known: date | None, said: date | None, default: date | None, day: date | None) -> None:
    plain = capture_of(TEXT)
    capture = Capture(**{name: getattr(plain, name) for name in plain.__struct_fields__} | {"said": Given(published=said)})
    given = {"page": Given(published=known, publisher="AVP")}
    assert given_for(capture, given=given, default=Given(published=default)) == Given(published=day, publisher="AVP")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (MemoryError(), "needs more memory than one page may: it may be damaged or made to fill the memory"),
        (RecursionError(), "is nested too deeply to be read"),
        (KeyError("x"), "could not be read, and recoupe is at fault (KeyError: 'x'): please report this page"),
    ],
)
def test_a_page_that_fails_is_listed(french: Language, monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str) -> None:
    def fail(*_: object, **__: object) -> PageRecord:
        raise error

    monkeypatch.setattr(corpus, "read_page", fail)
    [failure] = read_pages([capture_of(TEXT)], language=french)
    assert isinstance(failure, PageFailure)
    assert (failure.path, failure.reason) == ("page.txt", reason)
    assert (failure.trace is not None) == isinstance(error, KeyError)


def test_an_interrupt_is_no_failure_of_a_page(french: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> PageRecord:
        raise KeyboardInterrupt

    monkeypatch.setattr(corpus, "read_page", interrupt)
    with pytest.raises(KeyboardInterrupt):
        list(read_pages([capture_of(TEXT)], language=french))
