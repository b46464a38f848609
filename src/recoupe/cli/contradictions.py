"""`recoupe contradictions`: where accounts differ, and what only one side tells."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any

import typer
from rich.text import Text

from recoupe.cli.affair_open import opened_affair
from recoupe.cli.affair_words import Words, when, written
from recoupe.cli.options import DEFAULT_STORE, AffairName, AsJson, AsJsonLines, StorePath, parser_of
from recoupe.cli.output import NOTHING_FOUND, counted, format_of, harmless, say, write_items
from recoupe.types.affair import Affair, Contradiction, Dispute, EventKey, Telling

_HEADS: dict[Dispute, str] = {
    "status": "whether it happened",
    "killed": "how many were killed",
    "wounded": "how many were wounded",
    "date": "on which day",
    "weekday": "the weekday is not that of the date",
    "roles": "who did it to whom",
    "one_sided": "told by one side only",
}


About = Annotated[
    list[Any] | None,
    typer.Option("--about", parser=parser_of(Dispute), metavar="POINT", help="Only this point; may be repeated."),
]
Updates = Annotated[bool, typer.Option("--updates", help="Show figures that one source corrected later, too.")]


def contradictions(
    about: About = None,
    updates: Updates = False,
    affair: AffairName = None,
    store: StorePath = DEFAULT_STORE,
    json: AsJson = False,
    jsonl: AsJsonLines = False,
) -> None:
    """List where accounts of one act cannot all be right, with both sentences and both sources; then what only one side tells."""
    form = format_of(json=json, jsonl=jsonl)
    found = opened_affair(store, affair)
    points = [item for item in found.contradictions if (not about or item.about in about) and (updates or not item.updated)]
    write_items(points, form, show=point_lines(found))
    if left := len([item for item in found.contradictions if item.updated]) if not updates else 0:
        say(f"left out {counted(left, 'figure')} that one source corrected later; --updates shows them")
    if not points:
        say(f"{store}: no such point")
        raise typer.Exit(NOTHING_FOUND)


def point_lines(affair: Affair) -> Callable[[Contradiction], Iterator[Text]]:
    """Return what gives the lines of a disputed point: the act, then each side with its words, source and place."""
    words, acts = Words(affair), {item.id: item for item in affair.happenings}

    def lines(point: Contradiction) -> Iterator[Text]:
        act = acts[point.happening]
        head = Text(harmless(f"{_HEADS[point.about]}: {words.act(act)}, {when(act)}"), style="bold")
        yield head.append(f"  {point.happening}" + (f" and {point.other}" if point.other else ""), style="dim")
        yield from _side(point, 0, words)
        yield from _side(point, 1, words)
        if point.about == "weekday":
            yield Text(f"  read as {' or '.join(point.says)}")
        if point.missing:
            yield Text(harmless(f"  not heard: {words.names(point.missing)}"))

    return lines


def _side(point: Contradiction, side: int, words: Words) -> Iterator[Text]:
    """Yield one line for each source of a side, and its words: of a figure, all clauses of the page, since one of them counts."""
    by_source: dict[tuple[object, ...], list[EventKey]] = {}
    for key in (point.one, point.against)[side]:
        telling = words.telling(key)
        by_source.setdefault((telling.according_to, telling.origin.id), []).append(key)
    for keys in by_source.values():
        first = words.telling(keys[0])
        said = f"  {_says(point, side, first, words)}: {words.source(first.according_to)} [{first.origin.name}]"
        yield Text(harmless(said)).append(f"  {words.place(keys[0])}", style="dim")
        shown = [key for key in keys if key.page == keys[0].page] if point.about in ("killed", "wounded") else keys[:1]
        for clause in dict.fromkeys(words.clause(key) for key in shown):
            yield Text(harmless(f"      « {clause} »"))


def _says(point: Contradiction, side: int, telling: Telling, words: Words) -> str:
    """Return what a telling says of the point: its own figure, the parties by name, else what its side says."""
    match point.about:
        case "killed" | "wounded":
            figure = telling.killed if point.about == "killed" else telling.wounded
            return written(figure) if figure else point.says[side]
        case "roles":
            return words.names(point.says[side].split("; "))
        case _:
            return point.says[side] or telling.status
