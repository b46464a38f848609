"""Where the words of a cue begin, frame by frame: "que ...", an infinitive, an object, "de ...", "à ..."."""

from collections.abc import Callable

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.between import against, agent_after, called_by, marked_of, seen
from recoupe.stages.quotes.cues import Cue
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import after_preposition, agent_place, channel_at, is_finite, skip_time

_GAP = 14
"""Words that may stand between a cue and its clause: whom, when, where."""


_SHORT = 12
"""Words of an aside before an infinitive."""


def _that(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int | None:
    """Return the token after the "que" of a cue."""
    first = _conjunction(passage, cue, lexicon.words.that | lexicon.words.how, lexicon)
    if first is None:
        return None
    judged = skip_time(passage, cue.last + 1, lexicon)
    if judged < first - 1 and (passage.opens(judged) or passage.tokens[judged].pos == "ADJ"):
        return judged
    return first


def _whether(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int | None:
    return _conjunction(passage, cue, lexicon.words.whether, lexicon)


def _conjunction(passage: Passage, cue: Cue, wanted: frozenset[str], lexicon: QuotesLexicon) -> int | None:
    at, inside = cue.last + 1, passage.pair_at[cue.last]
    while at < min(len(passage.tokens) - 1, cue.last + 1 + _GAP):
        word = passage.low[at]
        if (
            word in wanted
            and not (word in lexicon.words.self and passage.low[at + 1] not in lexicon.words.inverted)
            and not _compound(passage, cue, at, lexicon)
        ):
            return at + 1
        if passage.opens(at) and passage.pair_at[at] != inside and not _closed_soon(passage, at):
            return None
        if word in (".", ";", ":", "?", "!") or (
            _verbal(passage, at) and passage.low[at - 1] not in lexicon.words.there and not _in_aside(passage, at, cue, lexicon)
        ):
            return None
        at += 1
    return None


def _verbal(passage: Passage, at: int) -> bool:
    """Return whether a verb begins something else before a cue's clause: a finite one, an infinitive, a present participle."""
    morph = passage.tokens[at].morph
    return is_finite(passage, at) or "VerbForm=Inf" in morph or "Tense=Pres|VerbForm=Part" in morph


def _compound(passage: Passage, cue: Cue, at: int, lexicon: QuotesLexicon) -> bool:
    """Return whether a "que" belongs to what stands before it: "alors que", "plus que", "la loi que"."""
    words = lexicon.words
    if passage.low[at] not in words.that:
        return False
    before = passage.low[at - 1]
    if at == cue.last + 2 and before in words.also:
        return False
    if (before in words.before_that and passage.low[at - 2] not in words.to) or is_finite(passage, at + 1):
        return True
    if passage.tokens[at].dep == "advmod":
        return True
    aside = passage.low[skip_time(passage, cue.last + 1, lexicon)] in words.between
    noun = passage.tokens[at - 1].pos in ("NOUN", "PROPN") and passage.tokens[at].pos == "PRON"
    return noun and not aside and not cue.has("whom_que") and _governor_is_noun(passage, at)


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
    at = channel_at(passage, at, lexicon) or at
    if passage.low[at : at + 1] == (",",):
        at = next((i + 1 for i in range(at + 1, min(at + _SHORT, len(passage.tokens))) if passage.low[i] == ","), at)
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
            if passage.opens(at) and passage.low[at + 1] in wanted and _inf_within(passage, at + 2, lexicon) is not None:
                return at
            if passage.low[at] in wanted and (first := _inf_within(passage, at + 1, lexicon)) is not None:
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


def _inf_within(passage: Passage, first: int, lexicon: QuotesLexicon) -> int | None:
    """Return `first` when an infinitive stands there, after clitics, adverbs or an opening mark; not in "à partir de"."""
    if passage.low[first : first + 1] and passage.low[first] in lexicon.words.not_infinitives:
        return None
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
    if at >= len(passage.tokens) or (
        cue.passive and (not passage.opens(at) or agent_place(passage, passage.after_pair(at), lexicon) is None)
    ):
        return None
    if at > cue.last + 1 and passage.tokens[at - 1].pos == "NUM" and passage.tokens[at].pos == "NOUN":
        at -= 1
    token = passage.tokens[at]
    if passage.opens(at) and passage.pair_at[at] != passage.pair_at[cue.last]:
        return at
    those = (
        passage.low[at] in lexicon.words.third and passage.low[at + 1 : at + 2] and passage.low[at + 1] in lexicon.words.relative
    )
    if (
        those
        or token.pos in ("DET", "NOUN", "PROPN", "NUM", "ADJ")
        or passage.low[at] in lexicon.words.of & lexicon.words.articles
    ):
        return at
    return None


def _past_aside(passage: Passage, at: int, lexicon: QuotesLexicon) -> int:
    """Return the index after a time, a place or an addressee: ", lors d'une visite à Lyon,", "à la presse", "sur Twitter"."""
    at = skip_time(passage, at, lexicon)
    if at < len(passage.tokens) - 2 and passage.low[at] in lexicon.words.joining and passage.low[at + 1] in lexicon.words.to:
        at += 1
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
    if cue.passive and agent_place(passage, cue.last + 1, lexicon) is None:
        return None
    first = _infinitive_after("of")(passage, cue, lexicon)
    if first is not None:
        return first
    at = cue.last + 1
    at = agent_after(passage, at, lexicon) or at
    if at < len(passage.tokens) and passage.low[at] in lexicon.words.of:
        return at + 1
    marked = next((i for i in range(at, min(at + 16, len(passage.tokens))) if passage.opens(i)), None)
    return marked if marked is not None and passage.low[marked - 1] in lexicon.words.of else None


def _called(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int | None:
    """Return what somebody calls something: with its object when the object stands after the cue."""
    at = skip_time(passage, cue.last + 1, lexicon)
    if cue.passive:
        called = called_by(passage, at, lexicon)
        if called is not None:
            return called + 1
    if at >= len(passage.tokens) - 1 or (
        cue.passive and (agent_place(passage, at, lexicon) is None or passage.low[at] not in lexicon.words.of)
    ):
        return None
    return at + 1 if passage.low[at] in lexicon.words.of or passage.low[at] in lexicon.words.like else at


def _state(passage: Passage, cue: Cue, lexicon: QuotesLexicon) -> int | None:
    """Return the adjective of "se dit prêt à"."""
    at = skip_time(passage, cue.last + 1, lexicon)
    if at < len(passage.tokens) and (passage.tokens[at].pos in ("ADJ", "VERB", "ADP") or passage.opens(at)):
        return at
    return None


FINDERS: tuple[tuple[tuple[str, ...], Callable[[Passage, Cue, QuotesLexicon], int | None]], ...] = (
    (("state",), _state),
    (("seen",), seen),
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
    (("whom_contre_np",), against),
    (("pour_np",), _after("in_favour")),
    (("as_np",), _after("as_")),
    (("as_np_marked",), _after("as_")),
    (("np_marked",), _object),
    (("de_np_marked",), _after("of")),
    (("whom_de_np_marked",), marked_of),
    (("a_np_marked",), _after("to")),
    (("sur_np_marked",), _after("on")),
    (("contre_np_marked",), _after("against")),
    (("pour_np_marked",), _after("in_favour")),
    (("object_marked",), _object),
)
BARE = frozenset(
    {
        "que",
        "si",
        "inf",
        "de_inf",
        "a_inf",
        "np",
        "de_np",
        "a_np",
        "sur_np",
        "contre_np",
        "pour_np",
        "as_np",
        "state",
        "accuse",
        "seen",
        "whom_contre_np",
    }
)
"""Frames whose words need no marks."""
