"""Which state's ministry was named last: "le Quai d'Orsay a répondu. Le ministère des Affaires étrangères ..."."""

from recoupe.lexicon.actor_names import fold, words_of
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.known import Found
from recoupe.stages.actors.named import Named


class Ministries:
    """The ministries and their seats that a page has named so far, told in text order."""

    def __init__(self, context: Context) -> None:
        self._words = context.words
        self._bodies: dict[str, Named] = {}
        self._places: dict[tuple[str, ...], Named] = {}

    def note(self, name: Named) -> None:
        """Remember a name: a body by all that its id may end with (org/france-mfa: mfa), others by their words."""
        found = name.found
        if name.actor.kind == "org":
            words = name.actor.id.split("-")
            self._bodies |= {"-".join(words[place:]): name for place in range(1, len(words))}
        self._places[tuple(self._words.folded[found.first : found.last])] = name

    def country(self, found: Found) -> str | None:
        """Return the state of the last ministry of the same field, by its name or by its seat; None where none was named."""
        head = found.phrase.head if found.phrase else None
        if head is None or head.type != "ministry" or head.field is None:
            return None
        bodies = [(self._bodies[head.field.id], None)] if head.field.id in self._bodies else []
        seats = [(tuple(fold(word) for word in words_of(seat)), country) for seat, country in head.field.seats]
        places = [(self._places[seat], country) for seat, country in seats if seat in self._places]
        last = max([*bodies, *places], key=lambda item: item[0].found.first, default=None)
        return (last[1] or last[0].actor.country) if last else None
