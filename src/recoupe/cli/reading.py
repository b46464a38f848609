"""One run over some captures, as `read`, `add` and `inspect` do it; imported when they are called."""

import os
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path

from recoupe.cli.output import OK, SOME_FAILED, counted, say
from recoupe.cli.progress import with_progress, working
from recoupe.pipeline.corpus import PageFailure, ReadPage, given_for, read_pages
from recoupe.pipeline.language import Language, load_language
from recoupe.readers import count_captures, open_captures, read_manifest
from recoupe.types.capture import Capture, Given, Refusal


class Reading:
    """What to read, what is known of it, and what failed so far; failures are said at once and never stop the others."""

    def __init__(
        self, paths: list[str], *, published: date | None = None, manifest: Path | None = None, actors: list[Path] | None = None
    ) -> None:
        self.failures: list[PageFailure] = []
        self._paths = paths
        self._given = read_manifest(manifest) if manifest else {}
        self._default = Given(published=published)
        self._actor_files = tuple(actors or ())
        self._unused = set(self._given)

    @cached_property
    def language(self) -> Language:
        """French with the user's actors; loaded when the first page needs it."""
        with working("loading the words and the parser"):
            return load_language(actor_files=self._actor_files)

    def captures(self) -> Iterator[Capture]:
        """Yield the captures under the paths; what is none is said and counted."""
        opened = open_captures(self._paths, given=self._given)
        for item in with_progress(opened, "reading", total=lambda: count_captures(self._paths)):
            if isinstance(item, Refusal):
                self.fail(PageFailure(path=item.path, reason=item.reason))
                continue
            self._unused.discard(item.name)
            yield item
        if self._unused:
            names = sorted(self._unused)
            more = ", ..." if len(names) > 5 else ""
            say(f"the manifest names {counted(len(names), 'page')} that this run does not have: {', '.join(names[:5])}{more}")

    def given(self, capture: Capture) -> Given:
        """Return what the user says of a page."""
        return given_for(capture, given=self._given, default=self._default)

    def page(self, capture: Capture, *, with_text: bool = False) -> ReadPage | None:
        """Return one page, read; None if that failed."""
        found = next(read_pages([capture], language=self.language, given=self._given, default=self._default, with_text=with_text))
        if isinstance(found, ReadPage):
            return found
        self.fail(found)
        return None

    def pages(self, *, with_text: bool = False) -> Iterator[ReadPage]:
        """Yield every page that could be read."""
        for capture in self.captures():
            if page := self.page(capture, with_text=with_text):
                yield page

    def fail(self, failure: PageFailure) -> None:
        """Say and count a page that failed."""
        self.failures.append(failure)
        say(f"{failure.path}: {failure.reason}")
        if failure.trace and os.environ.get("RECOUPE_DEBUG"):
            say(failure.trace)

    @property
    def exit_code(self) -> int:
        """0 when every page was read, else 3."""
        return SOME_FAILED if self.failures else OK
