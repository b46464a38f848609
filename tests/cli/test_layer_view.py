"""Marks in the text: readable without colour, whatever overlaps."""

from pathlib import Path

import msgspec

from recoupe.cli.layer_view import layer_in_text, roles_in_text
from recoupe.cli.page_view import page_details, page_summary
from recoupe.types.record import SpanRow
from tests.store.pages import TALKS, write_page


def test_quotes_with_cue_and_speaker(tmp_path: Path) -> None:
    lines = [line.plain for line in layer_in_text(write_page(tmp_path).record, TALKS, "quotes")]
    assert lines == [
        "[Le ministre](1 speaker) [a déclaré](1 cue) mardi : « [Nous ne](1) [négocierons pas](1) ».",
        "    (1) direct, refuse, asserted, by le ministre [quotes.colon]",
        "",
    ]


def test_marks_inside_marks(tmp_path: Path) -> None:
    record = write_page(tmp_path).record
    outer = SpanRow(start=TALKS.index("Nous"), end=TALKS.index(" pas"), text="Nous ne négocierons")
    quotes = (record.quotes[0], msgspec.structs.replace(record.quotes[0], content=(outer,), cue=None, speaker=None, nested_in=0))
    lines = [line.plain for line in layer_in_text(msgspec.structs.replace(record, quotes=quotes), TALKS, "quotes")]
    assert lines[0].endswith("« [[Nous ne](1) [négocierons](2) pas](1) ».")
    assert lines[2].startswith("    (2) direct, refuse, asserted, by le ministre, inside (1)")


def test_marks_on_the_same_words(tmp_path: Path) -> None:
    record = write_page(tmp_path).record
    mention = msgspec.structs.replace(record.mentions[0], pieces=msgspec.UNSET)
    lines = [line.plain for line in layer_in_text(msgspec.structs.replace(record, mentions=(mention, mention)), TALKS, "actors")]
    assert lines[0].startswith("[[Le ministre](2)](1) a déclaré")


def test_pieces_are_marked_with_the_number_of_their_item(tmp_path: Path) -> None:
    lines = [line.plain for line in layer_in_text(write_page(tmp_path).record, TALKS, "actors")]
    assert lines[0].startswith("[Le ministre](1) a déclaré")
    assert "[Pub](1)licité" in lines


def test_roles_stand_before_their_lines(tmp_path: Path) -> None:
    lines = [line.plain for line in roles_in_text(write_page(tmp_path).record, TALKS)]
    assert [line.split("|")[0].strip() for line in lines] == ["title", "body", "ad", "body"]


def test_control_characters_cannot_drive_the_terminal(tmp_path: Path) -> None:
    odd = "Titre \x1b[31mrouge\x07\n\nLe corps \x9b2J \u202eenvers.\n"
    record = write_page(tmp_path, "odd", odd).record
    shown = "\n".join(line.plain for line in (*roles_in_text(record, odd), *page_summary(record), *page_details(record)))
    assert not set("\x1b\x07\x9b\u202e") & set(shown)


def test_a_page_for_people_names_actors_and_places(tmp_path: Path) -> None:
    record = write_page(tmp_path).record
    shown = "\n".join(line.plain for line in page_details(record))
    evidence = record.events[0].evidence[0]
    assert "COOPERATE denied, le ministre, according to le ministre: « ont démenti tout échange »" in shown
    assert f"@{evidence.start}-{evidence.end}" in shown
    assert "times.publication_unknown: no date" in shown
