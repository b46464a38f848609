"""The way back: places in the article text to places in the text as captured. Nothing else converts."""

from bisect import bisect_right

from recoupe.types.article import NO_WIDTH, Run
from recoupe.types.record import Piece, SpanRow
from recoupe.types.span import RawSpan, TextSpan


class WayBack:
    """Leads from article text to raw text along the runs that were copied."""

    def __init__(self, runs: tuple[Run, ...], raw: str) -> None:
        self._runs = runs
        self._starts = [run.text for run in runs]
        self._raw = raw

    def raw_spans(self, span: TextSpan) -> tuple[RawSpan, ...]:
        """Return the raw stretches of a span, in order, at least one unless the span is empty.

        Stretches are joined that are adjacent, or have nothing between them but characters without width.
        """
        found: list[RawSpan] = []
        index = max(bisect_right(self._starts, span.start) - 1, 0)
        while index < len(self._runs) and self._runs[index].text < span.end:
            run = self._runs[index]
            start = max(span.start, run.text)
            end = min(span.end, run.text + run.length)
            if start < end:
                piece = RawSpan(run.raw + start - run.text, run.raw + end - run.text)
                if found and (found[-1].end == piece.start or self._unseen(found[-1].end, piece.start)):
                    piece = RawSpan(found.pop().start, piece.end)
                found.append(piece)
            index += 1
        return tuple(found)

    def _unseen(self, start: int, end: int) -> bool:
        """Return whether nothing but characters without width stands between two places."""
        return start < end and NO_WIDTH.fullmatch(self._raw, start, end) is not None

    def row(self, span: TextSpan) -> SpanRow:
        """Return a span as it is written in the record: cut at the first interruption, the rest in `pieces`."""
        first, *rest = self.raw_spans(span)
        if not rest:
            return SpanRow(start=first.start, end=first.end, text=self._raw[first.start : first.end])
        pieces = tuple(Piece(start=raw.start, end=raw.end, text=self._raw[raw.start : raw.end]) for raw in rest)
        return SpanRow(start=first.start, end=first.end, text=self._raw[first.start : first.end], pieces=pieces)

    def rows(self, spans: tuple[TextSpan, ...]) -> tuple[SpanRow, ...]:
        """Return every raw stretch of some spans, as quotes and evidence list them."""
        return tuple(
            SpanRow(start=raw.start, end=raw.end, text=self._raw[raw.start : raw.end])
            for span in spans
            for raw in self.raw_spans(span)
        )

    def words(self, span: TextSpan) -> str:
        """Return the words of a span, interruptions left out."""
        return "".join(self._raw[raw.start : raw.end] for raw in self.raw_spans(span))
