"""The walk of many pages, one after the other; a page that fails is listed and never stops the others."""

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TypeVar

from recoupe.pipeline.language import Language
from recoupe.pipeline.page import read_page
from recoupe.pipeline.watch import Watch, unwatched
from recoupe.readers.limits import BEYOND_LIMITS, why_not_read, within_limits
from recoupe.types.base import Record
from recoupe.types.capture import Capture, Given, Passed, Refusal
from recoupe.types.record import PageRecord

Result = TypeVar("Result")


class PageFailure(Record, frozen=True, kw_only=True):
    """A page that could not be read: where it is and why, for a person.

    `record` is its place in a file that holds many; `trace` is there only when recoupe itself is at fault.
    """

    path: str
    reason: str
    record: str | None = None
    trace: str | None = None

    @property
    def where(self) -> str:
        """The page's place, for a person: "archive.warc.gz#15333"."""
        return self.path if self.record is None else f"{self.path}#{self.record}"


class ReadPage(Record, frozen=True, kw_only=True):
    """A page, its record, and what was said of it, for those who need all (the store keeps the raw text and bytes)."""

    capture: Capture
    record: PageRecord
    given: Given = Given()


def read_pages(
    captures: Iterable[Capture | Refusal | Passed],
    *,
    language: Language,
    given: Mapping[str, Given] | None = None,
    default: Given | None = None,
    with_text: bool = False,
    watch: Watch = unwatched,
) -> Iterator[ReadPage | PageFailure]:
    """Yield a record, or a failure with its reason, for every capture, in order.

    A page may take a minute and three gigabytes at most (see `recoupe.readers.limits`), else it fails, alone.

    Args:
        captures: pages and refusals, as `open_captures` yields them; what it passed over is no page, and not handed on.
        language: words, parser and language detector.
        given: what a person says of pages, by page name.
        default: what a person says of every page, where neither `given` nor the page's container says it.
        with_text: whether the records carry the raw text.
        watch: does each step of a page, and takes its time.
    """
    for capture in captures:
        if isinstance(capture, Refusal):
            yield PageFailure(path=capture.path, record=capture.record, reason=capture.reason)
        elif isinstance(capture, Capture):
            said = given_for(capture, given=given, default=default)
            read = partial(read_page, capture, language=language, given=said, with_text=with_text, watch=watch)
            record = attempt(capture, read)
            yield record if isinstance(record, PageFailure) else ReadPage(capture=capture, record=record, given=said)


def given_for(capture: Capture, *, given: Mapping[str, Given] | None = None, default: Given | None = None) -> Given:
    """Return what is said of one page: by a person under its name, else by its container, else by a person of every page."""
    known = ((given or {}).get(capture.name, Given()), capture.said, default or Given())
    return Given(
        published=next((one.published for one in known if one.published), None),
        publisher=next((one.publisher for one in known if one.publisher), None),
        url=next((one.url for one in known if one.url), None),
    )


def attempt(capture: Capture, work: Callable[[], Result]) -> Result | PageFailure:
    """Return what some work on one page gives; a failure when it takes too much, or goes wrong in any way."""
    try:
        return within_limits(work)
    except BEYOND_LIMITS as error:
        return PageFailure(path=capture.path, record=capture.record, reason=why_not_read(error))
    except Exception as error:  # noqa: BLE001 - a page never stops the others, whatever is wrong with it or with us
        reason = f"could not be read, and recoupe is at fault ({type(error).__name__}: {error}): please report this page"
        trace = "".join(traceback.format_exception(error))
        return PageFailure(path=capture.path, record=capture.record, reason=reason, trace=trace)
