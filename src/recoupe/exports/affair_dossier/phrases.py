"""What the template calls to write names, accounts, sources and notes."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from markupsafe import Markup

from recoupe.exports.affair_dossier.notes import Notes, Place
from recoupe.exports.affair_labels import AffairLabels
from recoupe.exports.affair_sayings import CUT
from recoupe.exports.counting import origins_of
from recoupe.exports.material import Material, stretches
from recoupe.exports.naming import Names, days_of, figures_of
from recoupe.types.affair import Account, EventKey, Happening, Telling
from recoupe.types.reuse import Origin


def phrases_of(material: Material, labels: AffairLabels, notes: Notes) -> dict[str, Callable[..., Any]]:
    """Return the functions of the template, by name."""
    names, words = Names(material.affair), labels.phrases
    tellings = {telling.key: telling for _, telling in material.tellings()}
    published = {page.id: page.published or words.unknown for page in material.affair.pages}
    publishers = {page.id: page.publisher or page.name for page in material.affair.pages}

    def act(happening: Happening) -> str:
        return names.act(happening, labels)

    def according(chain: Sequence[str]) -> str:
        source = names.chain(chain, citing=words.citing)
        return f"{words.according_to} {source}" if source else ""

    def sources(origins: Sequence[Origin], pages: int) -> str:
        return f"({origins_of(origins, pages, words=labels.counting)})"

    def cited(keys: Iterable[EventKey]) -> Markup:
        return notes.cite(place for key in keys if key in tellings for place in places_of(tellings[key]))

    def account(said: Account) -> Markup:
        figures = figures_of(said, killed=words.killed, wounded=words.wounded)
        parts = (labels.standings[said.status], according(said.according_to), figures, said.day or "")
        line = ", ".join(part for part in parts if part)
        return Markup("{} {} <small>{}</small>").format(line, cited(said.tellings), sources(said.origins, said.pages))

    def telling(said: Telling) -> Markup:
        quoted = CUT.join(" ".join(stretch.text.split()) for _, stretch in places_of(said))
        parts = (publishers.get(said.key.page, said.page_name), published.get(said.key.page, ""), according(said.according_to))
        return Markup("<blockquote>{}</blockquote> <p>{} {} <small>({})</small></p>").format(
            quoted, ", ".join(part for part in parts if part), notes.cite(places_of(said)), said.origin.name
        )

    return {
        "act": act,
        "account": account,
        "telling": telling,
        "sources": sources,
        "cited": cited,
        "cite": notes.cite,
        "according": according,
        "actor": names.actor,
        "actors": names.actors,
        "days": days_of,
    }


def places_of(telling: Telling) -> list[Place]:
    """Return the stretches that show a telling, with its page."""
    return [(telling.key.page, stretch) for stretch in stretches(telling.words or (telling.trigger,))]
