"""`recoupe read --profile`: where the time goes."""

import time
from collections.abc import Iterator

from rich.text import Text

from recoupe.cli.output import counted
from recoupe.cli.reading import Reading
from recoupe.pipeline.watch import StepTime, Stopwatch
from recoupe.types.base import Record
from recoupe.types.capture import Passed


class Profile(Record, frozen=True, kw_only=True):
    """What reading some pages took.

    `characters` are those of the captures; `seconds` are by the clock and `cpu` on the processor, without loading words and
    parser; `steps` are in the order of the way of a page, in seconds on the processor. `passed` is what files of many pages
    hold beside pages.
    """

    pages: int
    failed: int
    characters: int
    seconds: float
    cpu: float
    steps: tuple[StepTime, ...]
    passed: tuple[Passed, ...]


def take_profile(reading: Reading, stopwatch: Stopwatch) -> Profile:
    """Read all pages and return what that took."""
    _ = reading.language  # loaded before the clock starts
    pages = characters = 0
    begun, spent = time.perf_counter(), time.process_time()
    for page in reading.pages():
        pages += 1
        characters += page.record.page.length
    return Profile(
        pages=pages,
        failed=len(reading.failures),
        characters=characters,
        seconds=time.perf_counter() - begun,
        cpu=time.process_time() - spent,
        steps=stopwatch.steps(),
        passed=tuple(reading.passed),
    )


def profile_lines(profile: Profile) -> Iterator[Text]:
    """Yield the lines of a profile for people."""
    read = f"{counted(profile.pages, 'page')}, {profile.characters:,} characters"
    rate = profile.pages / profile.seconds if profile.seconds else 0.0
    yield Text(f"{read}: {profile.seconds:.2f} s by the clock ({rate:.1f} pages/s), {profile.cpu:.2f} s on the processor")
    for step in profile.steps:
        yield Text(f"  {step.step:10}{step.seconds:9.3f} s{step.share:8.1%}")
