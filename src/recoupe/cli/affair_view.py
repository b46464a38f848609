"""Affairs, for people to read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from recoupe.cli.output import counted, harmless

if TYPE_CHECKING:
    from recoupe.store.affairs import AffairDetails
    from recoupe.store.affairs.pages import PageOfAffair
    from recoupe.store.affairs.saved import ByHand, Filter


def affair_line(found: "AffairDetails") -> Iterator[Text]:
    """Yield the line of an affair: its name, how many pages it has, what it asks for."""
    about = Text(harmless(found.affair.name), style="bold")
    yield about.append(harmless(f"  {counted(len(found.pages), 'page')}: {_asked(found.affair.filter)}"), style="not bold")


def affair_lines(found: "AffairDetails") -> Iterator[Text]:
    """Yield the lines that show an affair: what it asks for, its pages, what was decided by hand."""
    yield from affair_line(found)
    yield Text(harmless(f"  made {found.affair.made} by {found.affair.who}"), style="dim")
    for ident in found.nobody:
        yield Text(harmless(f"  no actor has the id {ident} any more; it takes no page"), style="yellow")
    for page in found.pages:
        yield Text(harmless(f"  {_page(page)}"))
    for choice in found.affair.by_hand:
        if not choice.inside or choice.page_id in found.gone:
            yield Text(harmless(f"  {_choice(choice, gone=choice.page_id in found.gone)}"), style="dim")


def _asked(asked: "Filter") -> str:
    """Return what an affair asks for, in the words of its options."""
    parts = [
        *(f"--actor {ident}" for ident in asked.actors),
        *(f"--theme {theme}" for theme in asked.themes),
        f"--since {asked.since}" if asked.since else "",
        f"--until {asked.until}" if asked.until else "",
        f"--text {asked.words}" if asked.words else "",
    ]
    return " ".join(filter(None, parts)) or "only what was put in by hand"


def _page(page: "PageOfAffair") -> str:
    about = ", ".join(part for part in (page.publisher or "", page.id) if part)
    title = f"{page.name}: {page.title}" if page.title else page.name
    why = "" if page.by_hand is None else f"  [put in by hand{f': {page.by_hand}' if page.by_hand else ''}]"
    return f"{page.published or 'no day'}  {' '.join(title.split())}  ({about}){why}"


def _choice(choice: "ByHand", *, gone: bool) -> str:
    what = "put in" if choice.inside else "left out"
    why = f": {choice.why}" if choice.why else ""
    return f"{what} {choice.page_id}, {choice.at} by {choice.who}{why}{' (the store has no such page any more)' if gone else ''}"
