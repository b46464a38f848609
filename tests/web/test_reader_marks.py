"""The reader cuts a page at every border and loses nothing of it."""

from hypothesis import given
from hypothesis import strategies as st

from recoupe.types.record import SegmentRow, TimeRow
from recoupe.web.reader.items import Item
from recoupe.web.reader.marks import Mark, marks_of
from recoupe.web.reader.parts import CHARACTERS, ITEMS, Part, part_at, parts_of
from recoupe.web.safety.text import harmless

ROW = TimeRow(
    start=0, end=1, text="x", type="DATE", value="2021", mod=None, edtf=None, earliest=None, latest=None,
    granularity="year", anchor="none", flags=(), zone="body", rule="times.test",
)  # fmt: skip
TEXT = "Hier soir, à Port-Sable, rien n'a bougé."


def item(key: str, *places: tuple[int, int], layer: str = "times") -> Item:
    return Item(key=key, layer=layer, row=ROW, places=places)  # type: ignore[arg-type]


def whole(text: str) -> Part:
    return Part(number=1, start=0, end=len(text))


def test_overlapping_items_are_all_seen() -> None:
    found = marks_of(TEXT, whole(TEXT), [item("a", (0, 9)), item("b", (5, 23), layer="quotes")], [])
    assert found == (
        Mark(start=0, words="Hier ", layers=("times",), items=("a",), begins=(("a", "times"),)),
        Mark(start=5, words="soir", layers=("times", "quotes"), items=("a", "b"), begins=(("b", "quotes"),)),
        Mark(start=9, words=", à Port-Sable", layers=("quotes",), items=("b",)),
        Mark(start=23, words=", rien n'a bougé."),
    )


def test_interrupted_item_begins_once_and_noise_is_greyed() -> None:
    found = marks_of(TEXT, whole(TEXT), [item("a", (0, 4), (11, 12))], [SegmentRow(start=4, end=11, role="ad")], (11, 12))
    assert [(mark.words, mark.items, mark.begins, mark.role, mark.sought) for mark in found] == [
        ("Hier", ("a",), (("a", "times"),), None, False),
        (" soir, ", (), (), "ad", False),
        ("à", ("a",), (), None, True),
        (" Port-Sable, rien n'a bougé.", (), (), None, False),
    ]


def test_noise_that_begins_before_the_part_is_greyed_in_it() -> None:
    part = Part(number=2, start=6, end=20)
    found = marks_of(TEXT, part, [], [SegmentRow(start=0, end=11, role="share"), SegmentRow(start=11, end=40, role="body")])
    assert [(mark.words, mark.role) for mark in found] == [("oir, ", "share"), ("à Port-Sa", None)]


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[Item]]:
    text = draw(st.text(max_size=80))
    borders = st.integers(0, max(len(text), 1))
    places = draw(st.lists(st.tuples(borders, borders), max_size=12))
    kept = [(min(pair), max(pair)) for pair in places if min(pair) < max(pair) <= len(text)]
    return text, [item(f"t{number}", place) for number, place in enumerate(kept)]


@given(pages())
def test_marks_joined_are_the_page_and_know_what_covers_them(page: tuple[str, list[Item]]) -> None:
    text, items = page
    found = marks_of(text, whole(text), items, [])
    assert "".join(mark.words for mark in found) == text
    for mark in found:
        covering = {one.key for one in items for start, end in one.places if start <= mark.start < end}
        assert set(mark.items) == covering
    begun = [key for mark in found for key, _ in mark.begins]
    assert sorted(begun) == sorted(one.key for one in items)


@given(st.integers(0, 3 * CHARACTERS), st.integers(0, 3 * ITEMS), st.integers(1, 900))
def test_parts_are_the_page(length: int, count: int, width: int) -> None:
    text = "".join("\n" if at % width == 0 else "x" for at in range(length))
    items = [item(f"t{at}", (at, at + 1)) for at in range(min(count, length))]
    parts = parts_of(text, items)
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert "".join(text[part.start : part.end] for part in parts) == text
    assert all(part.end - part.start <= CHARACTERS for part in parts)
    assert all(sum(part.start <= one.start < part.end for one in items) <= ITEMS for part in parts)
    for part in parts:
        assert part_at(parts, part.start) == part


@given(st.text())
def test_what_is_shown_has_as_many_characters_and_none_that_turns_the_writing(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    assert not any(char in shown for char in "\u202e\u2066\u200f\x1b\x00\x85\U000e0041")
    assert harmless(shown) == shown


def test_ordinary_writing_is_left_alone() -> None:
    assert harmless("L’État… « déjà » — œuvre\n\tمرحبا שלום 🙂") == "L’État… « déjà » — œuvre\n\tمرحبا שלום 🙂"
