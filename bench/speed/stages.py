"""Each step of reading as a share of the bare parse of the same text, in one run."""

from collections.abc import Sequence

from bench.shared import SHARED
from bench.speed.pages import Clock, Page, annotated_pages, bare_parser, blocks_of, clean, wire_pages
from recoupe.pipeline.language import Language, load_language
from recoupe.pipeline.page import read_page
from recoupe.pipeline.watch import Stopwatch

WARM = 5
GOALS = {"article": 0.02, "idiom": 0.01, "times": 0.04, "actors": 0.07, "quotes": 0.04, "events": 0.07}


def stage_table() -> list[str]:
    """Return seconds and shares of each step over the annotated pages, each page parsed once and remembered by nobody."""
    language, pages = load_language(remembered=0), annotated_pages()
    bare, watch = measured(pages, language)
    lines = ["| step | seconds | bare parse = 1 | goal |", "|---|---|---|---|", f"| bare parse | {bare:.2f} | 1.000 | |"]
    lines += [f"| {step} | {spent:.2f} | {spent / bare:.3f} | {_goal(step)} |" for step, spent in watch.seconds.items()]
    total = sum(watch.seconds.values())
    lines.append(f"| **in all** | {total:.2f} | **{total / bare:.3f}** | 1.25 |")
    return [*lines, "", f"{len(pages)} captured pages, {len(pages) / total:.1f} pages a second of one core."]


def wire_table() -> list[str]:
    """Return what reading takes where pages print one another, with and without a memory of passages."""
    pages = wire_pages(SHARED / "pages/dev_texts.jsonl")
    lines = ["| | seconds | bare parse = 1 |", "|---|---|---|"]
    for name, remembered in (("each passage parsed", 0), ("passages remembered", 2_000_000)):
        bare, watch = measured(pages, load_language(remembered=remembered))
        total = sum(watch.seconds.values())
        lines.append(f"| {name} | {total:.2f} | {total / bare:.3f} |")
    return [*lines, "", f"{len(pages)} pages: 20 stories, each printed five times."]


def measured(pages: Sequence[Page], language: Language) -> tuple[float, Stopwatch]:
    """Return the seconds of the bare parse and those of each step, on pages that take turns in who is first.

    Both parsers first read a few pages that are not timed.
    """
    parse, bare, watch = bare_parser(language.pack.model), Clock(), Stopwatch()
    for page in pages[:WARM]:
        parse(blocks_of(clean(page, language)))
        read_page(page[0], language=language, given=page[1])
    for number, page in enumerate(pages[WARM:]):
        blocks = blocks_of(clean(page, language))
        if number % 2:
            watch_page(page, language, watch)
        with bare:
            parse(blocks)
        if not number % 2:
            watch_page(page, language, watch)
    return bare.seconds, watch


def watch_page(page: Page, language: Language, watch: Stopwatch) -> None:
    """Read a page under the stopwatch."""
    read_page(page[0], language=language, given=page[1], watch=watch)


def _goal(step: str) -> str:
    return format(GOALS[step], ".2f") if step in GOALS else ""
