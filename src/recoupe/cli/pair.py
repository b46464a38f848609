"""`recoupe pair`: the relation of two sides over time."""

from collections.abc import Iterator
from itertools import groupby

import typer
from rich.text import Text

from recoupe.cli.affair_open import opened_affair
from recoupe.cli.affair_words import Words, between, origins
from recoupe.cli.options import DEFAULT_STORE, AffairName, AsJson, AsJsonLines, StorePath
from recoupe.cli.output import NOTHING_FOUND, format_of, harmless, say, screen, write_items
from recoupe.cli.timeline import Themes
from recoupe.types.affair import Affair, Rung

_LEVELS = {
    "force": "force", "threat": "threat", "sanction": "sanction", "refusal": "refusal", "precondition": "precondition",
    "demand": "demand", "criticism": "criticism", "broken_off": "relations broken off", "no_contact": "no contact",
    "contact": "contact", "talks": "talks", "declared_intent": "declared intent", "support": "support", "agreement": "agreement",
    "exchange": "exchange", "joint_action": "cooperation",
}  # fmt: skip


def pair(
    one: str = typer.Argument(metavar="A", help="An actor: its id or a name. A state means everybody who acts for it."),
    other: str = typer.Argument(metavar="B", help="The other side."),
    theme: Themes = None,
    affair: AffairName = None,
    store: StorePath = DEFAULT_STORE,
    json: AsJson = False,
    jsonl: AsJsonLines = False,
) -> None:
    """Show the relation of two sides over time, theme by theme: contact, talks, agreement, refusal ... with day and source."""
    from recoupe.affair.seek import find_actor, ladder_between, side_of

    form = format_of(json=json, jsonl=jsonl)
    found = opened_affair(store, affair)
    first, second = find_actor(found, one), find_actor(found, other)
    if first.id == second.id:
        raise typer.BadParameter(f"{one!r} and {other!r} are the same actor, {first.id}")
    if side_of(first) == side_of(second):
        raise typer.BadParameter(
            f"{first.label} and {second.label} are both of {side_of(first)}; relations are kept between states"
        )
    rungs = ladder_between(found, first, second, theme or ())
    if form == "people":
        screen().print(Text(f"{first.label} ({first.id}) and {second.label} ({second.id})", style="bold"))
        for line in _ladder(rungs, found):
            screen().print(line)
    else:
        write_items(rungs, form, show=lambda _: [])
    if not rungs:
        say(f"{store}: nothing is told between {first.id} and {second.id}")
        raise typer.Exit(NOTHING_FOUND)


def _ladder(rungs: tuple[Rung, ...], affair: Affair) -> Iterator[Text]:
    words = Words(affair)
    for theme, steps in groupby(sorted(rungs, key=lambda rung: rung.theme), key=lambda rung: rung.theme):
        yield Text("")
        yield Text(theme, style="bold")
        for rung in steps:
            yield _step(rung, words)
            yield Text(harmless(f"              « {words.clause(rung.tellings[0])} »"))


def _step(rung: Rung, words: Words) -> Text:
    told = f"told {rung.told.earliest}" if rung.told.earliest else "no day"
    day = rung.day or (between(rung.when) if rung.when.earliest else "") or told
    sources = "; ".join(words.source(chain) for chain in rung.according_to)
    line = Text(harmless(f"  {day}  {level_words(rung)}, {sources}  [{origins(rung.origins, 1)}]"))
    if rung.disputed:
        line.append("  disputed", style="bold red")
    return line.append(f"  {words.place(rung.tellings[0])}  {rung.happening}", style="dim")


def level_words(rung: Rung) -> str:
    """Return a rung in words, with its status where it is not simply so."""
    level = _LEVELS[rung.level]
    if rung.denied:
        return f"{level}: denied"
    if rung.status in ("announced", "requested") and rung.level != "declared_intent":
        return f"{level}: {rung.status}"
    return level
