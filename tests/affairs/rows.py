"""What the stage finds as rows of texts, everything that is not empty included: so cases compare whole results."""

from collections.abc import Mapping

from recoupe.types.affair import Account, Contradiction, Figure, Rung, Telling
from recoupe.types.reuse import Origin
from tests.affairs.tellings import PARTIES, names_of

_NAMES = {party.id: name for name, party in PARTIES.items()}

Row = dict[str, str]
Told = Mapping[str, Telling]


def account_row(account: Account, tellings: Told) -> Row:
    """Return an account; `from` is who says so, `told` the days of its pages."""
    return _filled(
        voice=account.voice,
        status=account.status if account.voice in ("asserts", "claims") and account.status != "happened" else "",
        **{"from": " < ".join(_NAMES[ident] for ident in account.according_to)},
        party="yes" if account.interested else "",
        killed=_written(account.killed),
        wounded=_written(account.wounded),
        day=account.day or "",
        origins=_origins(account.origins),
        pages=str(account.pages),
        told=" ".join(dict.fromkeys(day for day in (account.told.earliest, account.told.latest) if day)),
        tellings=names_of(account.tellings, tellings),
    )


def contradiction_row(found: Contradiction, tellings: Told) -> Row:
    """Return a contradiction; `rule` says what it is about too."""
    return _filled(
        about=found.about,
        rule=found.rule.removeprefix("affairs."),
        one=names_of(found.one, tellings),
        against=names_of(found.against, tellings),
        says=" / ".join(filter(None, found.says)),
        two="yes" if found.other else "",
        updated="yes" if found.updated else "",
        missing=" ".join(_NAMES[ident] for ident in found.missing),
    )


def rung_row(rung: Rung, tellings: Told) -> Row:
    """Return a rung."""
    return _filled(
        pair=" ".join(_NAMES[ident] for ident in rung.pair),
        theme=rung.theme,
        level=rung.level,
        status=rung.status if rung.status != "happened" else "",
        day=rung.day or "",
        by=" ".join(_NAMES[ident] for ident in rung.by),
        **{"from": "; ".join(" < ".join(_NAMES[ident] for ident in chain) for chain in rung.according_to)},
        origins=_origins(rung.origins),
        tellings=names_of(rung.tellings, tellings),
        disputed="yes" if rung.disputed else "",
        denied="yes" if rung.denied else "",
        object=rung.object or "",
    )


def _filled(**row: str) -> Row:
    return {name: value for name, value in row.items() if value}


def _origins(origins: tuple[Origin, ...]) -> str:
    return "; ".join(origin.name for origin in origins)


def _written(figure: Figure | None) -> str:
    if figure is None:
        return ""
    low, high = figure
    return f"{low}+" if high is None else str(low) if low == high else f"{low}-{high}"
