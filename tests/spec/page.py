"""`make docs`: the page "What recoupe understands", written from the cases, misses included."""

from collections.abc import Iterator
from pathlib import Path

from recoupe.lexicon.load import read_yaml
from tests.spec.cases import STAGES, SpecFile, case_files, read_case_file

PAGE = Path(__file__).parents[2] / "docs/what-recoupe-understands.md"


def written() -> str:
    """Return the page: a behaviour a line, with how many cases say so, how many yield nothing, and what is still missed."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# What recoupe understands"
    yield ""
    yield "Written from the cases in `spec/fr` by `make docs`: a behaviour a line, with its number of cases, and how many of them"
    yield "must yield nothing."
    for stage in STAGES:
        yield ""
        yield f"## {stage.capitalize()}"
        yield ""
        for path in case_files():
            if path.parent.name == stage:
                yield from _behaviour(path)


def _behaviour(path: Path) -> Iterator[str]:
    cases = read_case_file(path)
    nothing = sum(not ready.case.expect for ready in cases)
    told = f"{len(cases)} cases" + (f", {nothing} with nothing" if nothing else "")
    yield f"- {read_yaml(path, SpecFile).behaviour.strip()} ({told}: `{path.parent.name}/{path.stem}`)"
    for ready in cases:
        if ready.case.status == "known_miss":
            yield f"  - not yet: {ready.case.why if ready.case.html else ' '.join(ready.text.split())}"


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
