"""What `open_captures` gives, sorted into its three kinds."""

from pathlib import Path
from typing import NamedTuple

from recoupe.readers import Fields, Wanted, open_captures
from recoupe.types.capture import Capture, Given, Passed, Refusal


class Opened(NamedTuple):
    captures: list[Capture]
    refusals: list[Refusal]
    passed: list[Passed]

    @property
    def names(self) -> list[str]:
        return [capture.name for capture in self.captures]

    @property
    def records(self) -> list[str | None]:
        return [capture.record for capture in self.captures]

    @property
    def reasons(self) -> list[tuple[str | None, str]]:
        return [(refusal.record, refusal.reason) for refusal in self.refusals]

    @property
    def codes(self) -> list[list[str]]:
        return [[problem.code for problem in capture.problems] for capture in self.captures]

    @property
    def one(self) -> Capture:
        """The only capture, of a run that gave nothing else."""
        assert (len(self.captures), self.refusals) == (1, []), self
        return self.captures[0]


def opened(
    *paths: Path | str,
    given: dict[str, Given] | None = None,
    fields: Fields | None = None,
    manifest: Path | None = None,
    wanted: Wanted | None = None,
) -> Opened:
    items = list(open_captures(list(map(str, paths)), given=given, fields=fields, manifest=manifest, wanted=wanted))
    return Opened(
        [item for item in items if isinstance(item, Capture)],
        [item for item in items if isinstance(item, Refusal)],
        [item for item in items if isinstance(item, Passed)],
    )
