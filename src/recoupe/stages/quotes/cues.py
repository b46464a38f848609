"""Cues: the verbs of a passage that can ascribe words, with their auxiliaries, particles and negation."""

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.lexicon.quotes import CueRow, FormKind, QuotesLexicon
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import is_finite
from recoupe.types.span import TextSpan

_FAR = 25
"""Words between a participle and the auxiliary that it shares with one before it."""
_ASIDE = 14
"""Words of an aside between an auxiliary and its participle."""
_REACH = 5
"""Words that may stand between an auxiliary and its participle."""


@dataclass(frozen=True)
class Cue:
    """A verb that can ascribe words.

    `first` and `last` are the tokens of the verb group (auxiliary to particle), `last` included; `verb` is the inflected or
    participle token. `row` is None for an unknown word in the place of a cue ("a-t-il dt"). `pronoun` is the token of an
    inverted subject.
    """

    first: int
    verb: int
    last: int
    row: CueRow | None
    kind: FormKind
    negated: bool = False
    passive: bool = False
    pronoun: int | None = None
    lead: int = 0
    reflexive: bool = False

    def has(self, *frames: str) -> bool:
        """Return whether the lexicon allows one of the frames."""
        return self.row is not None and any(frame in self.row.frames for frame in frames)


def find_cues(passage: Passage, *, lexicon: QuotesLexicon) -> tuple[Cue, ...]:
    """Return the verbs of a passage that can ascribe words, in text order."""
    found = []
    for i, word in enumerate(passage.low):
        if word in lexicon.forms and (cue := _cue_at(passage, i, lexicon)) is not None:
            found.append(cue)
    return tuple(found)


def _cue_at(passage: Passage, verb: int, lexicon: QuotesLexicon) -> Cue | None:
    words = lexicon.words
    token = passage.tokens[verb]
    kinds = lexicon.forms[passage.low[verb]]
    if (
        verb
        and passage.low[verb - 1] in words.articles
        and (token.pos in ("NOUN", "PROPN", "ADJ") or passage.tokens[verb - 1].pos == "DET")
        and not _told_of(passage, verb, kinds, lexicon)
        and not _inverted_after(passage, verb, lexicon)
    ):
        return None
    auxiliary = _auxiliary(passage, verb, lexicon) if "past" in kinds else None
    kind = _kind(kinds, auxiliary is not None, passage, verb, lexicon)
    if kind is None:
        return None
    first = auxiliary if auxiliary is not None and kind == "past" else verb
    reflexive = _reflexive(passage, first, lexicon)
    row, last = _best_row(passage, verb, lexicon, reflexive=reflexive, clitics=kind != "present")
    if row is None:
        return None
    be = kind == "past" and auxiliary is not None and _is_be(passage, auxiliary, verb, lexicon)
    return Cue(
        first=first,
        verb=verb,
        last=last,
        row=row,
        kind=kind,
        negated=_negated(passage, first, lexicon),
        passive=(be and not reflexive) or (kind == "past" and auxiliary is None and not _joined(passage, verb, lexicon)),
        pronoun=_inverted_after(passage, first, lexicon),
        lead=lead_of(passage, first - (first == verb and _told_of(passage, verb, kinds, lexicon)), lexicon),
        reflexive=reflexive,
    )


def _told_of(passage: Passage, verb: int, kinds: frozenset[FormKind], lexicon: QuotesLexicon) -> bool:
    """Return whether what looks like an article is the object of a participle: ", le qualifiant de", ", l'accusant d'avoir"."""
    if verb < 2 or passage.low[verb - 1] not in lexicon.words.object_clitics:
        return False
    if "present" not in kinds:
        return passage.tokens[verb].pos == "VERB" and passage.tokens[verb - 2].pos in ("PROPN", "NOUN", "PRON")
    words, following = lexicon.words, passage.low[verb + 1] if verb + 1 < len(passage.low) else ""
    led = passage.low[verb - 2] == "," or passage.low[verb - 2] in words.gerund or passage.low[verb - 2] in words.joining
    return led and (following in words.of or following in words.as_ or following in words.that or passage.opens(verb + 1))


def _kind(
    kinds: frozenset[FormKind], has_auxiliary: bool, passage: Passage, verb: int, lexicon: QuotesLexicon
) -> FormKind | None:
    if "past" in kinds and (has_auxiliary or "finite" not in kinds):
        return "past"
    if "finite" in kinds:
        return "finite" if passage.tokens[verb].pos in ("VERB", "AUX") or _verb_like(passage, verb, lexicon) else None
    if "present" in kinds:
        return "present" if passage.tokens[verb].pos in ("VERB", "AUX") else None
    return "infinitive" if "infinitive" in kinds else None


def _verb_like(passage: Passage, verb: int, lexicon: QuotesLexicon) -> bool:
    """Return whether a word the parser took for no verb stands where one does: before its subject, or before "que"."""
    if _inverted_after(passage, verb, lexicon) is not None:
        return True
    if verb and passage.tokens[verb - 1].pos == "ADP":
        return False
    before = passage.low[verb - 1] if verb else ""
    after = passage.low[verb + 1] if verb + 1 < len(passage.low) else ""
    if verb and passage.tokens[verb - 1].pos in ("PROPN", "NOUN", "ADJ") and _verbless(passage, verb):
        return True
    return (
        before in lexicon.words.third
        or before in lexicon.words.self
        or after in lexicon.words.that
        or passage.closes(verb - 1)
        or before == ","
    )


def _verbless(passage: Passage, verb: int) -> bool:
    """Return whether a sentence has no other verb, or the parser put this word at its top."""
    if passage.heads[verb] == verb or passage.tokens[verb - 1].pos == "PROPN":
        return passage.tokens[verb].pos in ("NOUN", "ADJ", "PROPN")
    return not any(is_finite(passage, i) and passage.pair_at[i] == passage.pair_at[verb] for i in range(len(passage.tokens)))


def _auxiliary(passage: Passage, verb: int, lexicon: QuotesLexicon) -> int | None:
    """Return the index of the finite auxiliary of a participle: "a-t-il ensuite martelé", "ont été accusés"."""
    words = lexicon.words
    for i in range(verb - 1, max(verb - 1 - _REACH - 2, -1), -1):
        word = passage.low[i]
        if word in words.have or word in words.be:
            return i
        if word in words.been or is_inverted(word, lexicon) or passage.tokens[i].pos == "ADV" or word in words.filler:
            continue
        break
    return _parsed_auxiliary(passage, verb, lexicon)


def _parsed_auxiliary(passage: Passage, verb: int, lexicon: QuotesLexicon) -> int | None:
    """Return the auxiliary that the parse ties to a participle over other words: "a, dans son rapport, insisté"."""
    for i in passage.children[verb]:
        if i < verb and passage.tokens[i].dep.startswith("aux") and passage.low[i] in lexicon.words.have:
            return i
    return _far_auxiliary(passage, verb, lexicon) if verb and passage.tokens[verb - 1].pos in ("ADV", "PUNCT") else None


def _far_auxiliary(passage: Passage, verb: int, lexicon: QuotesLexicon) -> int | None:
    """Return the auxiliary before an aside in commas or a set phrase: "a, dans son rapport, insisté", "a d'ores et déjà dit"."""
    morph = passage.tokens[verb].morph
    if "Number=Plur" in morph or "Gender=Fem" in morph:
        return None
    for i in range(verb - 2, max(verb - _ASIDE, -1), -1):
        if passage.low[i] in lexicon.words.have:
            after = next((j for j in range(i + 1, verb) if passage.tokens[j].pos != "ADV"), verb)
            return i if (passage.low[after] == ",") == (passage.low[verb - 1] == ",") else None
        if is_finite(passage, i) or (passage.low[verb - 1] != "," and passage.tokens[i].pos in ("NOUN", "PROPN")):
            return None
    return None


def _joined(passage: Passage, verb: int, lexicon: QuotesLexicon) -> bool:
    """Return whether a participle shares the auxiliary of one before it: "a évoqué ... et promis ..."."""
    listed = (
        verb and passage.low[verb - 1] == "," and passage.low[verb + 1 : verb + 2] and passage.low[verb + 1] in lexicon.words.that
    )
    if not verb or not (listed or passage.low[verb - 1] in lexicon.words.joining) or passage.tokens[verb].pos != "VERB":
        return False
    if "Number=Plur" in passage.tokens[verb].morph or "Gender=Fem" in passage.tokens[verb].morph:
        return False
    return any(passage.low[i] in lexicon.words.have and passage.tokens[i].pos == "AUX" for i in range(max(verb - _FAR, 0), verb))


def _is_be(passage: Passage, auxiliary: int, verb: int, lexicon: QuotesLexicon) -> bool:
    return passage.low[auxiliary] in lexicon.words.be or any(passage.low[i] in lexicon.words.been for i in range(auxiliary, verb))


def is_inverted(word: str, lexicon: QuotesLexicon) -> bool:
    """Return whether a token is (part of) a subject pronoun turned round its verb: "-t", "-il", "-t-elle"."""
    return word.startswith("-") and (word in ("-t", "-t-") or word.rpartition("-")[2] in lexicon.words.inverted)


def _inverted_after(passage: Passage, index: int, lexicon: QuotesLexicon) -> int | None:
    """Return the index of the pronoun turned round the verb at `index`."""
    for i in range(index + 1, min(index + 3, len(passage.low))):
        word = passage.low[i]
        if not is_inverted(word, lexicon):
            return None
        if word.rpartition("-")[2] in lexicon.words.inverted:
            return i
    return None


def lead_of(passage: Passage, first: int, lexicon: QuotesLexicon) -> int:
    """Return the index of the first clitic before a verb group ("leur a-t-il", "n'a pas", "le qualifiant")."""
    words = lexicon.words
    while first and (
        passage.low[first - 1] in words.object_clitics
        or passage.low[first - 1] in words.self
        or passage.low[first - 1] in words.negations
    ):
        if passage.tokens[first - 1].pos == "DET" and passage.low[first - 1] not in words.self:
            break
        first -= 1
    return first


def _reflexive(passage: Passage, first: int, lexicon: QuotesLexicon) -> bool:
    return any(passage.low[i] in lexicon.words.self for i in range(max(first - 2, 0), first))


def _negated(passage: Passage, first: int, lexicon: QuotesLexicon) -> bool:
    return any(passage.low[i] in lexicon.words.negations for i in range(max(first - 3, 0), first))


def _best_row(
    passage: Passage, verb: int, lexicon: QuotesLexicon, *, reflexive: bool, clitics: bool
) -> tuple[CueRow | None, int]:
    """Return the row of the longest lemma that fits, and its last token."""
    best: tuple[int, CueRow, int] | None = None
    for entry in lexicon.entries[passage.low[verb]]:
        if entry.reflexive != reflexive and not (entry.tail and not entry.reflexive):
            continue
        last = _tail(passage, verb, entry.tail, lexicon)
        if entry.before and not (verb and clitics and passage.low[lead_of(passage, verb, lexicon)] == entry.before):
            continue
        if last is not None and (best is None or len(entry.tail) + len(entry.before) > best[0]):
            best = (len(entry.tail) + len(entry.before), entry.row, last)
    return (best[1], best[2]) if best else (None, verb)


def _tail(passage: Passage, verb: int, tail: tuple[str, ...], lexicon: QuotesLexicon) -> int | None:
    """Return the index of the last word of a lemma of several words ("fait ensuite valoir"); None when they do not follow."""
    at = verb
    for word in tail:
        at += 1
        while (
            at < len(passage.low)
            and at - verb < _REACH
            and ((passage.tokens[at].pos == "ADV" and passage.low[at] != word) or is_inverted(passage.low[at], lexicon))
        ):
            at += 1
        if at >= len(passage.low) or passage.low[at] != word:
            return None
    return at


def governed_off(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> bool:
    """Return whether an infinitive cue stands under a verb that leaves it unsaid ("refuse de dire", "peut affirmer")."""
    if cue.kind != "infinitive":
        return False
    words = lexicon.words
    near = range(max(cue.lead - 4, 0), cue.lead)
    if any(passage.low[i] in words.without for i in near):
        return True
    if any(passage.tokens[i].lemma in words.unsaid and passage.low[i] not in words.previews for i in near):
        return True
    if passage.low[cue.verb - 1] in words.have or any(
        passage.low[i] in words.infinitive_leads or passage.low[i] in words.previews for i in near
    ):
        return False
    above = passage.heads[cue.verb]
    return not any(passage.tokens[i].lemma in words.said_under for i in (*near, above))


def cue_span(passage: Passage, cue: Cue) -> TextSpan:
    """Return the words of a cue, from its auxiliary (or reflexive pronoun) to its particle."""
    return passage.words(cue.lead if cue.reflexive else cue.first, cue.last + 1)


def hole_starts(cues: tuple[Cue, ...], passage: Passage, lexicon: QuotesLexicon) -> Iterator[int]:
    """Yield the places where a participle cue begins a clause of its own (", estimant que", "tout en précisant")."""
    for cue in cues:
        if cue.kind == "present" and not passage.in_marks(cue.verb) and not _needs_marks(cue, passage):
            start = cue.lead
            while start and passage.low[start - 1] in lexicon.words.gerund:
                start -= 1
            yield start


def _needs_marks(cue: Cue, passage: Passage) -> bool:
    """Return whether a cue ascribes only marked words and none follow it."""
    if cue.row is None or not all(frame.endswith("_marked") for frame in cue.row.frames):
        return False
    return all(passage.pair_at[i] < 0 for i in range(cue.last + 1, len(passage.tokens)))
