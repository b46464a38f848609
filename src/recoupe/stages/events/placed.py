"""The sides of an act where nobody is named: the state or people of its place, who its sentence names, what the page is about."""

from collections.abc import Sequence

import msgspec

from recoupe.lexicon.event_codebook import Codebook, TypeRow
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.named import Party, countries_of, is_open, state_of
from recoupe.stages.events.only import only_other
from recoupe.stages.events.resolve import Cast
from recoupe.stages.events.roles import Sides
from recoupe.stages.events.usual import opponent, usual_doer


def placed(
    sides: Sides, draft: Draft, drafts: Sequence[Draft], codebook: Codebook, settings: tuple[str, ...], cast: Cast
) -> Sides:
    """Return the sides with the state or the people of the place where nobody is named.

    Whom a state arrests may be from anywhere: unnamed people of a type that is `at_large` get no country. Whom somebody attacks
    are those whom he fights elsewhere on the page.
    """
    if not (is_open(sides.actors) or is_open(sides.recipients)):
        return sides
    row = codebook.row(draft.trigger.pattern.type)
    here = cast.party(draft.place).country if draft.place else None
    country = here or draft.scene or next(iter(settings), None)
    settled = _settled(sides.actors, country, codebook)
    doers = tuple(_native(party, told, row, codebook) for party, told in zip(settled, sides.actors, strict=True))
    usual = None if here or row.actor != "state" else usual_doer(draft, sides, drafts)
    actors = doers or _standing("state" if _is_hunted(sides.recipients, codebook) else row.actor, usual or country, codebook)
    if not here and not is_open(sides.actors) and row.recipient:
        own = {party.country for party in actors}
        at_home = row.home and any(party.kind != "state" for party in actors)
        local = actors[0].country if at_home else only_other("recipient", draft, own, drafts, codebook, cast)
        enemy = opponent(draft, sides, drafts, row) if row.actor in codebook.anywhere else None
        near = _near(draft, own, row, cast)
        denied = row.actor in codebook.anywhere and draft.outcome.status == "denied"
        country = local or enemy or near or (None if denied else next((other for other in settings if other not in own), country))
    both = draft.trigger.pattern.joint and len(sides.all) > 1
    if row.home and _is_abroad(draft, actors):
        return msgspec.structs.replace(sides, actors=actors)
    settled = _settled(sides.recipients, country, codebook)
    people = tuple(_native_of(party, told, row, codebook) for party, told in zip(settled, sides.recipients, strict=True))
    recipients = people or (() if both else _standing(row.recipient, country, codebook))
    return msgspec.structs.replace(sides, actors=actors, recipients=recipients)


def _native(settled: Party, told: Party, row: TypeRow, codebook: Codebook) -> Party:
    """Return unnamed people who do something as those of the place; of violence only those at home there, as rebels are."""
    violent = row.actor in codebook.anywhere
    return told if violent and told.actor.partition("/")[2] not in codebook.native else settled


def _native_of(settled: Party, told: Party, row: TypeRow, codebook: Codebook) -> Party:
    """Return unnamed people as those of the place; of types done to anybody only those at home there, as protesters are."""
    return told if row.at_large and told.actor.partition("/")[2] not in codebook.native else settled


def _near(draft: Draft, own: set[str | None], row: TypeRow, cast: Cast) -> str | None:
    """Return the country that the sentence of an act of words names nearest to it, else its own where an organ of it is named."""
    if row.home or not row.speech or draft.roles.names_people(draft.trigger):
        return None
    span, start = draft.roles.frames.sentence.span, draft.trigger.span.start
    return cast.nearest_country(span, start, own) or next((country for country in cast.organs_in(span) if country in own), None)


def _is_hunted(people: tuple[Party, ...], codebook: Codebook) -> bool:
    """Return whether only people are hit at whom the state shoots: "les assaillants ont été abattus"."""
    return bool(people) and all(party.actor.partition("/")[2] in codebook.hunted for party in people)


def _is_abroad(draft: Draft, actors: tuple[Party, ...]) -> bool:
    """Return whether an act is about the fate of somebody of another country: a march in Paris for the dead of Kiev."""
    own, whose = countries_of(actors), countries_of(draft.roles.mourned(draft.trigger))
    return bool(own and whose) and not own & whose


def _settled(parties: tuple[Party, ...], country: str | None, codebook: Codebook) -> tuple[Party, ...]:
    """Return the parties, with unnamed people as people of the place."""
    return tuple(_of_place(party, country, codebook) if party.country is None else party for party in parties)


def _standing(role: str | None, country: str | None, codebook: Codebook) -> tuple[Party, ...]:
    """Return who stands for a place: its state, or unnamed people of it."""
    if role is None:
        return ()
    if role == "state":
        return (state_of(country),) if country else ()
    return (_of_place(Party(actor=f"unknown/{role}"), country, codebook),)


def _of_place(party: Party, country: str | None, codebook: Codebook) -> Party:
    """Return unnamed people as those of a country; attackers may be from anywhere."""
    kind, _, role = party.actor.partition("/")
    if country is None or party.bloc or kind not in ("unknown", "place") or role in codebook.anywhere | codebook.placeless:
        return party
    actor = party.actor if kind == "place" else f"{party.actor}-{country}"
    return Party(actor=actor, country=country)
