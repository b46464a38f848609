"""Parties that a mention leaves out because the page has named them elsewhere, or because the place says enough."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from recoupe.lexicon.event_words import TypeRow
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.resolve import Cast, Party
from recoupe.stages.events.roles import Sides
from recoupe.types.actors import Actors
from recoupe.types.events import EventType


def complete(drafts: Sequence[Draft], rows: dict[EventType, TypeRow], cast: Cast, setting: str | None) -> list[Draft]:
    """Return the drafts with the parties they leave out.

    A mention takes the missing side from the nearest fuller mention of the same act; where there is none, from its place.

    Args:
        rows: the codebook's row of each type.
        setting: the country that the page is about, or None.
    """
    done = []
    for number, draft in enumerate(drafts):
        sides = draft.sides
        if not (sides.actors and sides.recipients):
            donor = _donor(number, drafts)
            if donor is not None:
                sides = _merged(sides, donor.sides)
        done.append(msgspec.structs.replace(draft, sides=_placed(sides, draft, rows[draft.trigger.pattern.type], cast, setting)))
    return done


def setting_of(actors: Actors, cast: Cast) -> str | None:
    """Return the country that the named places and states of a page mean most often."""
    counted: Counter[str] = Counter()
    for mention in actors.mentions:
        if mention.form == "name" and mention.kind in ("place", "state"):
            counted.update(party.country for party in cast.parties(mention) if party.country)
    return counted.most_common(1)[0][0] if counted else None


def _donor(number: int, drafts: Sequence[Draft]) -> Draft | None:
    """Return the nearest mention of the same act that names a side this one leaves out."""
    draft = drafts[number]
    best: tuple[tuple[bool, bool, int], Draft] | None = None
    for other_number, other in enumerate(drafts):
        if other_number == number or other.trigger.pattern.type != draft.trigger.pattern.type:
            continue
        if not _gives(other.sides, draft.sides) or not _compatible(draft.sides, other.sides):
            continue
        key = (other.word != draft.word, other_number > number, abs(other_number - number))
        if best is None or key < best[0]:
            best = (key, other)
    return best[1] if best else None


def _gives(other: Sides, sides: Sides) -> bool:
    return bool((not sides.actors and other.actors) or (not sides.recipients and other.recipients))


def _compatible(one: Sides, other: Sides) -> bool:
    """Return whether the sides that both name are the same."""
    for mine, theirs in ((one.actors, other.actors), (one.recipients, other.recipients)):
        if mine and theirs and not _countries(mine) & _countries(theirs):
            return False
    return True


def _countries(parties: tuple[Party, ...]) -> set[str]:
    return {party.country or party.actor for party in parties}


def _merged(sides: Sides, other: Sides) -> Sides:
    return msgspec.structs.replace(sides, actors=sides.actors or other.actors, recipients=sides.recipients or other.recipients)


def _placed(sides: Sides, draft: Draft, row: TypeRow, cast: Cast, setting: str | None) -> Sides:
    """Return the sides with the state or the people of the place where nobody is named."""
    if sides.actors and sides.recipients:
        return sides
    country = (cast.party(draft.place).country if draft.place else None) or setting
    actors, recipients = sides.actors, sides.recipients
    if not actors and row.actor:
        actors = _standing(row.actor, country, known=row.actor != "attackers")
    if not recipients and row.recipient:
        recipients = _standing(row.recipient, country, known=True)
    return msgspec.structs.replace(sides, actors=actors, recipients=recipients)


def _standing(role: str, country: str | None, *, known: bool) -> tuple[Party, ...]:
    """Return who stands for a place: its state, or unnamed people of it."""
    if role == "state":
        return (Party(actor=f"state/{country}", country=country),) if country else ()
    if not known or not country:
        return (Party(actor=f"unknown/{role}"),)
    return (Party(actor=f"unknown/{role}-{country}", country=country),)
