"""Which mentions become events: those that have the parties they need and are no part of another; why the others do not."""

from collections.abc import Sequence

from recoupe.lexicon.event_codebook import Codebook, TypeRow
from recoupe.lexicon.event_words import Counts
from recoupe.stages.events.attribution import VIOLENT
from recoupe.stages.events.draft import Draft
from recoupe.stages.events.named import countries_of
from recoupe.stages.events.roles import is_aim
from recoupe.stages.events.words import case_words, is_present_participle, lemma_of
from recoupe.types.events import EventType
from recoupe.types.why import LeftOut

_AIMED: frozenset[EventType] = frozenset({"ACCUSE", "PROTEST"})
"""Types that other acts are done for: to march against a law and to denounce it by that is one act."""


def left_out(drafts: Sequence[Draft], counts: Counts, codebook: Codebook) -> list[LeftOut | None]:
    """Return for each mention why it is no event, None for those that are.

    A part of a phrase stays only where the phrase lacks its own parties; the dead of an attack that the sentence names are not
    a second attack.
    """
    first = [_short_of(draft, codebook) for draft in drafts]
    enough = [draft for draft, why in zip(drafts, first, strict=True) if why is None]
    found = {(id(draft.roles), draft.trigger.index) for draft in enough}
    violent = [draft for draft in enough if draft.trigger.pattern.type == "ASSAULT" and draft.trigger.under is None]
    attacks = {id(draft.roles): draft for draft in violent if draft.trigger.pattern.noun or not _counts(draft, counts)}
    return [why or _doubled(draft, found, attacks, counts) for draft, why in zip(drafts, first, strict=True)]


def _short_of(draft: Draft, codebook: Codebook) -> LeftOut | None:
    """Return why a mention is no event by itself."""
    if not _enough(draft):
        return "needs"
    if draft.attack is False:
        return "no_attack"
    if draft.unsaid:
        return "unsaid"
    return _unreal(draft, codebook)


def _unreal(draft: Draft, codebook: Codebook) -> LeftOut | None:
    """Return why what a mention tells is none that anybody says took place, may or will."""
    if _is_wanting(draft):
        return "wanting"
    if _is_only_cue(draft, codebook.row(draft.trigger.pattern.type)):
        return "cue"
    if _is_wondered(draft):
        return "wondered"
    return "excluded" if draft.outcome.excluded and draft.trigger.pattern.type in VIOLENT else None


def _doubled(draft: Draft, found: set[tuple[int, int]], attacks: dict[int, Draft], counts: Counts) -> LeftOut | None:
    """Return why a mention tells no act of its own beside the others of its sentence."""
    if draft.trigger.under is not None and (id(draft.roles), draft.trigger.under) in found:
        return "part"
    if _is_only_aim(draft, found):
        return "part"
    attack = attacks.get(id(draft.roles))
    return "toll" if attack and _counts(draft, counts) and _is_toll(draft, attack, counts) else None


def _is_only_cue(draft: Draft, row: TypeRow) -> bool:
    """Return whether a verb only brings what somebody says, and that is no act of its type: "X soutient que" backs nobody."""
    if draft.trigger.pattern.verb is None:
        return False
    word = draft.roles.frames.sentence.tokens[draft.trigger.index].span
    return bool(row.unsaid) and not row.unsaid.isdisjoint(draft.roles.cast.voices.told_with(word))


def _is_wanting(draft: Draft) -> bool:
    """Return whether a noun of nobody named stands behind "sans": "la journée s'est achevée sans heurts" tells of no act."""
    sentence, index = draft.roles.frames.sentence, draft.trigger.index
    bare = not any(sentence.tokens[child].dep == "det" for child in sentence.children[index])
    if draft.trigger.pattern.noun is None or not bare or draft.roles.of(draft.trigger).all:
        return False
    return case_words(sentence, index) in draft.roles.frames.words.negation.without


def _is_wondered(draft: Draft) -> bool:
    """Return whether a page only asks whether there will be an act at all: "Pourrait-il y avoir un accord entre X et Y ?"."""
    frames, index = draft.roles.frames, draft.trigger.index
    tokens, verb = frames.sentence.tokens, frames.head(index)
    there = any(tokens[child].dep.startswith("expl") for child in frames.sentence.children[verb])
    asks = tokens[-1].text in frames.words.voices.questions and not draft.roles.cast.voices.speakers(tokens[index].start)
    return asks and there and verb != index and lemma_of(tokens[verb]) in frames.words.conjugation.helpers


def _is_only_aim(draft: Draft, found: set[tuple[int, int]]) -> bool:
    """Return whether an act in words is only what another is done for: "ils ont défilé pour dénoncer la loi"."""
    frames, index = draft.roles.frames, draft.trigger.index
    above = (id(draft.roles), frames.sentence.tokens[index].head) in found
    return above and draft.trigger.pattern.type in _AIMED and is_aim(frames, index)


def _counts(draft: Draft, counts: Counts) -> bool:
    """Return whether a mention is a verb of killing or wounding."""
    verb = draft.word in counts.kill_verbs or draft.word in counts.wound_verbs
    return verb and draft.trigger.pattern.noun is None


def _is_toll(draft: Draft, attack: Draft, counts: Counts) -> bool:
    """Return whether a mention only counts dead and wounded: it does not say who did it, or follows what the same one did.

    Where a mention names the country of its victims they are those of another act.
    """
    own, other = draft.roles.of(draft.trigger), attack.roles.of(attack.trigger)
    if countries_of(own.recipients):
        return False
    doers = set(own.actors)
    token = draft.roles.frames.sentence.tokens[draft.trigger.index]
    after = is_present_participle(token) or draft.word in counts.wound_verbs
    return not doers or (after and doers <= set(other.actors))


def _enough(draft: Draft) -> bool:
    """Return whether an act has the parties that its pattern needs; those that the place stands in for do not count as both.

    An act done together must have both in its own clause, but for titles, which leave out what the text says.
    """
    told, pattern = draft.told, draft.trigger.pattern
    match pattern.needs:
        case "none":
            return True
        case "actor":
            return bool(told.actors)
        case "recipient":
            return bool(told.recipients)
        case "both":
            whole = pattern.joint and draft.roles.frames.sentence.zone != "title"
            named = draft.roles.of(draft.trigger) if whole else told
            return bool(named.actors and named.recipients) or (pattern.joint and len(named.all) > 1)
        case _:
            return bool(draft.sides.all)
