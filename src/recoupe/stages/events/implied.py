"""Parties that a mention leaves out because the page has named them elsewhere, or because the place says enough."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from recoupe.lexicon.event_codebook import Codebook, TypeRow
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.named import Party, countries_of, countries_or_actors, is_open, state_of
from recoupe.stages.events.only import only_other
from recoupe.stages.events.partners import partnered
from recoupe.stages.events.placed import placed
from recoupe.stages.events.resolve import Cast
from recoupe.stages.events.roles import Sides
from recoupe.types.actors import Actors
from recoupe.types.events import EventType

OFTEN = 2
"""Times that a country must be named for the page to be about it."""


def complete(drafts: Sequence[Draft], codebook: Codebook, settings: tuple[str, ...], cast: Cast) -> list[Draft]:
    """Return the drafts with the parties they leave out.

    A mention takes a missing side from the nearest fuller mention of the same act; where there is none, from its place.

    Args:
        drafts: the mentions of one page, in order.
        codebook: who is meant where nobody is named.
        settings: the countries that the page is about, the most frequent first.
        cast: the page's actors.
    """
    done: list[Draft] = []
    single, alike = _single(drafts), _by_type(drafts)
    for number, draft in enumerate(drafts):
        sides, row = draft.sides, codebook.row(draft.trigger.pattern.type)
        told = sides
        if row.joint:
            heard = bool(cast.voices.speakers(draft.trigger.span.start))
            sides = sides if heard else _beside(sides, draft, drafts, codebook, cast)
            if sides is draft.sides:
                sides = partnered(number, drafts, done, codebook)
                sides = _told_by_partner(sides, draft, cast)
            told = sides
        elif is_open(sides.actors) or is_open(sides.recipients):
            near = alike[draft.trigger.pattern.type]
            lent = (_donor(number, draft, near, codebook, single, where) for where in (None, cast))
            told, sides = (_merged(sides, donor.sides, row, codebook) if donor else sides for donor in lent)
            told, sides = (_aimed_alike(found, number, drafts, row) for found in (told, sides))
        done.append(msgspec.structs.replace(draft, told=told, sides=placed(sides, draft, drafts, codebook, settings, cast)))
    return done


def settings_of(actors: Actors, cast: Cast) -> tuple[str, ...]:
    """Return the countries that the names of places and states and the demonyms of a page mean, the most frequent first."""
    counted: Counter[str] = Counter()
    for mention in actors.mentions:
        if mention.form in ("name", "demonym") and mention.kind in ("place", "state"):
            counted.update(party.country for party in cast.parties(mention) if party.country)
    return tuple(country for country, times in counted.most_common() if times >= OFTEN)


def _donor(
    number: int,
    draft: Draft,
    alike: Sequence[tuple[int, Draft]],
    codebook: Codebook,
    single: frozenset[EventType],
    cast: Cast | None,
) -> Draft | None:
    """Return the nearest of some mentions of acts of its type that tells the same act and names a side this one leaves out.

    A mention that names nobody takes up another wording only where the page knows one doer for all acts of the type (`single`).
    With a cast, violence of another kind or in another country is another act; without, it still tells that there are two sides.
    """
    row = codebook.row(draft.trigger.pattern.type)
    lacks = (is_open(draft.sides.actors), is_open(draft.sides.recipients))
    vague = row.actor is not None and all(lacks)
    best: tuple[tuple[bool, bool, int], Draft] | None = None
    for other_number, other in alike:
        if other_number == number:
            continue
        if row.speech and (draft.word != other.word or not draft.trigger.pattern.noun):
            continue
        if not _gives(other.sides, *lacks) or not _compatible(draft.sides, other.sides):
            continue
        if cast is not None and row.actor in codebook.anywhere and _is_another(draft, other, cast):
            continue
        if draft.word != other.word and vague and draft.trigger.pattern.type not in single:
            continue
        if draft.outcome.status == "happened" and other.outcome.status != "happened":
            continue
        key = (other.word != draft.word, other_number > number, abs(other_number - number))
        if best is None or key < best[0]:
            best = (key, other)
    return best[1] if best else None


def _by_type(drafts: Sequence[Draft]) -> dict[EventType, list[tuple[int, Draft]]]:
    """Return the mentions of each type, with their numbers among all."""
    found: dict[EventType, list[tuple[int, Draft]]] = {}
    for number, draft in enumerate(drafts):
        found.setdefault(draft.trigger.pattern.type, []).append((number, draft))
    return found


def _is_another(draft: Draft, other: Draft, cast: Cast) -> bool:
    """Return whether two acts of violence are not one: terror and a strike, or told in two countries, or where the other hit."""
    if draft.word != other.word and draft.roles is not other.roles and _is_terror(draft) != _is_terror(other):
        return True
    here = cast.party(draft.place).country if draft.place else None
    there = {cast.party(other.place).country} if other.place else countries_of(other.sides.recipients)
    return here is not None and bool(there - {None}) and here not in there


def _is_terror(draft: Draft) -> bool:
    return "terrorism" in draft.trigger.pattern.contexts


def _aimed_alike(sides: Sides, number: int, drafts: Sequence[Draft], row: TypeRow) -> Sides:
    """Return the sides of a noun; whom it still leaves out the nearest mention of the same word by the same side names."""
    draft = drafts[number]
    if draft.trigger.pattern.noun is None or row.home or is_open(sides.actors) or not is_open(sides.recipients):
        return sides
    alike = [
        (abs(place - number), other.sides.recipients)
        for place, other in enumerate(drafts)
        if other.word == draft.word and _compatible(sides, other.sides) and not is_open(other.sides.recipients)
    ]
    found = min(alike, key=lambda item: item[0], default=(0, ()))[1]
    return msgspec.structs.replace(sides, recipients=sides.recipients or tuple(p for p in found if p not in sides.actors))


def _single(drafts: Sequence[Draft]) -> frozenset[EventType]:
    """Return the types of which all acts that name who did them name the same, more than once."""
    doers: dict[EventType, list[frozenset[str]]] = {}
    for draft in drafts:
        if not is_open(draft.sides.actors):
            doers.setdefault(draft.trigger.pattern.type, []).append(frozenset(countries_or_actors(draft.sides.actors)))
    return frozenset(kind for kind, named in doers.items() if len(named) > 1 and len(set(named)) == 1)


def _beside(sides: Sides, draft: Draft, drafts: Sequence[Draft], codebook: Codebook, cast: Cast) -> Sides:
    """Return the sides of an act done together; the partner it leaves out is the one other country that its sentence names."""
    mine = {party.country for party in sides.all}
    if len(mine) != 1 or None in mine:
        return sides
    country = only_other("partner", draft, mine, drafts, codebook, cast)
    if country is None:
        return sides
    partner = (state_of(country),)
    if not sides.actors:
        return msgspec.structs.replace(sides, actors=partner)
    return msgspec.structs.replace(sides, recipients=(*sides.recipients, *partner))


def _told_by_partner(sides: Sides, draft: Draft, cast: Cast) -> Sides:
    """Return the sides of an act done together; one who tells of it in the first person's state is the partner left out."""
    countries = countries_of(sides.all)
    if len(countries) != 1 or len(sides.all) > 1:
        return sides
    for speaker in cast.voices.speakers(draft.trigger.span.start)[:1]:
        party = cast.party(speaker)
        if party.country and party.country not in countries:
            return msgspec.structs.replace(sides, actors=(state_of(party.country),), recipients=sides.all)
    return sides


def _gives(other: Sides, lacks_actor: bool, lacks_recipient: bool) -> bool:
    return (lacks_actor and not is_open(other.actors)) or (lacks_recipient and not is_open(other.recipients))


def _compatible(one: Sides, other: Sides) -> bool:
    """Return whether the sides that both name are the same."""
    for mine, theirs in ((one.actors, other.actors), (one.recipients, other.recipients)):
        if not is_open(mine) and not is_open(theirs) and not countries_or_actors(mine) & countries_or_actors(theirs):
            return False
    return True


def _merged(sides: Sides, other: Sides, row: TypeRow, codebook: Codebook) -> Sides:
    """Return the sides with those of another mention where one's own say nothing.

    No state attacks its own people unless it is told to; protests at home are against their own state.
    """
    actors, recipients = _fuller(sides.actors, other.actors), _fuller(sides.recipients, other.recipients)
    if row.home:
        recipients = sides.recipients
    violent = row.actor in codebook.anywhere and not sides.actors and any(party.kind == "state" for party in actors)
    if violent and countries_or_actors(actors) & countries_or_actors(recipients):
        actors = ()
    return msgspec.structs.replace(sides, actors=actors, recipients=recipients)


def _fuller(mine: tuple[Party, ...], theirs: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the other mention's side where one's own says nothing."""
    return theirs if not mine and not is_open(theirs) else mine
