"""The states of an envoy: the one that he serves and the one that he serves in."""

from recoupe.stages.events.frames import Frames
from recoupe.stages.events.named import Party
from recoupe.stages.events.resolve import Cast
from recoupe.stages.events.words import singulars

_STATES = ("state", "org")
"""Kinds that send and receive envoys; ministries are bodies."""


def host_of(frames: Frames, index: int, verb: int, cast: Cast) -> tuple[Party, ...]:
    """Return the state where an envoy serves: "l'ambassadeur chinois au Japon", "convoqué au Japon"; empty for others."""
    if not _is_envoy(frames, index):
        return ()
    near = [frame.get(slot, ()) for frame in (frames.of(index), frames.of(verb)) for slot in frames.words.places.host]
    found = [party for places in near for place in places for party in cast.resolve(frames, place)]
    return tuple(party for party in found if party.kind in _STATES)


def sender_of(frames: Frames, index: int, cast: Cast) -> tuple[Party, ...]:
    """Return the state that an envoy serves: "l'ambassadeur de Suède", "l'ambassadeur suédois"; empty for who is no envoy."""
    if not _is_envoy(frames, index):
        return ()
    frame = frames.of(index)
    for slot in frames.words.places.holder:
        found = [party for place in frame.get(slot, ()) for party in _at(frames, place, cast)]
        if found:
            return tuple(party for party in found if party.kind in _STATES)
    return ()


def _is_envoy(frames: Frames, index: int) -> bool:
    return any(lemma in frames.words.hosted for lemma in singulars(frames.sentence.tokens[index]))


def _at(frames: Frames, place: int, cast: Cast) -> tuple[Party, ...]:
    token = frames.sentence.tokens[place]
    demonyms = [mention for mention in cast.mentions_at(token.start, token.end) if mention.form == "demonym"]
    return cast.parties(demonyms[0]) if demonyms else cast.resolve(frames, place)
