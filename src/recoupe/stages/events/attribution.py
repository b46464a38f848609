"""According to whom: the quotes that hold an act, and the acts of speech that govern it."""

from recoupe.stages.events.dates import Dates
from recoupe.stages.events.named import Party, countries_of
from recoupe.stages.events.negation import negation_of
from recoupe.stages.events.roles import Roles, Sides
from recoupe.stages.events.status import Outcome
from recoupe.stages.events.triggers import Trigger
from recoupe.stages.events.words import case_words, is_participle, is_present_participle, plain
from recoupe.types.events import EventType

VIOLENT: frozenset[EventType] = frozenset({"ASSAULT", "COERCE"})
"""Types that an accuser's word alone does not make a fact, and of which a promise not to do them is no event."""
_DEEP = 3
"""Words between a noun and its day in the parse, at most."""


def chain_of(trigger: Trigger, outcome: Outcome, roles: Roles, dates: Dates) -> tuple[str, ...]:
    """Return who says that the act took place or not, innermost first; empty when the page says it itself.

    What a demand or thanks only mentions on the way ("après l'arrestation de X, Paris a demandé ...") is the page's own, and so
    is what words without marks mention with its day ("l'attentat du 7 mai").
    """
    chain: list[str] = []
    own = {party.actor for party in roles.of(trigger).actors}
    spoken = roles.cast.voices.direct(trigger.span.start) and _first_person(roles) and not _performs(trigger, roles)
    acts = roles.frames.words.codebook.row(trigger.pattern.type).speech and outcome.status == "happened" and not spoken
    for place in outcome.sources:
        if place != trigger.index:
            chain.extend(_speaker(place, roles))
    chain.extend(_claimant(trigger, roles))
    if chain or not (outcome.cue is None and _in_passing(trigger, roles) and _is_known(trigger, roles, dates)):
        chain.extend(actor for actor in _said_by(trigger, roles) if not (acts and actor in own))
    return tuple(dict.fromkeys(chain))


def _performs(trigger: Trigger, roles: Roles) -> bool:
    """Return whether words do what they say: "nous demandons", "je condamne"."""
    return any("Tense=Pres" in roles.frames.sentence.tokens[place].morph for place in (trigger.index, *trigger.heads))


def _first_person(roles: Roles) -> bool:
    """Return whether a sentence has words with which a speaker means himself or his side."""
    voices = roles.frames.words.voices
    me = voices.first_singular | voices.first_plural
    return any(plain(token.text) in me for token in roles.frames.sentence.tokens)


def _said_by(trigger: Trigger, roles: Roles) -> list[str]:
    """Return who says the words that hold an act, innermost first."""
    speakers = [roles.cast.doer(speaker) for speaker in roles.cast.voices.speakers(trigger.span.start)]
    cited = _cited(roles) if speakers and speakers[0].kind == "media" else []
    return [*cited, *(speaker.actor for speaker in speakers)]


def _cited(roles: Roles) -> list[str]:
    """Return whom the sentence says that a paper or agency cites: "a indiqué l'agence, citant une source policière"."""
    frames = roles.frames
    for index, token in enumerate(frames.sentence.tokens):
        if is_present_participle(token) and frames.among(index, frames.words.supports.citing):
            for place in frames.of(index).get("object", ()):
                return [party.actor for party in roles.cast.resolve(frames, place)[:1]]
    return []


def _is_known(trigger: Trigger, roles: Roles, dates: Dates) -> bool:
    """Return whether an act that words without marks mention is one that the page could tell itself.

    So is what demands and thanks mention, what is told with its day, and what the words only come after.
    """
    voices, sentence = roles.cast.voices, roles.frames.sentence
    if voices.direct(trigger.span.start) or _is_marked(trigger, roles):
        return False
    side = roles.frames.words.dates.sides.get(case_words(sentence, trigger.index).removesuffix(" que"))
    own = {party.actor for party in roles.of(trigger).actors} & set(_said_by(trigger, roles))
    return bool(own) or side == "after" or voices.takes_for_granted(trigger.span.start) or _has_day(trigger, roles, dates)


def _is_marked(trigger: Trigger, roles: Roles) -> bool:
    """Return whether a trigger stands between the quotation marks of its sentence."""
    words, inside = roles.frames.words.voices, False
    for token in roles.frames.sentence.tokens[: trigger.index]:
        if token.text in words.opening:
            inside = token.text not in words.closing or not inside
        elif token.text in words.closing:
            inside = False
    return inside


def _has_day(trigger: Trigger, roles: Roles, dates: Dates) -> bool:
    """Return whether a day stands in the phrase of a noun: "l'attentat au musée, perpétré le 13 novembre"."""
    sentence = roles.frames.sentence
    below = [trigger.index]
    for _ in range(_DEEP):
        below = [child for place in below for child in sentence.children[place] if child > trigger.index]
        if any(dates.overlap(sentence.tokens[place].span) for place in below):
            return True
    return False


def _claimant(trigger: Trigger, roles: Roles) -> list[str]:
    """Return who claims or promises an act: "a revendiqué l'attentat", "a promis une aide"."""
    frames = roles.frames
    if trigger.pattern.phrase is not None:
        governor = frames.words.verbs.get(trigger.pattern.phrase.split()[0])
        if governor is not None and governor.speech and governor.status in ("said", "announced"):
            return [party.actor for party in roles.of(trigger).actors[:1]]
    if (claimed := _claimed_by(trigger, roles)) is not None:
        return claimed
    for place in (trigger.index, *trigger.heads):
        verb = frames.head(place)
        lemma = frames.among(verb, frames.words.verbs)
        if lemma and place in frames.of(verb).get("object", ()) and verb != trigger.index:
            governor = frames.words.verbs[lemma]
            if governor.speech and governor.status == "said" and negation_of(frames.sentence, verb, frames.words) is None:
                return _speaker(verb, roles)
    return []


def _claimed_by(trigger: Trigger, roles: Roles) -> list[str] | None:
    """Return who claims an act in a participle of it: "l'attaque d'une prison revendiquée par X"; None without one."""
    frames, sentence = roles.frames, roles.frames.sentence
    nouns = (trigger.index, *trigger.heads)
    parts = [c for noun in nouns for c in sentence.children[noun] if sentence.tokens[c].dep == "nmod" and case_words(sentence, c)]
    below = {child for place in (*nouns, *parts) for child in sentence.children[place]}
    for child in sorted({*below, *nouns}):
        lemma = frames.among(child, frames.words.verbs) if is_participle(sentence.tokens[child]) else None
        governor = frames.words.verbs[lemma] if lemma else None
        if governor is None or not (governor.speech and governor.status == "said") or frames.auxiliaries(child):
            continue
        for place in frames.of(child).get("agent", ()):
            return [party.actor for party in roles.cast.resolve(frames, place)[:1]]
    return None


def _in_passing(trigger: Trigger, roles: Roles) -> bool:
    """Return whether a trigger is a noun outside subject and object, or a participle that only says which."""
    token = roles.frames.sentence.tokens[trigger.index]
    if roles.frames.is_verbal(trigger.index):
        sides = roles.frames.words.dates.sides
        after = sides.get(case_words(roles.frames.sentence, trigger.index).removesuffix(" que")) == "after"
        return token.dep in ("acl", "amod", "acl:relcl") or after
    return token.dep.startswith(("obl", "nmod", "advcl", "conj"))


def is_alleged(trigger: Trigger, outcome: Outcome, roles: Roles, sides: Sides) -> bool:
    """Return whether only an accuser says that an act took place.

    An accuser is one of another country who says so in a clause of its own: "ses frappes" grants them. Words that accuse by
    themselves ("génocide", "pillage") are the charge of anybody known who does not act himself.
    """
    cast = roles.cast
    speaker = next((cast.doer(actor) for actor in cast.voices.speakers(trigger.span.start)), None)
    if speaker is None or not (outcome.status in ("happened", "ongoing") or outcome.plot):
        return False
    doers = countries_of(sides.actors)
    if speaker in sides.actors or _is_charge(trigger, speaker, roles, sides):
        return speaker not in sides.actors
    if speaker.country in doers:
        return False
    if outcome.plot:
        return True
    if any(roles.frames.among(place, cast.words.supports.charges) for place in (trigger.index, *trigger.heads)):
        return speaker.kind != "unknown" or bool(speaker.country)
    accuses = cast.voices.stance(trigger.span.start) == "accuse"
    return accuses and bool(doers) and roles.frames.is_verbal(trigger.index) and not _in_passing(trigger, roles)


def _is_charge(trigger: Trigger, speaker: Party, roles: Roles, sides: Sides) -> bool:
    """Return whether the words of a speaker about violence are a charge, whoever is charged.

    Those of courts, rights groups and witnesses against known doers are; those of prosecutors against a person; and anybody's who
    says who is behind an act ("était impliqué dans", "est derrière").
    """
    supports = roles.frames.words.supports
    if trigger.pattern.type not in VIOLENT:
        return False
    if _blamed(trigger, roles):
        return True
    if not sides.actors or _in_passing(trigger, roles) or roles.frames.is_definite(trigger.index):
        return False
    name = speaker.actor.rpartition("/")[2]
    parts = {name, *name.split("-")}
    if not supports.accusers.isdisjoint(parts):
        return True
    person = sides.actors[0].kind == "person"
    return person and trigger.pattern.type == "ASSAULT" and not supports.prosecutors.isdisjoint(parts)


def _blamed(trigger: Trigger, roles: Roles) -> bool:
    """Return whether the word above an act says who is behind it: "impliqué dans l'attaque", "derrière l'attaque"."""
    frames = roles.frames
    words, sentence = frames.words, frames.sentence
    for place in (trigger.index, *trigger.heads):
        slot = frames.slot(place)
        before = {words.slots.get(plain(sentence.tokens[c].text)) for c in sentence.children[place] if c < place}
        if words.places.behind in before and _is_said(place, roles):
            return True
        above = frames.head(place)
        if slot and frames.among(above, words.supports.involved):
            return True
        if slot and frames.among(above, words.supports.blame) and _is_said(above, roles):
            return True
    return False


def _is_said(place: int, roles: Roles) -> bool:
    """Return whether a word is what a sentence says of somebody: "est l'auteur de", "désigné comme responsable de"."""
    sentence, words = roles.frames.sentence, roles.frames.words
    below = [sentence.tokens[child] for child in sentence.children[place]]
    named = case_words(sentence, place) == words.places.named_as and not roles.frames.is_definite(place)
    return named or any(token.dep == "cop" for token in below)


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
