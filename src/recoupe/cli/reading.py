"""One run over some captures, as `read`, `add` and `inspect` do it; imported when they are called."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from recoupe.cli.interrupts import stop_if_interrupted
from recoupe.cli.output import OK, SOME_FAILED, counted, counts_line, say, say_failure, unused_line
from recoupe.cli.progress import with_progress, working
from recoupe.pipeline.article import article_text
from recoupe.pipeline.corpus import PageFailure, ReadPage, attempt, given_for, read_pages
from recoupe.pipeline.language import Language, load_language
from recoupe.pipeline.watch import Stopwatch, Watch, unwatched
from recoupe.readers import Fields, Wanted, count_captures, open_captures, read_manifest
from recoupe.types.capture import Capture, Given, Passed, Refusal


def language_with(actors: list[Path] | None, lexicon: list[Path] | None) -> Language:
    """Return French with a user's files of actors and folders of patterns."""
    with working("loading the words and the parser"):
        return load_language(actor_files=tuple(actors or ()), lexicon_folders=tuple(lexicon or ()))


class Reading:
    """What to read, what is known of it, and what failed so far; failures are said at once and never stop the others."""

    def __init__(
        self,
        paths: list[str],
        *,
        published: date | None = None,
        manifest: Path | None = None,
        fields: Fields | None = None,
        actors: list[Path] | None = None,
        lexicon: list[Path] | None = None,
        only_language: bool = False,
        stopwatch: Stopwatch | None = None,
    ) -> None:
        self.failures: list[PageFailure] = []
        self.passed: list[Passed] = []
        self._paths = paths
        self._manifest = manifest
        self._fields = fields
        self._given = read_manifest(manifest) if manifest else {}
        self._default = Given(published=published)
        self._own_files = (actors, lexicon)
        self._only_language = only_language
        self._stopwatch = stopwatch
        self._watch: Watch = stopwatch or unwatched
        self._unused = set(self._given)
        self._pages = Counter[str]()

    @cached_property
    def language(self) -> Language:
        """French with the user's actors and patterns; loaded when the first page needs it."""
        return language_with(*self._own_files)

    def captures(self) -> Iterator[Capture]:
        """Yield the captures under the paths; what is none, or was passed over, is said and counted."""
        wanted = Wanted(self.language.pack.code, self.language.detector) if self._only_language else None
        opened = open_captures(self._paths, given=self._given, fields=self._fields, manifest=self._manifest, wanted=wanted)
        opened = self._stopwatch.over("readers", opened) if self._stopwatch else opened
        for item in with_progress(opened, "reading", total=self._total):
            match item:
                case Refusal():
                    self.fail(PageFailure(path=item.path, record=item.record, reason=item.reason))
                case Passed():
                    self._say_passed(item)
                case Capture():
                    self._unused.discard(item.name)
                    self._pages[item.path] += 1
                    yield item
                    stop_if_interrupted()
        if self._unused:
            say(unused_line(sorted(self._unused), "this run"))

    @property
    def files(self) -> set[str]:
        """The files of which a page was read."""
        return set(self._pages)

    def given(self, capture: Capture) -> Given:
        """Return what is said of a page, by the user and by its container."""
        return given_for(capture, given=self._given, default=self._default)

    def page(self, capture: Capture, *, given: Given | None = None, with_text: bool = False) -> ReadPage | None:
        """Return one page, read, with what is given of it when that is something else; None if that failed."""
        said = {capture.name: given or self.given(capture)}
        found = next(read_pages([capture], language=self.language, given=said, with_text=with_text, watch=self._watch))
        if isinstance(found, ReadPage):
            return found
        self.fail(found)
        return None

    def pages(self, *, with_text: bool = False) -> Iterator[ReadPage]:
        """Yield every page that could be read."""
        for capture in self.captures():
            if page := self.page(capture, with_text=with_text):
                yield page

    def texts(self) -> Iterator[str]:
        """Yield the clean article of every page that could be read."""
        for capture in self.captures():
            text = attempt(capture, partial(article_text, capture, language=self.language, given=self.given(capture)))
            if isinstance(text, str):
                yield text
            else:
                self.fail(text)

    def fail(self, failure: PageFailure) -> None:
        """Say and count a page that failed."""
        self.failures.append(failure)
        say_failure(failure)

    @property
    def exit_code(self) -> int:
        """0 when every page was read, else 3."""
        return SOME_FAILED if self.failures else OK

    def _total(self) -> int | None:
        return count_captures(self._paths, fields=self._fields, manifest=self._manifest)

    def _say_passed(self, passed: Passed) -> None:
        """Say how many pages a file of many gave, what was seen in it, and what of it was passed over."""
        self.passed.append(passed)
        if passed.seen:
            say(f"{passed.path}: {counts_line(passed.seen)}")
        if not passed.counts:
            return
        pages = self._pages[str(Path(passed.path).resolve()) if passed.path != "-" else "-"]
        count = sum(passed.counts.values())
        over = "1 record that is no page" if count == 1 else f"{count:,} records that are no pages"
        say(f"{passed.path}: {counted(pages, 'page')}; passed over {over} ({counts_line(passed.counts)})")
