"""Cues before their words: "a déclaré que ...", "assure vouloir ...", "appelle X à ...", "a dénoncé « ... »", "se dit prêt à ..."."""

from collections.abc import Callable, Iterator

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.cues import Cue, cue_span, governed_off
from recoupe.stages.quotes.extent import clause_end, phrase_extent
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import after_preposition, finite, is_finite, phrase_end_before_of, skip_time
from recoupe.stages.quotes.shape import Draft, shaped

_GAP = 14
"""Words that may stand between a cue and its clause: whom, when, where."""


def find_clauses(
    passage: Passage, cues: tuple[Cue, ...], cuts: frozenset[int], *, lexicon: QuotesLexicon
) -> Iterator[tuple[Cue, Draft]]:
    """Yield the quotes of a passage whose cue stands before the words, in text order."""
    for cue in cues:
        if cue.negated and (cue.row is None or cue.row.negated is None):
            continue
        if governed_off(passage, cue, lexicon) or (cue.passive and not cue.has("accuse")):
            continue
        found = _words_of(passage, cue, lexicon)
        if found is None:
            continue
        frame, first = found
        draft = _draft(passage, cue, frame, first, cuts, lexicon)
        if draft is not None:
            yield cue, draft


def _words_of(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> tuple[str, int] | None:
    """Return the frame of a cue and the first token of its words."""
    for frames, finder in _FINDERS:
        if cue.has(*frames):
            first = finder(passage, cue, lexicon)
            if first is not None and first < len(passage.tokens):
                return frames[0], first
    return None


def _draft(passage: Passage, cue: Cue, frame: str, first: int, cuts: frozenset[int], lexicon: QuotesLexicon) -> Draft | None:
    end = _end(passage, cue, frame, first, frozenset(cut for cut in cuts if cut > first), lexicon)
    shape = shaped(passage, passage.words(first, end))
    unmarked = frame not in _BARE and (shape is None or shape[0] == "indirect" or passage.in_marks(cue.verb))
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


def _end(passage: Passage, cue: Cue, frame: str, first: int, cuts: frozenset[int], lexicon: QuotesLexicon) -> int:
    """Return the index after the words of a cue; those of a clause before the main one end at its comma."""
    if frame in ("que", "si"):
        end = clause_end(passage, first, cue.verb, cuts, lexicon)
    else:
        end = phrase_extent(passage, first, cuts, lexicon)
    if not _before_main(passage, cue, lexicon):
        return end
    for i in range(first + 1, end):
        if passage.low[i] == "," and not passage.in_marks(i) and (frame not in ("que", "si") or finite(passage, first, i)):
            return i
    return end


def _before_main(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> bool:
    """Return whether a cue stands in a clause before the main one: "Assurant que ..., il", "Si X a dit que ..., Y"."""
    if cue.in_marks_of(passage):
        return False
    if cue.kind in ("present", "infinitive"):
        return not finite(passage, 0, cue.lead)
    return passage.low[0] in lexicon.words.subordinators and not any(passage.low[i] == "," for i in range(cue.lead))


def _that(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int | None:
    """Return the token after the "que" of a cue."""
    first = _conjunction(passage, cue, lexicon.words.that | lexicon.words.how, lexicon)
    if first is None:
        return None
    judged = skip_time(passage, cue.last + 1, lexicon)
    if judged < first - 1 and (passage.opens(judged) or passage.tokens[judged].pos == "ADJ"):
        return judged
    return first - 1 if passage.low[first - 1] in lexicon.words.how else first


def _whether(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int | None:
    return _conjunction(passage, cue, lexicon.words.whether, lexicon)


def _conjunction(passage: Passage, cue: Cue, wanted: frozenset[str], lexicon: QuotesLexicon) -> int | None:
    at, inside = cue.last + 1, passage.pair_at[cue.last]
    while at < min(len(passage.tokens) - 1, cue.last + 1 + _GAP):
        word = passage.low[at]
        if word in wanted and passage.tokens[at].dep != "advmod" and not _compound(passage, at, lexicon):
            return at + 1
        if passage.opens(at) and passage.pair_at[at] != inside and not _closed_soon(passage, at):
            return None
        if word in (".", ";", ":", "?", "!") or (is_finite(passage, at) and not _in_aside(passage, at, cue, lexicon)):
            return None
        at += 1
    return None


def _compound(passage: Passage, at: int, lexicon: QuotesLexicon) -> bool:
    """Return whether a "que" belongs to what stands before it: "alors que", "plus que", "la loi que"."""
    before = passage.low[at - 1]
    if (before in lexicon.words.before_that and passage.low[at - 2] not in lexicon.words.to) or is_finite(passage, at + 1):
        return True
    return (
        passage.tokens[at].pos == "PRON"
        and passage.tokens[at - 1].pos in ("NOUN", "PROPN")
        and passage.low[at] not in lexicon.words.whether
        and _governor_is_noun(passage, at)
    )


def _governor_is_noun(passage: Passage, at: int) -> bool:
    above = passage.heads[at]
    return passage.tokens[above].dep == "acl:relcl"


def _closed_soon(passage: Passage, at: int) -> bool:
    return passage.after_pair(at) - at <= 5


def _in_aside(passage: Passage, at: int, cue: Cue, lexicon: QuotesLexicon) -> bool:
    """Return whether a verb stands in a relative clause after the cue ("a dit le maire, qui recevait la presse, que")."""
    return any(passage.low[i] in lexicon.words.relative for i in range(cue.last + 1, at))


def _infinitive(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int | None:
    """Return the bare infinitive after a cue: "assure vouloir", "nie avoir", "dit ne pas savoir"."""
    at = skip_time(passage, cue.last + 1, lexicon)
    start = at
    while at < len(passage.tokens) and at < start + 5:
        token = passage.tokens[at]
        if "VerbForm=Inf" in token.morph:
            return start
        if passage.low[at] in lexicon.words.that or not (
            token.pos in ("ADV", "PRON") or passage.low[at] in lexicon.words.negations or passage.opens(at)
        ):
            return None
        at += 1
    return None


def _infinitive_after(words: str) -> Callable[[Passage, Cue, QuotesLexicon], int | None]:
    def find(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int | None:
        wanted = getattr(lexicon.words, words)
        at, inside = cue.last + 1, passage.pair_at[cue.last]
        while at < min(len(passage.tokens) - 1, cue.last + 1 + 2 * _GAP):
            if passage.opens(at) and passage.low[at + 1] in wanted and _inf_within(passage, at + 2) is not None:
                return at
            if passage.low[at] in wanted and (first := _inf_within(passage, at + 1)) is not None:
                return first
            if passage.low[at] in (".", ";", ":") or (
                passage.opens(at) and passage.pair_at[at] != inside and not _closed_soon(passage, at)
            ):
                return None
            if is_finite(passage, at) or passage.low[at] in lexicon.words.that:
                return None
            at += 1
        return None

    return find


def _inf_within(passage: Passage, first: int) -> int | None:
    """Return `first` when an infinitive stands there, after clitics, adverbs or an opening mark."""
    for at in range(first, min(first + 5, len(passage.tokens))):
        token = passage.tokens[at]
        if "VerbForm=Inf" in token.morph:
            return first
        if token.pos not in ("ADV", "PRON") and not passage.opens(at) and token.dep not in ("iobj", "obj", "advmod"):
            return None
    return None


def _object(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int | None:
    """Return the first token of the object of a cue."""
    at = skip_time(passage, cue.last + 1, lexicon)
    for _ in range(4):
        at = _past_aside(passage, at, lexicon)
    if at >= len(passage.tokens) or cue.passive:
        return None
    token = passage.tokens[at]
    if passage.opens(at) and passage.pair_at[at] != passage.pair_at[cue.last]:
        return at
    if token.pos in ("DET", "NOUN", "PROPN", "NUM", "ADJ") or passage.low[at] in lexicon.words.of & lexicon.words.articles:
        return at
    return None


def _past_aside(passage: Passage, at: int, lexicon: QuotesLexicon) -> int:
    """Return the index after a time, a place or an addressee: ", lors d'une visite à Lyon,", "à la presse", "sur Twitter"."""
    at = skip_time(passage, at, lexicon)
    if at < len(passage.tokens) - 1 and passage.low[at] == ",":
        close = next((i for i in range(at + 1, min(at + 18, len(passage.tokens))) if passage.low[i] == ","), None)
        return close + 1 if close is not None else at
    if (
        at < len(passage.tokens) - 1
        and passage.low[at] in lexicon.words.between
        and passage.low[at] not in lexicon.words.of
        and not passage.opens(at + 1)
    ):
        return after_preposition(passage, at, lexicon)
    return at


def _after(words: str) -> Callable[[Passage, Cue, QuotesLexicon], int | None]:
    def find(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int | None:
        wanted = getattr(lexicon.words, words)
        at = skip_time(passage, cue.last + 1, lexicon)
        if at < len(passage.tokens) - 1 and passage.low[at] not in wanted:
            at = _past_aside(passage, at, lexicon)
        if at < len(passage.tokens) - 1 and passage.opens(at) and passage.low[at + 1] in wanted and not cue.passive:
            return at
        if at >= len(passage.tokens) - 1 or passage.low[at] not in wanted or cue.passive:
            return None
        return at + 1

    return find


def _accused(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int | None:
    """Return what somebody is accused of: the first "de" with an infinitive, else with a noun after the accused."""
    if cue.passive and _agent_after(passage, cue.last + 1, lexicon) is None:
        return None
    first = _infinitive_after("of")(passage, cue, lexicon)
    if first is not None:
        return first
    at = cue.last + 1
    at = _agent_after(passage, at, lexicon) or at
    if at < len(passage.tokens) and passage.low[at] in lexicon.words.of:
        return at + 1
    marked = next((i for i in range(at, min(at + 16, len(passage.tokens))) if passage.opens(i)), None)
    return marked if marked is not None and passage.low[marked - 1] in lexicon.words.of else None


def _agent_after(passage: Passage, index: int, lexicon: QuotesLexicon) -> int | None:
    """Return the index after a "par X"."""
    if index < len(passage.tokens) - 1 and passage.low[index] in lexicon.words.by:
        return phrase_end_before_of(passage, index + 1, lexicon)
    return None


def _called(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int | None:
    """Return what somebody calls something: with its object when the object stands after the cue."""
    at = skip_time(passage, cue.last + 1, lexicon)
    if at >= len(passage.tokens) - 1 or cue.passive:
        return None
    return at + 1 if passage.low[at] in lexicon.words.of or passage.low[at] in lexicon.words.like else at


def _state(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int | None:
    """Return the adjective of "se dit prêt à"."""
    at = skip_time(passage, cue.last + 1, lexicon)
    if at < len(passage.tokens) and (passage.tokens[at].pos in ("ADJ", "VERB", "ADP") or passage.opens(at)):
        return at
    return None


_FINDERS: tuple[tuple[tuple[str, ...], Callable[[Passage, Cue, QuotesLexicon], int | None]], ...] = (
    (("state",), _state),
    (("qualify",), _called),
    (("accuse",), _accused),
    (("inf",), _infinitive),
    (("que",), _that),
    (("si",), _whether),
    (("a_inf",), _infinitive_after("to")),
    (("de_inf",), _infinitive_after("of")),
    (("de_inf_marked",), _infinitive_after("of")),
    (("np",), _object),
    (("a_np",), _after("to")),
    (("de_np",), _after("of")),
    (("sur_np",), _after("on")),
    (("contre_np",), _after("against")),
    (("pour_np",), _after("in_favour")),
    (("as_np",), _after("as_")),
    (("as_np_marked",), _after("as_")),
    (("np_marked",), _object),
    (("de_np_marked",), _after("of")),
    (("a_np_marked",), _after("to")),
    (("sur_np_marked",), _after("on")),
    (("contre_np_marked",), _after("against")),
    (("pour_np_marked",), _after("in_favour")),
    (("object_marked",), _object),
)
_BARE = frozenset(
    {"que", "si", "inf", "de_inf", "a_inf", "np", "de_np", "a_np", "sur_np", "contre_np", "pour_np", "as_np", "state", "accuse"}
)
"""Frames whose words need no marks."""
