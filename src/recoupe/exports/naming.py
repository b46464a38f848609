"""How the actors, sides, figures and sources of an affair are written for people."""

from collections.abc import Iterable, Sequence

from recoupe.exports.affair_labels import AffairLabels
from recoupe.types.affair import Account, Affair, Happening, Party, Telling, figure_of
from recoupe.types.claims import EventCoded


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

    def party(self, party: Party) -> str:
        """Return the name of a party; that of unnamed people is what they are, and of which state: "protesters (Valdorie)"."""
        if party.named or party.id in self._labels or not party.state:
            return self.actor(party.id)
        code = party.state.removeprefix("state/")
        return f"{readable(party.id.removesuffix(f'-{code}'))} ({self.actor(f'state/{code}')})"

    def _parties(self, parties: Iterable[Party]) -> str:
        return ", ".join(map(self.party, parties))


def readable(ident: str) -> str:
    """Return the readable part of an id: "rebelles du nord" for "unknown/rebelles-du-nord"."""
    return ident.partition("/")[2].replace("-", " ") or ident


def figures_of(account: Account | Telling | EventCoded, *, killed: str, wounded: str) -> str:
    """Return the casualties of an account or a telling, such as "4 killed, 9 wounded"; empty when it gives none."""
    pairs = ((account.killed, killed), (account.wounded, wounded))
    return ", ".join(f"{figure_of(figure)} {word}" for figure, word in pairs if figure)
