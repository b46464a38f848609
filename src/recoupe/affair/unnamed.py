"""What unnamed people are called in an affair: by their role and country, in one plain word."""

import re
from collections.abc import Mapping

import msgspec

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.types.affair import AffairActor

PREFIX = "unknown/"
_WITH_COUNTRY = re.compile(r"(.+)-([a-z]{2})")


class Unnamed:
    """Calls unnamed people alike on every page: "unknown/attackers-sy" is "assaillants (Syrie)", whatever a page calls them."""

    def __init__(self, actors: ActorsLexicon, lexicon: AffairsLexicon) -> None:
        self._actors, self._roles = actors.actors, lexicon.unnamed

    def actor(self, ident: str) -> AffairActor:
        """Return the actor that an id means for which no page has a word: who is only implied, or speaks."""
        role, country = self._parts(ident)
        words = self._roles.get(role.rpartition("-")[2], role.replace("-", " "))
        return AffairActor(id=ident, kind="unknown", label=self._label(role, country, words), country=country)

    def called(self, found: Mapping[str, AffairActor]) -> dict[str, AffairActor]:
        """Return actors with the unnamed among them called by their roles; by the words of the pages where no role is known."""
        return {ident: self._called(actor) if actor.kind == "unknown" else actor for ident, actor in found.items()}

    def _called(self, actor: AffairActor) -> AffairActor:
        role, country = self._parts(actor.id)
        return msgspec.structs.replace(actor, label=self._label(role, country, actor.label))

    def _parts(self, ident: str) -> tuple[str, str | None]:
        """Return the role in an id, and the country at its end, if there is one."""
        whole = ident.removeprefix(PREFIX).partition("@")[0]
        found = _WITH_COUNTRY.fullmatch(whole)
        return (found[1], found[2]) if found and f"state/{found[2]}" in self._actors else (whole, None)

    def _label(self, role: str, country: str | None, words: str) -> str:
        label = self._roles.get(role, words)
        return f"{label} ({self._actors[f'state/{country}'].label})" if country else label
