"""What must hold of any two pages."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.stages.reuse import find_shared, fingerprint, group_passages
from recoupe.stages.reuse.fingerprints import GRAM, WINDOW
from recoupe.stages.reuse.words import read_words
from recoupe.types.reuse import SharedSpans, Stretch
from tests.reuse.texts import printed, prose

_SIGNS = st.sampled_from([*"aÉé7 \n'’-œßİ世", "e\u0301", "\u00ad", "\u00a0", "\U0001f600", "\r\n"])


@given(st.lists(_SIGNS, max_size=60).map("".join))
def test_words_lie_where_they_are_said_to(text: str) -> None:
    words = read_words(text, [Stretch(start=0, end=len(text))])
    places = list(zip(words.starts.tolist(), words.ends.tolist(), strict=True))
    edges = [0, *(edge for place in places for edge in place), len(text)]
    assert edges == sorted(edges)
    assert all(text[start].isalnum() and text[end - 1] not in " \n'’-" for start, end in places)
    outside = (text[end:start] for end, start in zip(edges[::2], edges[1::2], strict=True))
    assert not any(map(str.isalnum, "".join(outside)))


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_no_word_is_outside_of_what_is_read(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    words = read_words(text, [Stretch(start=start, end=end)])
    assert all(start <= at for at in words.starts.tolist())
    assert all(at <= end for at in words.ends.tolist())


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_is_too_strange(one: str, other: str) -> None:
    pages = printed("one", one + other + one), printed("other", other + one)
    for spans in find_shared(*pages):
        assert 0 <= spans.first.start < spans.first.end <= len(one + other + one)
        assert 0 <= spans.second.start < spans.second.end <= len(other + one)


def words_of(text: str) -> list[str]:
    return [word.lower() for word in re.findall(r"\w+", text)]


def _lies_in(one: str, sentence: str, shared: Sequence[SharedSpans]) -> bool:
    """Whether one span holds the whole sentence: its first word alone may be that of the other page's next sentence."""
    start = one.index(sentence)
    end = start + len(sentence.rstrip("."))
    return any(spans.first.start <= start and end <= spans.first.end for spans in shared)


@given(
    st.integers(0, 50),
    st.lists(st.integers(0, 9), unique=True, max_size=10),
    st.lists(st.integers(0, 9), unique=True, max_size=10),
)
def test_both_places_of_shared_spans_have_the_same_words(seed: int, ours: list[int], theirs: list[int]) -> None:
    """Sentences are whole or missing, in any order: every shared span is the same sentences on both sides."""
    source = prose(seed, 10)
    one, other = "\n".join(source[at] for at in ours), " / ".join(source[at] for at in theirs)
    shared = find_shared(printed("one", one), printed("other", other))
    for spans in shared:
        first, second = words_of(one[spans.first.start : spans.first.end]), words_of(other[spans.second.start : spans.second.end])
        assert spans.words >= 16
        assert (first == second) == (spans.prints[0] == spans.prints[1])
        assert spans.words == len(first) or first != second
    assert {at for at in ours if _lies_in(one, source[at], shared)} == set(ours) & set(theirs)


@given(st.integers(0, 200), st.integers(0, 30), st.integers(0, 30))
def test_thirteen_words_in_a_row_share_a_fingerprint(seed: int, before: int, after: int) -> None:
    row = " ".join(words_of(" ".join(prose(seed, 1)))[: GRAM + WINDOW - 1])
    one = " ".join([*words_of(" ".join(prose((seed, 1), 2)))[:before], row])
    other = " ".join([row, *words_of(" ".join(prose((seed, 2), 2)))[:after]])
    assert set(printed("one", one).prints.tolist()) & set(printed("other", other).prints.tolist())


def test_who_is_first_does_not_matter() -> None:
    one, other = printed("one", " ".join(prose(1, 6))), printed("other", " ".join(prose(1, 6)[2:5]))
    there, back = find_shared(one, other), find_shared(other, one)
    assert [(spans.first, spans.second, spans.prints, spans.words) for spans in there] == [
        (spans.second, spans.first, spans.prints[::-1], spans.words) for spans in back
    ]


def test_fingerprints_are_the_same_everywhere() -> None:
    """They are stored: another number here is another schema."""
    page = fingerprint("p", "Un deux trois quatre cinq six sept huit neuf dix.", [Stretch(start=0, end=49)])
    assert page.words.numbers.tolist()[:2] == NUMBERS
    assert page.prints.tolist() == PRINTS


NUMBERS = [13393760186279359465, 2576060967091296808]
PRINTS = [-8899762214641277753]


def test_ids_are_stable() -> None:
    dispatch = " ".join(prose("dispatch", 5))
    pages = [printed(name, f"{prose(name, 1)[0]} {dispatch}") for name in ("a", "b", "c")]
    [two] = group_passages(find_shared(pages[0], pages[1]))
    everything = [*find_shared(pages[0], pages[1]), *find_shared(pages[0], pages[2]), *find_shared(pages[1], pages[2])]
    [three] = group_passages(everything)
    [turned] = group_passages(everything[::-1])
    assert two.id == three.id == turned.id
    assert three == turned
    assert re.fullmatch(r"p-[0-9a-f]{16}", two.id)


@pytest.mark.parametrize("text", ["la " * 4000, "la la le " * 1500, ("un deux trois quatre cinq six sept huit neuf " * 400)])
def test_a_page_that_repeats_itself_ends(text: str) -> None:
    [spans] = find_shared(printed("one", text), printed("other", text))[:1]
    assert (spans.first.start, spans.second.start) == (0, 0)
