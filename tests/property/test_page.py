"""What holds for every page, whatever is in it."""

from datetime import date
from typing import Any

import msgspec
from hypothesis import given, settings

from recoupe.pipeline.evidence import WayBack
from recoupe.pipeline.language import Language
from recoupe.pipeline.page import read_page
from recoupe.stages.article import clean_capture
from recoupe.types.capture import Capture, Given
from recoupe.types.record import PageRecord, decode_record, encode_record
from recoupe.types.span import TextSpan
from tests.property.strategies import CAPTURES


def capture_of(text: str) -> Capture:
    return Capture(id="0123456789abcdef", name="page", sha256="0" * 64, path="page.txt", text=text, encoding="utf-8")


@given(CAPTURES)
@settings(deadline=None, max_examples=300)
def test_every_character_of_the_article_leads_back_to_the_same_raw_character(french: Language, text: str) -> None:
    pack = french.pack
    article = clean_capture(capture_of(text), given=Given(), lexicon=pack.article, calendar=pack.calendar)
    way = WayBack(article.runs, text)
    assert sum(run.length for run in article.runs) == len(article.text)
    for place, character in enumerate(article.text):
        [raw] = way.raw_spans(TextSpan(place, place + 1))
        assert text[raw.start : raw.end] == character


@given(CAPTURES)
@settings(deadline=None, max_examples=300)
def test_segments_are_in_order_and_hold_all_that_is_not_blank(french: Language, text: str) -> None:
    pack = french.pack
    article = clean_capture(capture_of(text), given=Given(), lexicon=pack.article, calendar=pack.calendar)
    ends = [0]
    for segment in article.segments:
        assert ends[-1] <= segment.span.start < segment.span.end <= len(text)
        assert not text[ends[-1] : segment.span.start].strip()
        ends.append(segment.span.end)
    assert not text[ends[-1] :].strip("\0 ").strip()
    for first, second in zip(article.blocks, article.blocks[1:], strict=False):
        assert first.span.end <= second.span.start


def spans_in(value: Any) -> list[dict[str, Any]]:
    """Return every object of a record that has a start, an end and words."""
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} <= set(value) and value["start"] is not None else []
        return own + [span for item in value.values() for span in spans_in(item)]
    if isinstance(value, list):
        return [span for item in value for span in spans_in(item)]
    return []


def check_record(record: PageRecord, text: str) -> None:
    plain = msgspec.to_builtins(record)
    for span in spans_in({name: layer for name, layer in plain.items() if name != "page"}):
        assert 0 <= span["start"] < span["end"] <= len(text)
        assert text[span["start"] : span["end"]] == span["text"]
    for layer in (plain["times"], plain["mentions"]):
        starts = [item["start"] for item in layer]
        assert starts == sorted(starts)
    known = {actor["id"] for actor in plain["actors"]}
    for mention in plain["mentions"]:
        assert set(mention["actor"].split(";")) <= known
    assert decode_record(encode_record(record)) == record


@given(CAPTURES)
@settings(deadline=None, max_examples=80)
def test_record_quotes_the_raw_text_and_reads_back_equal(french: Language, text: str) -> None:
    check_record(read_page(capture_of(text), language=french, given=Given(published=date(2016, 10, 12))), text)
