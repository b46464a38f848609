"""Who says it: the mention nearest the cue, and the actor it means."""

from dataclasses import replace

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.between import called_by
from recoupe.stages.quotes.cues import Cue, is_inverted, lead_of
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import agent_place, before_aside, begins_phrase, is_finite, phrase_at, phrase_end, phrase_start

_SHORT = 25
"""Characters up to which a quotation can be part of a name: the « gilets jaunes »."""
_STEPS = 6
"""Verbs climbed to find a subject."""


def subject_of(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the tokens of the subject of a cue that stands before its words, end excluded.

    By the parse first (its subjects before the verb are right), through joined and governing verbs; else the nearest phrase.
    """
    if cue.pronoun is not None:
        return cue.pronoun, cue.pronoun + 1
    if cue.passive:
        return _agent(passage, cue, lexicon)
    if cue.kind == "past" and cue.first == cue.verb and (first := _shared_auxiliary(passage, cue, lexicon)) is not None:
        return subject_of(passage, first, lexicon)
    own = [i for i in passage.children[cue.verb] if passage.tokens[i].dep.startswith("nsubj") and i == cue.lead - 1]
    if cue.kind == "present" and own:
        return phrase_at(passage, own[0], lexicon)
    shared = _main_subject(passage, cue, lexicon) if cue.kind == "present" else None
    found = _pronoun_before(passage, cue, lexicon) or shared or _parsed(passage, cue, lexicon)
    if found is None:
        return _nearest(passage, cue, lexicon)
    return _own_before(passage, cue, found, lexicon) or found


def _own_before(passage: Passage, cue: Cue, found: tuple[int, int], lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the phrase right before a cue where the subject found belongs to a verb before it: "..., et la Grèce affirme"."""
    if cue.kind not in ("finite", "past") or not any(is_finite(passage, i) for i in range(found[1], cue.lead)):
        return None
    at = before_aside(passage, _before_bracket(passage, cue.lead - 1))
    while at > found[1] and passage.tokens[at].pos == "ADJ":
        at -= 1
    if (
        at <= found[1]
        or passage.tokens[at].pos not in ("NOUN", "PROPN", "X")
        or passage.in_marks(at) != passage.in_marks(cue.verb)
    ):
        return None
    first = _leftmost(passage, at, lexicon)
    words = lexicon.words
    starts = first > 0 and (
        passage.low[first - 1] in words.relative
        or passage.low[first - 1] in words.joining
        or passage.low[first - 1] in words.that
        or passage.low[first - 1] == ","
    )
    if not starts or passage.low[at] in words.time_words or passage.low[at] in words.turns:
        return None
    return (first, phrase_end(passage, first, lexicon)) if first > found[1] else None


def _before_bracket(passage: Passage, at: int) -> int:
    """Return the last token before brackets that end at one: "les Nations unies (ONU) affirment"."""
    if at < 1 or passage.low[at] != ")":
        return at
    return next((i - 1 for i in range(at, -1, -1) if passage.low[i] == "("), at)


def is_thing(passage: Passage, phrase: tuple[int, int], lexicon: QuotesLexicon) -> bool:
    """Return whether a subject is a pronoun for things ("cela", "c'"); "ce dernier" and "ce ministre" are none."""
    return passage.low[phrase[0]] in lexicon.words.things and phrase[1] - phrase[0] == 1


def _parsed(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the subject that the parse gives the cue, or a verb that governs it."""
    verb = cue.verb
    if cue.kind == "past" and cue.first != verb and passage.heads[cue.first] != verb:
        found = _own_subject(passage, cue.first, cue, lexicon)
        if found is not None:
            return found
    for _ in range(_STEPS):
        found = _own_subject(passage, verb, cue, lexicon)
        if found is not None or passage.heads[verb] == verb:
            return found
        verb = passage.heads[verb]
    return None


def _shared_auxiliary(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> Cue | None:
    """Return the verb group whose auxiliary a joined participle shares: "a regretté ... et condamné ..."."""
    inside = passage.pair_at[cue.verb]
    for i in range(cue.verb - 1, -1, -1):
        if passage.low[i] in lexicon.words.have and passage.tokens[i].pos == "AUX" and passage.pair_at[i] == inside:
            verb = passage.heads[i] if passage.heads[i] > i else i
            return replace(cue, first=i, verb=verb, lead=lead_of(passage, i, lexicon))
    return None


def _nearest(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    shared = _main_subject(passage, cue, lexicon) if cue.kind == "infinitive" else None
    return shared or _nearest_before(passage, cue, lexicon)


def _pronoun_before(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the subject pronoun right before a cue, or what its "qui" stands for."""
    at = cue.lead - 1
    if cue.kind not in ("finite", "past") or at < 0:
        return None
    if passage.low[at] in lexicon.words.third:
        return at, at + 1
    return _antecedent(passage, cue.verb, at, lexicon) if passage.low[at] in lexicon.words.relative else None


def _main_subject(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the subject that a participle shares: of the nearest verb before it in no relative clause, else of the next."""
    inside = passage.pair_at[cue.verb]
    before = [i for i in range(cue.lead - 1, -1, -1) if is_finite(passage, i) and passage.pair_at[i] == inside]
    after = [i for i in range(cue.last + 1, len(passage.tokens)) if is_finite(passage, i) and passage.pair_at[i] == inside]
    for verb in before or after:
        if _dependent(passage, verb):
            continue
        for owner in (verb, passage.heads[verb]):
            subjects = [i for i in passage.children[owner] if passage.tokens[i].dep.startswith("nsubj") and i < verb]
            if (
                subjects
                and passage.low[subjects[0]] not in lexicon.words.relative
                and passage.low[subjects[0]] not in lexicon.words.that
            ):
                return phrase_at(passage, subjects[0], lexicon)
    return None


def _dependent(passage: Passage, verb: int) -> bool:
    """Return whether a verb (or the one it helps) stands in a relative or reported clause."""
    owner = passage.heads[verb] if passage.tokens[verb].dep.startswith(("aux", "cop")) else verb
    return passage.tokens[owner].dep in ("ccomp", "acl:relcl", "csubj")


def _own_subject(passage: Passage, verb: int, cue: Cue, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the subject that the parse gives a verb, when it stands before it (or before the cue)."""
    words = lexicon.words
    for i in passage.children[verb]:
        dep = passage.tokens[i].dep
        if not dep.startswith(("nsubj", "expl:subj")) or i >= max(verb, cue.first) or _apart(passage, i, cue.verb):
            continue
        if passage.low[i] in words.relative:
            return _antecedent(passage, verb, i, lexicon)
        if is_inverted(passage.low[i], lexicon):
            return next(((j, j + 1) for j in (i, i + 1) if passage.low[j].rpartition("-")[2] in words.inverted), (i, i + 1))
        if (
            passage.low[i] in words.that
            or passage.low[i] in words.turns
            or passage.low[i] in words.time_words
            or passage.low[i].isdigit()
        ):
            continue
        return phrase_at(passage, i, lexicon)
    if passage.tokens[verb].dep == "acl" and passage.tokens[passage.heads[verb]].pos in ("NOUN", "PROPN"):
        return phrase_at(passage, passage.heads[verb], lexicon)
    return None


def _apart(passage: Passage, index: int, cue: int) -> bool:
    """Return whether only one of two tokens stands in a quotation of more than a few words."""
    if passage.pair_at[index] == passage.pair_at[cue]:
        return False
    pair = passage.pair_of(index) or passage.pair_of(cue)
    return pair is None or pair.inner.end - pair.inner.start > _SHORT


def _antecedent(passage: Passage, verb: int, relative: int, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the phrase that a "qui" stands for."""
    if relative and passage.low[relative - 1] in lexicon.words.things:
        return relative - 1, relative
    if relative and passage.tokens[relative - 1].pos == "PROPN":
        return phrase_at(passage, relative - 1, lexicon)
    head = passage.heads[verb]
    while passage.tokens[head].dep.startswith(("acl", "conj")) and passage.tokens[head].pos == "VERB" and head < relative:
        head = passage.heads[head]
    if head < relative and passage.tokens[head].pos in ("NOUN", "PROPN", "PRON", "X"):
        return phrase_at(passage, head, lexicon)
    for i in range(relative - 1, -1, -1):
        if passage.tokens[i].pos in ("NOUN", "PROPN", "X", "PRON"):
            return phrase_at(passage, i, lexicon)
    return None


def _agent(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the "par X" of a passive cue."""
    place = agent_place(passage, cue.last + 1, lexicon)
    if place is None:
        return None
    called = called_by(passage, place, lexicon) if cue.has("qualify") else None
    return place + 1, called or phrase_end(passage, place + 1, lexicon)


def _nearest_before(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the nearest phrase before a cue, else the first of the sentence."""
    words = lexicon.words
    at = cue.lead - 1
    while at >= 0 and passage.tokens[at].pos == "ADV":
        at -= 1
    if at >= 0 and passage.low[at] in words.third:
        return at, at + 1
    if at >= 0 and passage.low[at] in words.relative:
        return _antecedent(passage, cue.verb, at, lexicon)
    at = before_aside(passage, at)
    for i in range(at, -1, -1):
        if passage.low[i] in words.turns or passage.low[i] in words.self:
            continue
        if (
            passage.in_marks(i) == passage.in_marks(cue.verb)
            and passage.tokens[i].pos in ("NOUN", "PROPN", "X")
            and passage.low[i] not in words.time_words
        ):
            first = _leftmost(passage, i, lexicon)
            return first, phrase_end(passage, first, lexicon)
    return next(
        (
            (i, phrase_end(passage, i, lexicon))
            for i in range(cue.lead)
            if begins_phrase(passage, i, lexicon) and not passage.in_marks(i)
        ),
        None,
    )


def _leftmost(passage: Passage, index: int, lexicon: QuotesLexicon) -> int:
    """Return the first token of the phrase that reaches back from a noun through "de"."""
    at = phrase_start(passage, index)
    while at > 1 and passage.low[at - 1] in lexicon.words.of and passage.tokens[at - 2].pos in ("NOUN", "PROPN", "ADJ", "X"):
        at = phrase_start(passage, at - 2)
    return at
