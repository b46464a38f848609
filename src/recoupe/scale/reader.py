"""What reads the pages of a run: loaded once by each worker."""

from collections.abc import Callable, Mapping
from pathlib import Path

from recoupe.pipeline.corpus import PageFailure, ReadPage, read_pages
from recoupe.pipeline.language import Language, load_language
from recoupe.readers import Wanted, read_manifest
from recoupe.scale.run import Run, RunFolder, read_run
from recoupe.types.capture import Capture, Given
from recoupe.types.errors import RecoupeError


class PageReader:
    """A language, and what a person said of pages; `wanted` is there when pages in other languages are passed over."""

    def __init__(self, run: Run, language: Language, given: Mapping[str, Given]) -> None:
        self.run = run
        self.given = given
        self.language = language
        self.wanted = Wanted(language.pack.code, language.detector) if run.only_language else None
        self._default = Given(published=run.published)
        if language.engine != run.engine:
            raise RecoupeError(f"this run is read by {run.engine}, and here is {language.engine}; name another folder for it")

    def read(self, capture: Capture) -> ReadPage | PageFailure:
        """Return a page, read, or why that failed."""
        return next(read_pages([capture], language=self.language, given=self.given, default=self._default))


OpenReader = Callable[[RunFolder], PageReader]
"""Loads what reads the pages of the run in a folder."""


def open_reader(folder: RunFolder) -> PageReader:
    """Return what reads the pages of a run.

    Raises:
        RecoupeError: if it would not read as the run says.
    """
    run = read_run(folder)
    language = load_language(actor_files=tuple(map(Path, run.actors)), lexicon_folders=tuple(map(Path, run.lexicon)))
    return PageReader(run, language, given_in(folder, run))


def given_in(folder: RunFolder, run: Run) -> Mapping[str, Given]:
    """Return what the run knows of pages, by name."""
    return read_manifest(folder.given) if run.given else {}
