"""What was built as short rows, without ids that depend on where pages lie."""

from recoupe.affair.seek import find_actor, ladder_between
from recoupe.types.affair import Account, Affair, Contradiction, Figure, Rung

Row = tuple[str, ...]


def account_row(account: Account) -> Row:
    """Return voice, source, figures, origins, and the number of pages."""
    figures = " ".join(f"{word} {written(figure)}" for word, figure in _figures(account) if figure)
    origins = "; ".join(origin.name for origin in account.origins)
    return account.voice, " < ".join(account.according_to), figures, origins, str(account.pages)


def point_row(point: Contradiction, affair: Affair) -> Row:
    """Return what is disputed, what each side says, who says so on each side, and who is not heard."""
    told = {item.key: item for act in affair.happenings for item in act.tellings}
    sides = [
        "; ".join(sorted({told[key].according_to[0] if told[key].according_to else told[key].origin.name for key in side}))
        for side in (point.one, point.against)
    ]
    rule = point.rule.removeprefix("affairs.") + (" updated" if point.updated else "")
    return rule, point.about, " / ".join(filter(None, point.says)), *sides, " ".join(point.missing)


def rung_rows(affair: Affair, one: str, other: str, theme: str) -> list[Row]:
    """Return the rungs between two sides in a theme by day: level, status, day, sources, whether disputed."""
    found = ladder_between(affair, find_actor(affair, one), find_actor(affair, other))
    return [_rung_row(rung) for rung in found if rung.theme == theme]


def _rung_row(rung: Rung) -> Row:
    sources = "; ".join(" < ".join(chain) for chain in rung.according_to)
    marks = ("disputed" if rung.disputed else "") + ("denied" if rung.denied else "")
    return rung.level, rung.status, rung.day or "", sources, marks


def _figures(account: Account) -> tuple[tuple[str, Figure | None], ...]:
    return ("killed", account.killed), ("wounded", account.wounded)


def written(figure: Figure) -> str:
    """Return a figure as digits."""
    low, high = figure
    return str(low) if low == high else f"{low}-{high if high is not None else ''}"
