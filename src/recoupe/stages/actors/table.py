"""The actors of a page, each once, with what the page adds: the names it uses, and the state of its unknown people."""

from collections import defaultdict

import msgspec

from recoupe.lexicon.actor_names import fold, words_of
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.meant import Meant
from recoupe.types.actors import Actor

_OF_STATES = "IGO"
"""Code of bodies that states have made."""


def list_actors(meant: list[Meant], told: dict[str, str], context: Context) -> tuple[Actor, ...]:
    """Return every actor that the mentions mean, in the order of their first mention.

    Args:
        meant: the mentions.
        told: states of persons by actor id, as the page tells them.
        context: the page.
    """
    names: dict[str, dict[str, None]] = defaultdict(dict)
    actors: dict[str, Actor] = {}
    for found in meant:
        for actor in found.actors:
            actors.setdefault(actor.id, actor)
            if found.form == "name" and not found.metonym and len(found.actors) == 1:
                text = context.words.text[context.words.starts[found.first] : context.words.ends[found.last - 1]]
                names[actor.id][text] = None
    told = _states_in_phrases(meant, context) | told
    aside = {actor.id for actor in actors.values() if _serves_nobody(actor, context) and actor.id not in told}
    aside -= _told_beside(meant, aside, context)
    return tuple(_complete(actor, names[actor.id], told, actor.id in aside, context) for actor in actors.values())


def _serves_nobody(actor: Actor, context: Context) -> bool:
    """Return whether all that a known person is known for serves no state: a jihadist, a convict."""
    row = context.lexicon.rows.get(actor.id)
    if row is None or not row.tenures:
        return False
    return context.lexicon.of_nobody.issuperset(tenure.office for tenure in row.tenures)


def _told_beside(meant: list[Meant], persons: set[str], context: Context) -> set[str]:
    """Return the persons in whose sentence the page speaks of one of their country: "un jihadiste français du nom de X"."""
    places: dict[int, list[Meant]] = defaultdict(list)
    for one in meant if persons else ():
        if len(one.actors) == 1 and one.form != "pronoun":
            places[context.words.sentence_number(context.words.starts[one.first])].append(one)
    found: set[str] = set()
    for beside in places.values():
        countries = {one.actors[0].country for one in beside if _is_somebody(one, context)}
        found |= {one.actors[0].id for one in beside if one.actors[0].id in persons and one.actors[0].country in countries}
    return found


def _is_somebody(one: Meant, context: Context) -> bool:
    """Return whether words mean one unnamed person: "un Letton", "Français de naissance, il ...", "un jihadiste français"."""
    if one.form == "demonym":
        return context.words.printed[one.first][0].isupper() and not (one.plural and context.words.joined[one.first])
    person = one.form == "nominal" and one.actors[0].kind == "unknown" and not one.rule.startswith("actors.organ")
    return person and not one.plural


def _states_in_phrases(meant: list[Meant], context: Context) -> dict[str, str]:
    """Return the states that phrases with a demonym tell of persons: "l'ambassadeur français" meaning X, "un Canadien, X"."""
    found: dict[str, str] = {}
    names = {one.first: one.actors[0].id for one in meant if one.form == "name" and one.actors[0].kind == "person"}
    for one in meant:
        if one.form != "nominal" or one.plural or len(one.actors) != 1:
            continue
        state = next((states[0] for place in range(one.first, one.last) if (states := _demonym(place, context))), None)
        person = (
            one.actors[0].id if one.actors[0].kind == "person" else names.get(one.last) if _apposed(one.last, context) else None
        )
        if state and person:
            found.setdefault(person, state.removeprefix("state/"))
    return found


def _demonym(place: int, context: Context) -> tuple[str, ...]:
    return context.lexicon.demonyms.get(context.words.folded[place], ())


def _apposed(place: int, context: Context) -> bool:
    """Return whether a word follows the one before it with nothing or a comma between them."""
    return place < len(context.words.folded) and context.words.between(place).strip() in ("", ",")


def _complete(actor: Actor, names: dict[str, None], told: dict[str, str], unaligned: bool, context: Context) -> Actor:
    """Return an actor with the names that the page uses and, where the knowledge base has none, the state it tells."""
    country = actor.country or told.get(actor.id) or _country_of_offices(actor, context) or _country_of_name(actor, context)
    aliases = actor.aliases + tuple(name for name in names if name not in actor.aliases and name != actor.label)
    return msgspec.structs.replace(
        actor, country=country, serves=_body_served(actor, context), unaligned=unaligned, aliases=aliases
    )


def _body_served(actor: Actor, context: Context) -> str | None:
    """Return the body of many states in which a known person has an office on the day of the page, and none in a state."""
    row = context.lexicon.rows.get(actor.id)
    if row is None or row.kind != "person":
        return None
    held = [tenure.of for tenure in row.tenures if context.in_office(tenure)]
    bodies = [of for of in held if of in context.lexicon.rows and _OF_STATES in context.lexicon.rows[of].codes]
    return bodies[0] if len(bodies) == len(held) and bodies else None


def _country_of_offices(actor: Actor, context: Context) -> str | None:
    row = context.lexicon.rows.get(actor.id)
    states = [t.of for t in row.tenures if f"state/{t.of}" in context.lexicon.rows] if row and row.kind == "person" else []
    return states[-1] if states else None


def _country_of_name(actor: Actor, context: Context) -> str | None:
    """Return the state that a demonym in the name of an unknown body tells ("Forces armées maliennes")."""
    if not actor.local or actor.kind not in ("org", "group"):
        return None
    words = (fold(word) for word in words_of(actor.label))
    return next(
        (context.lexicon.demonyms[word][0].removeprefix("state/") for word in words if word in context.lexicon.demonyms), None
    )
