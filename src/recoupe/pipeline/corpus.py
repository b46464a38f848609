"""The walk of many pages, one after the other; a page that fails is listed and never stops the others."""

from collections.abc import Iterable, Iterator, Mapping

from recoupe.pipeline.language import Language
from recoupe.pipeline.page import read_page
from recoupe.types.base import Record
from recoupe.types.capture import Capture, Given, Refusal
from recoupe.types.record import PageRecord


class PageFailure(Record, frozen=True, kw_only=True):
    """A page that could not be read: where it is and why, for a person."""

    path: str
    reason: str


class ReadPage(Record, frozen=True, kw_only=True):
    """A page and its record, for those who need both (the store keeps the raw text)."""

    capture: Capture
    record: PageRecord


def read_pages(
    captures: Iterable[Capture | Refusal],
    *,
    language: Language,
    given: Mapping[str, Given] | None = None,
    default: Given | None = None,
    with_text: bool = False,
) -> Iterator[ReadPage | PageFailure]:
    """Yield a record, or a failure with its reason, for every capture, in order.

    Args:
        captures: pages and refusals, as `open_captures` yields them.
        language: words, parser and language detector.
        given: what a person says of pages, by page name.
        default: what a person says of the pages that `given` does not name.
        with_text: whether the records carry the raw text.
    """
    for capture in captures:
        if isinstance(capture, Refusal):
            yield PageFailure(path=capture.path, reason=capture.reason)
            continue
        said = (given or {}).get(capture.name, default)
        try:
            record = read_page(capture, language=language, given=said, with_text=with_text)
        except (RecursionError, MemoryError, ValueError) as error:
            yield PageFailure(path=capture.path, reason=f"could not be read: {type(error).__name__}: {error}")
            continue
        yield ReadPage(capture=capture, record=record)
