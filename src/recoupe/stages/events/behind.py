"""Who is behind an act that does not name its doer itself: "accusé de l'attentat", "les auteurs de l'attaque"."""

from recoupe.stages.events.frames import Frames
from recoupe.stages.events.words import case_words, plain, singulars

_STEPS = 3


def behind(frames: Frames, act: int) -> tuple[int, ...]:
    """Return the words that say who did an act, read from the words above it; empty when none does.

    Args:
        frames: the frames of the sentence.
        act: the noun of the act.
    """
    if found := _beside(frames, act):
        return found
    place = act
    for _ in range(_STEPS):
        head = frames.head(place)
        if head == place:
            return ()
        if found := _above(frames, place, head):
            return tuple(word for word in found if word != act)
        if not frames.among(head, frames.words.supports.phases) and frames.sentence.tokens[place].dep != "conj":
            return ()
        place = head
    return ()


def _beside(frames: Frames, act: int) -> tuple[int, ...]:
    """Return who did an act that stands behind "derrière", or to whom a participle at it ascribes it."""
    if case_words(frames.sentence, act) == frames.words.places.behind:
        own = frames.surface_subject(act)
        head = frames.head(act)
        return own or (tuple(frames.of(head).get("subject", ())) if head != act and frames.is_verbal(head) else ())
    for child in frames.sentence.children[act]:
        known = frames.among(child, frames.words.doers) if frames.sentence.tokens[child].dep in ("acl", "amod") else None
        ascribed = known is not None and "object" in frames.words.doers[known].act
        if known and ascribed and (found := tuple(frames.of(child).get(frames.words.doers[known].who, ()))):
            return found
    return ()


def _above(frames: Frames, place: int, head: int) -> tuple[int, ...]:
    """Return who did the act below a word, if that word says so."""
    token = frames.sentence.tokens[head]
    if token.dep == "obj" and frames.among(token.head, frames.words.doers):
        return _charged(frames, place, token.head)
    if token.pos == "NOUN" and any(lemma in frames.words.supports.blame for lemma in singulars(token)):
        return _named_as(frames, head)
    doers = frames.words.doers
    known = plain(token.text) if plain(token.text) in doers else frames.among(head, doers)
    if known is None:
        return ()
    doer, frame = doers[known], frames.of(head)
    if not any(place in frame.get(slot, ()) for slot in doer.act):
        return ()
    if doer.who == "subject" and token.pos in ("ADJ", "NOUN"):
        return _named_as(frames, head)
    return tuple(frame.get(doer.who, ()))


def _charged(frames: Frames, place: int, verb: int) -> tuple[int, ...]:
    """Return who did an act that the parser hung on the object of the verb: "menacer Paris de représailles"."""
    doer = frames.words.doers[frames.among(verb, frames.words.doers) or ""]
    slot = frames.slot(place)
    return tuple(frames.of(verb).get(doer.who, ())) if slot in doer.act else ()


def _named_as(frames: Frames, noun: int) -> tuple[int, ...]:
    """Return who is called something: the subject of "est l'auteur de", what it stands beside, who is accused of being it."""
    sentence = frames.sentence
    token = sentence.tokens[noun]
    helpers = [c for c in sentence.children[noun] if sentence.tokens[c].dep == "cop"]
    if helpers:
        own = frames.surface_subject(noun)
        head = frames.head(noun)
        if own or head == noun or not frames.is_verbal(head):
            return own
        frame = frames.of(head)
        return tuple(frame.get("object", ()) if frames.among(head, frames.words.doers) else frame.get("subject", ()))
    if token.dep in ("appos", "amod", "acl"):
        return (token.head,)
    called = case_words(sentence, noun) in ("", frames.words.places.named_as)
    if called and token.dep in ("xcomp", "obl", "obl:arg") and frames.is_verbal(token.head):
        frame = frames.of(token.head)
        return tuple(frame.get("object", ()) or frame.get("subject", ()))
    return tuple(c for c in sentence.children[noun] if sentence.tokens[c].dep == "appos")
