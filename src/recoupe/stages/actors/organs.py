"""Ministries and other institutions: the state they belong to, and their ids."""

from collections.abc import Sequence

from recoupe.lexicon.actor_head_files import MinistryField
from recoupe.lexicon.actor_heads import Head
from recoupe.lexicon.actor_names import slug_of
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.known import Found
from recoupe.stages.actors.named import Named
from recoupe.stages.actors.phrases import Phrase
from recoupe.types.actors import Actor


def states_of(phrase: Phrase, named: dict[int, Named], *, on_page: frozenset[str]) -> tuple[str, ...]:
    """Return the ids of the states that a phrase tells by demonyms, else by "de X"; of several the page's own comes first."""
    if phrase.states:
        return tuple(dict.fromkeys(_likeliest(ids, on_page) for ids in phrase.states))
    name = named.get(phrase.of) if phrase.of is not None else None
    country = name.actor.country if name else None
    return (f"state/{country}",) if country else ()


def _likeliest(ids: tuple[str, ...], on_page: frozenset[str]) -> str:
    return next((state for state in ids if state in on_page), ids[0])


def state_before(phrase: Phrase, names: Sequence[Named], context: Context) -> Actor | None:
    """Return the state of the last actor named before a possessive in its sentence ("la Russie ... ses troupes")."""
    words = context.words
    sentence = words.sentence_at(words.starts[phrase.start])
    for name in reversed(names):
        if name.found.last > phrase.start or sentence is None:
            continue
        if words.starts[name.found.first] < sentence.span.start:
            return None
        if name.actor.kind != "place" and name.actor.country:
            return context.lexicon.actors[f"state/{name.actor.country}"]
    return None


def joined_states(phrase: Phrase, named: dict[int, Named], context: Context) -> tuple[Actor, ...]:
    """Return the states that "de X et de Y" after a phrase names."""
    words, heads = context.words, context.lexicon.heads
    small = heads.linking | heads.of | heads.articles
    found: list[Actor] = []
    place = phrase.of if phrase.of is not None else len(words.folded)
    while place < len(words.folded) and words.joined[place]:
        name = named.get(place)
        if (name is None and words.folded[place] not in small) or (name is not None and name.actor.kind != "state"):
            break
        found += [name.actor] if name is not None else []
        place = name.found.last if name is not None else place + 1
    return tuple(found)


def name_ministry(field: MinistryField, country: str, label: str, context: Context) -> Actor:
    """Return the ministry of a field and state: the known actor, else one with an id in English and the label given."""
    state = context.lexicon.rows[f"state/{country}"]
    english = [name for name in state.other_aliases if slug_of(name)] or [state.label]
    ident = f"org/{slug_of(english[0])}-{field.id}"
    if ident in context.lexicon.actors:
        return context.lexicon.actors[ident]
    aliases = tuple(f"{name} {field.english}" for name in english) + tuple(f"{name}-{field.id}" for name in english)
    return Actor(id=ident, kind="org", label=label, aliases=aliases, country=country, codes=(*state.codes, *field.codes))


def ministry_of(head: Head, state: Actor, context: Context) -> Actor:
    """Return the ministry of a state that a noun in the plural means with others."""
    assert head.field is not None
    assert state.country is not None
    return name_ministry(head.field, state.country, f"{head.form} ({state.label})", context)


def name_institution(found: Found, country: str | None, context: Context) -> Actor:
    """Return the actor of an institution's name.

    A ministry of a known field gets the id "org/<country>-<field>", in English; anything else that of its printed name.
    """
    words, phrase = context.words, found.phrase
    label = words.text[words.starts[found.first] : words.ends[found.last - 1]]
    head = phrase.head if phrase else None
    shape = phrase.institution.institution if phrase and phrase.institution else None
    if head is not None and head.type == "ministry" and head.field is not None and country is not None:
        return name_ministry(head.field, country, label, context)
    kind = shape.kind if shape and not (head and head.type == "ministry") else "org"
    own = " ".join(words.printed[phrase.of or phrase.last : found.last]) if phrase else ""
    aliases = (f"{own} {shape.english}",) if shape and own else ()
    return Actor(
        id=f"{kind}/{slug_of(label)}",
        kind=kind,
        label=label,
        aliases=aliases,
        country=country if kind == "org" else None,
        local=True,
    )
