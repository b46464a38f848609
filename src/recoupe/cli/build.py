"""`recoupe build`: the pages of a store cross-checked."""

from typing import TYPE_CHECKING

from rich.text import Text

from recoupe.cli.opened import opened_with_actors
from recoupe.cli.options import DEFAULT_STORE, ActorFiles, AsJson, StorePath
from recoupe.cli.output import counted, write_item
from recoupe.cli.progress import step_bar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.affair import BuildReport


def build(store: StorePath = DEFAULT_STORE, actors: ActorFiles = None, json: AsJson = False) -> None:
    """Cross-check the pages of a store: reprints, happenings, accounts, contradictions, relations; only what is new is read."""
    from recoupe.affair import build_affair
    from recoupe.pipeline.language import load_affairs

    with opened_with_actors(store, actors) as (opened, lexicon), step_bar() as progress:
        report = build_affair(opened, actors=lexicon, lexicon=load_affairs(opened.language), progress=progress)
    write_item(report, "json" if json else "people", show=_lines)


def _lines(report: "BuildReport") -> "Iterator[Text]":
    yield Text(f"{counted(report.pages, 'page')} ({report.read} read anew), {counted(report.tellings, 'mention')} of acts")
    yield Text(f"{counted(report.passages, 'passage')} on several pages")
    yield Text(f"{counted(report.happenings, 'happening')}, {counted(report.contradictions, 'disputed point')}")
    for name, done in report.written.items():
        yield Text(f"  {name}: {done.added} new, {done.changed} changed, {done.removed} gone, {done.kept} as before", style="dim")
