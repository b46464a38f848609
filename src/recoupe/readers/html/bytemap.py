"""The second map: from the rendered text of an HTML page to the bytes it came from."""

from collections.abc import Iterable, Iterator

from recoupe.readers.decode import width_of
from recoupe.types.capture import Capture
from recoupe.types.markup import ByteRun, Markup


def byte_map(capture: Capture) -> tuple[ByteRun, ...]:
    """Return the way from the rendered text to the bytes of the page, in the order of the text; empty for a text capture."""
    markup = capture.markup
    if markup is None:
        return ()
    bounds = (place for run in markup.runs for place in (run.source, run.source + run.width))
    at = _bytes_at(bounds, markup, capture.encoding)
    return tuple(
        ByteRun(run.text, start, run.length, next(at) - start, run.length == run.width)
        for run in markup.runs
        for start in (next(at),)
    )


def _bytes_at(places: Iterable[int], markup: Markup, encoding: str) -> Iterator[int]:
    """Yield the byte at which each place of the source stands; the places are in order."""
    source, odd = markup.source, markup.odd
    at, byte, known = 0, markup.mark, 0
    for place in places:
        while known < len(odd) and odd[known][0] < place:
            strange, width = odd[known]
            byte += width_of(source[at:strange], encoding) + width
            at, known = strange + 1, known + 1
        byte += width_of(source[at:place], encoding)
        at = place
        yield byte
