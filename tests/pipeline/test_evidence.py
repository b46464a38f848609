"""The way back from article text to raw text."""

import pytest

from recoupe.pipeline.evidence import WayBack
from recoupe.types.article import Run
from recoupe.types.record import Piece, SpanRow
from recoupe.types.span import RawSpan, TextSpan

RAW = "L'armée a PUB bombardé la ville."
RUNS = (Run(text=0, raw=0, length=10), Run(text=10, raw=14, length=len(RAW) - 14))
WAY = WayBack(RUNS, RAW)


@pytest.mark.parametrize(
    ("span", "raw"),
    [
        (TextSpan(0, 7), (RawSpan(0, 7),)),
        (TextSpan(10, 18), (RawSpan(14, 22),)),
        (TextSpan(8, 12), (RawSpan(8, 10), RawSpan(14, 16))),
        (TextSpan(10, 10), ()),
    ],
)
def test_raw_spans(span: TextSpan, raw: tuple[RawSpan, ...]) -> None:
    assert WAY.raw_spans(span) == raw


def test_interrupted_item_is_cut_and_carries_the_rest() -> None:
    row = WAY.row(TextSpan(8, 18))
    assert row == SpanRow(start=8, end=10, text="a ", pieces=(Piece(start=14, end=22, text="bombardé"),))
    assert [piece.text for piece in WAY.rows((TextSpan(8, 18),))] == ["a ", "bombardé"]
    assert WAY.words(TextSpan(8, 18)) == "a bombardé"


def test_adjacent_runs_are_joined() -> None:
    way = WayBack((Run(text=0, raw=0, length=4), Run(text=4, raw=4, length=6)), RAW)
    assert way.raw_spans(TextSpan(2, 7)) == (RawSpan(2, 7),)
