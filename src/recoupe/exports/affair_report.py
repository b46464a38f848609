"""A short report on an affair as plain lines, in English: points in dispute, acts by where they stand, relations, statements."""

from collections.abc import Iterator, Sequence

from recoupe.exports.affair_dossier.sections import Disputed, Ladder, Voiced, by_standing, disputes_of, ladders_of
from recoupe.exports.affair_sayings import CUT, find_doubts, find_sayings
from recoupe.exports.counting import Counting, origins_of
from recoupe.exports.days import DayWords, days_of
from recoupe.exports.material import Material, stretches
from recoupe.exports.naming import Names, figures_of
from recoupe.exports.standing import Standing
from recoupe.types.affair import Account, Happening, Rung
from recoupe.types.reuse import Origin

MOST = 12
"""Lines shown a section; the rest is counted."""

_COUNTING = Counting(pages="pages", copies="copies", source="source", sources="sources")
_DAYS = DayWords(latest="by", earliest="not before", between="between", until="and")
_HEADINGS: dict[Standing, str] = {
    "disputed": "Disputed: sources stand on both sides",
    "happened": "Reported as happened",
    "ongoing": "Reported as going on",
    "announced": "Announced",
    "requested": "Asked for",
    "conditional": "Only under a condition",
    "alleged": "Alleged",
    "denied": "Denied",
}


def affair_report(material: Material, *, most: int = MOST) -> Iterator[str]:
    """Yield the lines of a report, without line ends.

    Args:
        material: the affair, its records and texts.
        most: items a section at most; how many are left out is said.
    """
    names = Names(material.affair)
    yield from _section("Points in dispute", [_dispute(point, names) for point in disputes_of(material)], most)
    for standing, happenings in by_standing(material):
        yield from _section(_HEADINGS[standing], [_act(happening, names) for happening in happenings], most)
    yield from _section("Relations", [_ladder(ladder, names) for ladder in ladders_of(material)], most)
    sayings = [
        f"{names.actor(said.speaker)} [{said.stance}]: {said.words}  {_sources(said.origins, said.pages)}"
        for said in find_sayings(material)
    ]
    yield from _section("Who said what", sayings, most)
    doubts = [f"{doubt.name}: {'date in doubt, ' if doubt.happening else ''}{doubt.message}" for doubt in find_doubts(material)]
    yield from _section("To check by hand", doubts, most)


def _section(heading: str, items: list[str], most: int) -> Iterator[str]:
    if items:
        yield ""
        yield f"{heading} ({len(items)})"
        yield from (part for item in items[:most] for part in f"  - {item}".split("\n"))
        if len(items) > most:
            yield f"  ... and {len(items) - most} more"


def _dispute(point: Disputed, names: Names) -> str:
    """Return a point as lines: what it is about, then each side with its tellings."""
    lines = [f"{' / '.join(_name(happening, names) for happening in point.happenings)} ({point.found.about})"]
    for side in point.sides:
        lines += [f"{side.says}: {_voiced(voice, names)}" for voice in side.voices]
    if point.found.missing:
        lines.append(f"not heard: {names.actors(point.found.missing)}")
    return "\n      ".join(lines)


def _voiced(voice: Voiced, names: Names) -> str:
    """Return the fullest telling of a voice: its words, who says so, the source with its copies, and where it stands."""
    telling, pages = voice.tellings[0], len({telling.key.page for telling in voice.tellings})
    words = CUT.join(" ".join(stretch.text.split()) for stretch in stretches(telling.words or (telling.trigger,)))
    where = f"{telling.page_name}:{telling.key.start}"
    return f'"{words}", {_voice(telling.according_to, names)}  {_sources([telling.origin], pages)}  {where}'


def _act(happening: Happening, names: Names) -> str:
    """Return an act as lines: its name, day and count of sources, then one account a line."""
    day = days_of(happening.day, happening.when, words=_DAYS)
    parts = (_name(happening, names), day, f"{happening.support} for, {happening.against} against")
    return "\n      ".join([", ".join(part for part in parts if part), *(_account(said, names) for said in happening.accounts)])


def _account(account: Account, names: Names) -> str:
    figures = figures_of(account, killed="killed", wounded="wounded")
    parts = (account.status, _voice(account.according_to, names), figures, account.day or "")
    return f"{', '.join(part for part in parts if part)}  {_sources(account.origins, account.pages)}"


def _ladder(ladder: Ladder, names: Names) -> str:
    return "\n      ".join([f"{names.actors(ladder.pair)}: {ladder.theme}", *map(_rung, ladder.rungs)])


def _rung(rung: Rung) -> str:
    state = " (disputed)" if rung.disputed else " (denied)" if rung.denied and rung.status != "denied" else ""
    day = days_of(rung.day, rung.when, words=_DAYS) or "day unknown"
    return f"{day}: {rung.level}, {rung.status}{state}  {_sources(rung.origins, 1)}"


def _name(happening: Happening, names: Names) -> str:
    return f"{happening.type} {names.sides(happening)}"


def _voice(according_to: Sequence[str], names: Names) -> str:
    source = names.chain(according_to, citing="citing")
    return f"according to {source}" if source else "in the outlet's own voice"


def _sources(origins: Sequence[Origin], pages: int) -> str:
    return f"[{origins_of(origins, pages, words=_COUNTING)}]"
