"""How the actors, sides, figures and sources of an affair are written for people."""

from collections.abc import Iterable, Sequence

from recoupe.exports.affair_labels import AffairLabels
from recoupe.types.affair import Account, Affair, Bounds, Figure, Happening, Party


class Names:
    """The names of an affair's actors; an actor without a row (unnamed people) is called by the readable part of its id."""

    def __init__(self, affair: Affair) -> None:
        self._labels = {actor.id: actor.label for actor in affair.actors}

    def actor(self, ident: str) -> str:
        """Return the label of an id, or of several joined with ";"."""
        return ", ".join(self._labels.get(one) or readable(one) for one in ident.split(";") if one)

    def actors(self, idents: Iterable[str]) -> str:
        """Return the labels of some ids, with commas between them."""
        return ", ".join(self.actor(ident) for ident in idents)

    def sides(self, happening: Happening) -> str:
        """Return "A → B", "A" when there is no recipient, "? → B" when there is no actor."""
        actors, recipients = (self._parties(side) for side in (happening.actors, happening.recipients))
        return f"{actors or '?'} → {recipients}" if recipients else actors or "?"

    def act(self, happening: Happening, labels: AffairLabels) -> str:
        """Return what an act is called: "attaque, A → B"."""
        return f"{labels.types[happening.type]}, {self.sides(happening)}"

    def chain(self, according_to: Sequence[str], *, citing: str) -> str:
        """Return a chain of sources, the outermost first: "AVP, citing the ministry"; nothing when there is none."""
        return f", {citing} ".join(self.actor(ident) for ident in reversed(according_to))

    def _parties(self, parties: Iterable[Party]) -> str:
        return self.actors(party.id for party in parties)


def readable(ident: str) -> str:
    """Return the readable part of an id: "rebelles du nord" for "unknown/rebelles-du-nord"."""
    return ident.partition("/")[2].replace("-", " ") or ident


def figure_of(figure: Figure | None) -> str:
    """Return "8", "8-12", "≥ 20", or nothing."""
    if figure is None:
        return ""
    low, high = figure
    if high is None:
        return f"≥ {low}"
    return str(low) if low == high else f"{low}-{high}"


def figures_of(account: Account, *, killed: str, wounded: str) -> str:
    """Return the casualties of an account, such as "4 killed, 9 wounded"; empty when it gives none."""
    pairs = ((account.killed, killed), (account.wounded, wounded))
    return ", ".join(f"{figure_of(figure)} {word}" for figure, word in pairs if figure)


def days_of(day: str | None, when: Bounds) -> str:
    """Return a day as it is told, else its bounds ("2015-12-01 .. 2015-12-05", open ends left out), else nothing."""
    if day:
        return day
    if when.earliest and when.earliest == when.latest:
        return when.earliest
    return f"{when.earliest or ''} .. {when.latest or ''}".strip() if when.earliest or when.latest else ""
