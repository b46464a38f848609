"""`make fuzz-deep`: coverage-guided fuzzing of the HTML reader and of the article stage, with atheris, on demand.

What it finds is kept as a file by libFuzzer; add it to the cases of `test_readers.py`, smaller.
"""

import sys
from collections.abc import Callable

import atheris

with atheris.instrument_imports(include=["recoupe"]):
    from recoupe.languages import load_pack
    from recoupe.readers.html import byte_map, read_html
    from recoupe.stages.article import clean_capture
    from recoupe.store.way import wrong_runs
    from recoupe.types.capture import Capture, Given

PACK = load_pack("fr")


def html(data: bytes) -> None:
    """Read bytes as HTML: every character leads to its bytes."""
    capture = read_html(data, name="page", path="page")
    if isinstance(capture, Capture):
        assert list(wrong_runs(capture.text, data, capture.encoding, byte_map(capture))) == []


def article(data: bytes) -> None:
    """Read bytes as HTML and find the article: every segment and run lies in the text."""
    capture = read_html(data, name="page", path="page")
    if isinstance(capture, Capture):
        found = clean_capture(capture, given=Given(), lexicon=PACK.article, calendar=PACK.calendar)
        assert all(0 <= part.span.start < part.span.end <= len(capture.text) for part in found.segments)


TARGETS: dict[str, Callable[[bytes], None]] = {"html": html, "article": article}

if __name__ == "__main__":
    name, *options = sys.argv[1:]
    atheris.Setup([sys.argv[0], *options], TARGETS[name])
    atheris.Fuzz()
