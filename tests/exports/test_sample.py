"""The sample affair says what it was written to say."""

from pathlib import Path

import pytest

from recoupe.cli.demo import SAMPLE
from recoupe.pipeline import load_language, read_pages
from recoupe.pipeline.corpus import ReadPage
from recoupe.readers import open_captures, read_manifest
from recoupe.types.record import PageRecord


@pytest.fixture(scope="module")
def records() -> dict[str, PageRecord]:
    language = load_language(actor_files=(SAMPLE / "actors.csv",))
    given = read_manifest(SAMPLE / "manifest.jsonl")
    pages = read_pages(open_captures([str(SAMPLE)], given=given), language=language, given=given)
    found = [page for page in pages if isinstance(page, ReadPage)]
    return {page.record.page.name: page.record for page in found}


def statuses(record: PageRecord, type_: str) -> set[tuple[str, tuple[str, ...]]]:
    return {(event.status, event.attributed_to) for event in record.events if event.type == type_}


def test_every_page_has_every_layer(records: dict[str, PageRecord]) -> None:
    assert len(records) >= 12
    for name, record in records.items():
        assert record.segments, name
        assert record.mentions, name
        assert record.quotes, name
        assert record.events, name


def test_a_denial_is_never_an_attack(records: dict[str, PageRecord]) -> None:
    denial = statuses(records["dementi_karsk"], "ASSAULT")
    assert ("denied", ("person/viktor-selm",)) in denial
    assert not {status for status, _ in denial} & {"happened", "ongoing"}


def test_cooperation_is_denied_by_one_side(records: dict[str, PageRecord]) -> None:
    assert ("denied", ("person/anton-brask",)) in statuses(records["entretien_brask"], "COOPERATE")


def test_a_demand_is_asked_for_not_done(records: dict[str, PageRecord]) -> None:
    retreats = {status for status, _ in statuses(records["depeche_avp"], "RETREAT")}
    assert retreats <= {"requested"}
    assert "REQUEST" in {event.type for event in records["depeche_avp"].events}


def test_an_announced_meeting_has_not_taken_place(records: dict[str, PageRecord]) -> None:
    meetings = {status for status, _ in statuses(records["reunion_belleroche"], "CONSULT")}
    assert "announced" in meetings
    assert not meetings & {"happened", "ongoing"}


def test_two_counts_of_the_dead(records: dict[str, PageRecord]) -> None:
    killed = {event.casualties.killed for record in records.values() for event in record.events if event.casualties}
    assert {(4, 4), (6, 6)} <= killed


def test_a_weekday_that_does_not_fit_is_told(records: dict[str, PageRecord]) -> None:
    record = records["gazette_des_dunes"]
    assert "times.weekday_mismatch" in {problem.code for problem in record.problems}
    [day] = [time for time in record.times if "weekday_mismatch" in time.flags]
    assert (day.value, day.earliest, day.latest) == ("2021-03-03", "2021-03-02", "2021-03-03")


def test_a_body_printed_twice_is_read_once(records: dict[str, PageRecord]) -> None:
    record = records["lac_info"]
    assert "body_repeat" in {segment.role for segment in record.segments}
    words = [span.text for quote in record.quotes for span in quote.content]
    assert len(words) == len(set(words))


def test_a_page_without_a_date_stays_without(records: dict[str, PageRecord]) -> None:
    record = records["carnet_sans_date"]
    assert record.meta.published.value is None
    assert {time.value[:4] for time in record.times if time.granularity == "day"} <= {"XXXX"}


def test_nothing_comes_from_other_stories(records: dict[str, PageRecord]) -> None:
    for record in records.values():
        noise = [(s.start, s.end) for s in record.segments if s.role in ("related", "body_repeat", "teaser_repeat")]
        spans = [event.trigger for event in record.events] + [span for quote in record.quotes for span in quote.content]
        assert not [span for span in spans for start, end in noise if start <= span.start < end]


def test_sample_files_are_all_named_in_the_manifest_or_left_out_on_purpose() -> None:
    named = set(read_manifest(Path(SAMPLE / "manifest.jsonl")))
    assert {path.stem for path in SAMPLE.glob("*.txt")} - named == {"carnet_sans_date", "reunion_belleroche"}
