"""Cues before their words: "a déclaré que ...", "assure vouloir ...", "appelle X à ...", "a dénoncé « ... »"."""

from collections.abc import Iterator

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.cues import Cue, cue_span, governed_off
from recoupe.stages.quotes.extent import clause_end, phrase_extent
from recoupe.stages.quotes.frames import BARE, FINDERS
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import agent_place, finite, is_finite
from recoupe.stages.quotes.shape import Draft, shaped

_NAME = 6
"""Tokens of a name in marks, marks included."""


def find_clauses(
    passage: Passage, cues: tuple[Cue, ...], cuts: frozenset[int], *, lexicon: QuotesLexicon
) -> Iterator[tuple[Cue, Draft]]:
    """Yield the quotes of a passage whose cue stands before the words, in text order."""
    for cue in cues:
        if cue.negated and (cue.row is None or cue.row.negated is None):
            continue
        off = governed_off(passage, cue, lexicon)
        aim = off and cue.lead > 0 and passage.low[cue.lead - 1] in lexicon.words.in_favour and _takes_sides(cue)
        if (
            _object_before(passage, cue, lexicon)
            or (off and not aim)
            or (cue.passive and not cue.has("accuse", "qualify", "np_marked", "a_inf", "de_inf"))
        ):
            continue
        found = _words_of(passage, cue, lexicon)
        if found is None:
            continue
        frame, first = found
        if cue.passive and not _passive_fits(passage, cue, frame, first, lexicon):
            continue
        draft = _draft(passage, cue, frame, first, cuts, lexicon)
        if draft is not None and not (aim and draft.type == "indirect"):
            yield cue, draft


def _passive_fits(passage: Passage, cue: Cue, frame: str, first: int, lexicon: QuotesLexicon) -> bool:
    """Return whether words belong to a passive: "sommé par Rome de partir", "jugée « illégale » par Rome"."""
    if cue.has("accuse", "qualify"):
        return True
    if frame in ("a_inf", "de_inf"):
        return agent_place(passage, cue.last + 1, lexicon) is not None
    return frame in ("np", "np_marked") and passage.opens(first)


def _takes_sides(cue: Cue) -> bool:
    """Return whether a cue says what somebody is for or against: people march "pour dénoncer « ... »", and say so."""
    return cue.row is not None and cue.row.stance not in ("affirm", "justify", "other")


def _object_before(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> bool:
    """Return whether the object of a cue is a pronoun before it and its subject follows: "ce que réfute Rome"."""
    at = cue.lead - 1
    return cue.kind == "finite" and at >= 0 and passage.low[at] in lexicon.words.that and passage.tokens[at].pos == "PRON"


def _words_of(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> tuple[str, int] | None:
    """Return the frame of a cue and the first token of its words."""
    for frames, finder in FINDERS:
        if cue.has(*frames):
            first = finder(passage, cue, lexicon)
            if first is not None and first < len(passage.tokens):
                return frames[0], first
    return None


def _draft(passage: Passage, cue: Cue, frame: str, first: int, cuts: frozenset[int], lexicon: QuotesLexicon) -> Draft | None:
    end = _end(passage, cue, frame, first, frozenset(cut for cut in cuts if cut > first), lexicon)
    shape = shaped(passage, passage.words(first, end))
    if shape is not None and shape[0] == "mixed" and frame not in ("que", "si") and _only_names(passage, first, end):
        shape = ("indirect", shape[1], shape[2])
    unmarked = frame not in BARE and not cue.passive and (shape is None or shape[0] == "indirect" or passage.in_marks(cue.verb))
    if shape is None or unmarked or cue.row is None:
        return None
    return Draft(
        passage=passage,
        type=shape[0],
        content=shape[1],
        flags=shape[2],
        rule=f"quotes.{frame.removesuffix('_marked')}:{cue.row.lemma}",
        row=cue.row,
        lemma=cue.row.lemma,
        cue=cue_span(passage, cue),
        cue_token=cue.verb,
        stance=cue.row.negated if cue.negated else None,
    )


def _only_names(passage: Passage, first: int, last: int) -> bool:
    """Return whether all marks in a phrase hold a name of few words after its noun: le traité « Ciel ouvert »."""
    opened = [i for i in range(first, last) if passage.opens(i)]
    return bool(opened) and all(
        i > first
        and passage.tokens[i - 1].pos == "NOUN"
        and passage.tokens[i + 1].text[0].isupper()
        and passage.after_pair(i) - i <= _NAME
        and not any(is_finite(passage, j) for j in range(i, passage.after_pair(i)))
        for i in opened
    )


def _end(passage: Passage, cue: Cue, frame: str, first: int, cuts: frozenset[int], lexicon: QuotesLexicon) -> int:
    """Return the index after the words of a cue; those of a clause before the main one end at its comma."""
    if frame in ("que", "si"):
        embedded = cue.lead > 0 and passage.low[cue.lead - 1] in lexicon.words.relative
        end = clause_end(passage, first, cue.verb, cuts, lexicon, embedded=embedded)
    else:
        end = phrase_extent(passage, first, cuts, lexicon)
    agent = agent_place(passage, cue.last + 1, lexicon) if cue.passive else None
    if agent is not None and first < agent < end:
        return agent
    if not _before_main(passage, cue, lexicon):
        return end
    for i in range(first + 1, end):
        if passage.low[i] == "," and not passage.in_marks(i) and (frame not in ("que", "si") or finite(passage, first, i)):
            return i
    return end


def _before_main(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> bool:
    """Return whether a cue stands in a clause before the main one: "Assurant que ..., il", "Si X a dit que ..., Y"."""
    if passage.in_marks(cue.verb):
        return False
    if passage.low[0] in lexicon.sources and passage.low[cue.lead - 1] in lexicon.words.relative:
        return not finite(passage, 0, cue.lead)
    if cue.kind in ("present", "infinitive"):
        return not finite(passage, 0, cue.lead)
    return passage.low[0] in lexicon.words.subordinators and not any(passage.low[i] == "," for i in range(cue.lead))
