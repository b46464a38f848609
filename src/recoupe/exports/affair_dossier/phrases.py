"""What the template calls to write names, accounts, sources and notes."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from recoupe.exports.affair_dossier.notes import Notes, Place
from recoupe.exports.affair_dossier.sections import Voiced
from recoupe.exports.affair_labels import AffairLabels
from recoupe.exports.affair_sayings import CUT
from recoupe.exports.counting import origins_of
from recoupe.exports.days import days_of
from recoupe.exports.material import Material, stretches
from recoupe.exports.naming import Names, figures_of
from recoupe.types.affair import Account, Bounds, EventKey, Happening, Telling
from recoupe.types.claims import EventCoded
from recoupe.types.reuse import Origin


class Phrases:
    """What people and acts are called, and what accounts and tellings say; each telling with links to its notes."""

    def __init__(self, material: Material, labels: AffairLabels, notes: Notes) -> None:
        self._names, self._labels, self._notes = Names(material.affair), labels, notes
        self._tellings = {telling.key: telling for _, telling in material.tellings()}
        self._pages = {page.id: page for page in material.affair.pages}

    def act(self, happening: Happening) -> str:
        """Return what an act is called."""
        return self._names.act(happening, self._labels)

    def actor(self, ident: str) -> str:
        """Return the name of an actor."""
        return self._names.actor(ident)

    def actors(self, idents: Iterable[str]) -> str:
        """Return the names of some actors."""
        return self._names.actors(idents)

    def days(self, day: str | None, when: Bounds) -> str:
        """Return a day, or its bounds; nothing when there are none."""
        return days_of(day, when, words=self._labels.days)

    def according(self, chain: Sequence[str]) -> str:
        """Return who says so, the outermost first; nothing when the page does."""
        source = self._names.chain(chain, citing=self._labels.phrases.citing)
        return f"{self._labels.phrases.according_to} {source}" if source else ""

    def sources(self, origins: Sequence[Origin], pages: int) -> str:
        """Return the independent sources of something in brackets, copies counted once."""
        return f"({origins_of(origins, pages, words=self._labels.counting)})"

    def cite(self, places: Iterable[Place]) -> Markup:
        """Return links to the notes of some places."""
        return self._notes.cite(places)

    def account(self, said: Account) -> Markup:
        """Return an account: status, who says so, figures, day, notes, sources."""
        cited, sources = self._cited(said.tellings), self.sources(said.origins, said.pages)
        return Markup("{} {} <small>{}</small>").format(self.told(said), cited, sources)

    def told(self, told: Account | Telling | EventCoded) -> str:
        """Return what is told of an act: status, who says so, figures, day."""
        words = self._labels.phrases
        figures = figures_of(told, killed=words.killed, wounded=words.wounded)
        parts = (self._labels.standings[told.status], self.according(told.according_to), figures, told.day or "")
        return ", ".join(part for part in parts if part)

    def voice(self, voice: Voiced) -> Markup:
        """Return a telling as a quotation: page, day, who says so, notes to all pages that copy it, the source."""
        said = voice.tellings[0]
        quoted = CUT.join(" ".join(stretch.text.split()) for _, stretch in places_of(said))
        page = self._pages.get(said.key.page)
        outlet = (page.publisher if page else None) or said.page_name
        day = (page.published if page else None) or self._labels.phrases.unknown
        line = ", ".join(part for part in (outlet, day, self.according(said.according_to)) if part)
        return Markup("<blockquote>{}</blockquote> <p>{} {} <small>({})</small></p>").format(
            quoted, line, self._cited(telling.key for telling in voice.tellings), self._copies(voice)
        )

    def _copies(self, voice: Voiced) -> str:
        pages = len({telling.key.page for telling in voice.tellings})
        return origins_of([voice.tellings[0].origin], pages, words=self._labels.counting)

    def decided(self, happening: Happening) -> str:
        """Return which decisions of people changed what is told of an act; nothing when none did."""
        numbers = sorted({number for telling in happening.tellings for number in telling.decided})
        return f"{self._labels.phrases.decided} {', '.join(map(str, numbers))}" if numbers else ""

    def _cited(self, keys: Iterable[EventKey]) -> Markup:
        return self.cite(place for key in keys if key in self._tellings for place in places_of(self._tellings[key]))


def places_of(telling: Telling) -> list[Place]:
    """Return the stretches that show a telling, with its page."""
    return [(telling.key.page, stretch) for stretch in stretches(telling.words or (telling.trigger,))]
