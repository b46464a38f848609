"""The walk of many pages, one after the other; a page that fails is listed and never stops the others."""

import traceback
from collections.abc import Iterable, Iterator, Mapping

from recoupe.pipeline.language import Language
from recoupe.pipeline.page import read_page
from recoupe.types.base import Record
from recoupe.types.capture import Capture, Given, Refusal
from recoupe.types.record import PageRecord


class PageFailure(Record, frozen=True, kw_only=True):
    """A page that could not be read: where it is and why, for a person; `trace` only when recoupe itself is at fault."""

    path: str
    reason: str
    trace: str | None = None


class ReadPage(Record, frozen=True, kw_only=True):
    """A page, its record, and what a person said of it, for those who need all (the store keeps the raw text)."""

    capture: Capture
    record: PageRecord
    given: Given = Given()


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
        default: what a person says of every page, where `given` does not say it.
        with_text: whether the records carry the raw text.
    """
    for capture in captures:
        if isinstance(capture, Refusal):
            yield PageFailure(path=capture.path, reason=capture.reason)
            continue
        said = given_for(capture, given=given, default=default)
        try:
            record = read_page(capture, language=language, given=said, with_text=with_text)
        except Exception as error:  # noqa: BLE001 - a page never stops the others, whatever is wrong with it or with us
            yield _failure(capture, error)
            continue
        yield ReadPage(capture=capture, record=record, given=said)


def given_for(capture: Capture, *, given: Mapping[str, Given] | None = None, default: Given | None = None) -> Given:
    """Return what a person says of one page: what `given` says under its name, completed by `default`."""
    own, rest = (given or {}).get(capture.name, Given()), default or Given()
    return Given(
        published=own.published or rest.published,
        publisher=own.publisher or rest.publisher,
        url=own.url or rest.url,
    )


def _failure(capture: Capture, error: Exception) -> PageFailure:
    reason = f"could not be read, and recoupe is at fault ({type(error).__name__}: {error}): please report this page"
    return PageFailure(path=capture.path, reason=reason, trace="".join(traceback.format_exception(error)))
