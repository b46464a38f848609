"""According to whom: the quotes that hold an act, and the acts of speech that govern it."""

from recoupe.stages.events.roles import Roles, Sides
from recoupe.stages.events.status import Outcome
from recoupe.stages.events.triggers import Trigger
from recoupe.stages.events.voices import Voices
from recoupe.types.events import EventType

VIOLENT: frozenset[EventType] = frozenset({"ASSAULT", "COERCE"})
"""Types that an accuser's word alone does not make a fact, and of which a promise not to do them is no event."""


def chain_of(trigger: Trigger, outcome: Outcome, roles: Roles, voices: Voices) -> tuple[str, ...]:
    """Return who says that the act took place or not, innermost first; empty when the page says it itself.

    What indirect speech only mentions on the way ("après l'arrestation de X, Paris a demandé ...") is the page's own.
    """
    chain: list[str] = []
    for place in outcome.sources:
        if place != trigger.index:
            chain.extend(_speaker(place, roles))
    chain.extend(_claimant(trigger, roles))
    if chain or not (outcome.cue is None and _in_passing(trigger, roles) and voices.indirect(trigger.span.start)):
        chain.extend(roles.cast.doer(speaker).actor for speaker in voices.speakers(trigger.span.start))
    return tuple(dict.fromkeys(chain))


def _claimant(trigger: Trigger, roles: Roles) -> list[str]:
    """Return who claims an act when the trigger is the claim ("a revendiqué l'attentat")."""
    if trigger.pattern.phrase is None:
        return []
    governor = roles.frames.words.verbs.get(trigger.pattern.phrase.split()[0])
    claims = governor is not None and governor.speech and governor.status == "said"
    return [party.actor for party in roles.of(trigger).actors[:1]] if claims else []


def _in_passing(trigger: Trigger, roles: Roles) -> bool:
    """Return whether a trigger is a noun outside subject and object, or a participle that only says which."""
    token = roles.frames.sentence.tokens[trigger.index]
    if roles.frames.is_verbal(trigger.index):
        return token.dep in ("acl", "amod", "acl:relcl")
    return token.dep.startswith(("obl", "nmod", "advcl", "conj"))


def is_alleged(trigger: Trigger, outcome: Outcome, roles: Roles, sides: Sides) -> bool:
    """Return whether only an accuser says that an act took place.

    An accuser is one of another country; for violence anybody else who is named.
    """
    cast = roles.cast
    speaker = next((cast.doer(actor) for actor in cast.voices.speakers(trigger.span.start)), None)
    told = cast.voices.stance(trigger.span.start) != "accuse"
    if outcome.status not in ("happened", "ongoing") or speaker is None or told:
        return False
    doers = {party.country for party in sides.actors if party.country}
    if speaker in sides.actors or speaker.country in doers:
        return False
    violent = trigger.pattern.type in (*VIOLENT, "MOBILIZE") and not _in_passing(trigger, roles)
    return bool(doers) or (violent and speaker.kind != "unknown")


def _speaker(place: int, roles: Roles) -> list[str]:
    """Return the first party that does the speaking of a governing word."""
    act = roles.triggers.get(place)
    if act and roles.of(act).actors:
        return [roles.of(act).actors[0].actor]
    if roles.frames.is_verbal(place):
        subjects = (
            roles.frames.of(place).get("subject", []) if roles.frames.passive(place) else roles.frames.surface_subject(place)
        )
    else:
        subjects = roles.frames.of(place).get(roles.frames.words.places.genitive, []) or roles.frames.holder(place)
    for subject in subjects:
        parties = roles.cast.resolve(roles.frames, subject)
        if parties:
            return [parties[0].actor]
    return []
