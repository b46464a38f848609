"""Where a reported clause ends: at the sentence's end, at another cue, or where the parse leaves it at a comma or "and"."""

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.cues import Cue, hole_starts
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import agent_place, channel_at, finite, is_finite, phrase_start

_NEAR = 14
"""Words between a subject and its cue."""
_BREAKS = frozenset(",;:—–-()")


def cuts_of(passage: Passage, cues: tuple[Cue, ...], incises: list[int], lexicon: QuotesLexicon) -> frozenset[int]:
    """Return the tokens at which reported words end because another cue begins there.

    Args:
        passage: the passage.
        cues: its cues.
        incises: first tokens of cues that stand after their words.
        lexicon: the words of the language.
    """
    cuts = {*hole_starts(cues, passage, lexicon), *incises}
    cuts.update(
        i - 1
        for i, word in enumerate(passage.low)
        if i and word in lexicon.words.according and passage.low[i - 1] in lexicon.words.joining
    )
    for cue in cues:
        bare = cue.passive and (cue.first == cue.verb or agent_place(passage, cue.last + 1, lexicon) is None)
        if cue.kind in ("finite", "past") and not bare and cue.pronoun is None and not passage.in_marks(cue.lead):
            start = _subject_start(passage, cue) - 1
            if start > 0 and (
                passage.low[start] in lexicon.words.joining
                or (passage.low[start] == "," and (start < cue.lead - 1 or (cue.kind == "past" and cue.first == cue.verb)))
            ):
                cuts.add(start)
    return frozenset(cuts)


def _subject_start(passage: Passage, cue: Cue) -> int:
    """Return the first token of the subject that stands right before a cue, or of the cue when none does."""
    subjects = [i for i in passage.children[cue.verb] if passage.tokens[i].dep.startswith("nsubj") and i < cue.lead]
    if not subjects:
        return cue.lead
    first = phrase_start(passage, subjects[0])
    return first if cue.lead - first <= _NEAR else cue.lead


def phrase_extent(passage: Passage, first: int, cuts: frozenset[int], lexicon: QuotesLexicon) -> int:
    """Return the index after an object or infinitive in the page's own words, with what belongs to it.

    It ends at another cue, before a clause of the page's own ("alors que", "en signant"), and at a comma that no further noun
    or quotation follows.
    """
    words = lexicon.words
    inside = passage.pair_at[first - 1] if first and passage.in_marks(first - 1) else -1
    at, relative, joint = first, False, first
    while at < len(passage.tokens):
        if passage.in_marks(at) and passage.pair_at[at] != inside:
            at = passage.after_pair(at)
            continue
        if inside >= 0 and passage.pair_at[at] != inside:
            break
        word = passage.low[at]
        relative = relative or word in words.relative or word in words.that
        if at > first and (
            at in cuts or word in (";", ".", "?", "!", "(") or _ends_at_colon(passage, at) or _own_clause(passage, at, lexicon)
        ):
            break
        if at > first and is_finite(passage, at) and not relative:
            at = joint if joint > first and _has_subject(passage, joint, at) else at
            break
        if word in words.joining:
            joint = at
        if word == "," and (
            not _listed(passage, first, at, lexicon) or (_one_pair(passage, first, at) and not passage.opens(at + 1))
        ):
            break
        at += 1
    return _without_tail(passage, at, first, lexicon)


def _ends_at_colon(passage: Passage, at: int) -> bool:
    """Return whether a colon ends a phrase: not before a list without a verb ("trois mesures : une hausse, un gel")."""
    size = len(passage.tokens)
    return passage.low[at] == ":" and (
        at + 1 >= size or passage.opens(at + 1) or any(is_finite(passage, i) for i in range(at, size))
    )


def _has_subject(passage: Passage, first: int, last: int) -> bool:
    return any(passage.tokens[i].dep.startswith("nsubj") for i in range(first, last))


def _own_clause(passage: Passage, at: int, lexicon: QuotesLexicon) -> bool:
    """Return whether a clause of the page's own begins: "alors que", "après que", "où"."""
    if passage.low[at] in lexicon.words.own_clause:
        return True
    return (
        passage.low[at] in lexicon.words.before_that
        and at + 1 < len(passage.low)
        and passage.low[at + 1] in lexicon.words.that
        and passage.tokens[at].pos == "ADP"
    )


def _one_pair(passage: Passage, first: int, last: int) -> bool:
    return passage.opens(first) and passage.after_pair(first) == last


def _listed(passage: Passage, first: int, comma: int, lexicon: QuotesLexicon) -> bool:
    """Return whether what follows a comma still belongs to the phrase: a further noun, a participle, a quotation, "y compris"."""
    at = comma + 1
    if at >= len(passage.tokens):
        return False
    if passage.opens(at) or (passage.low[at] in lexicon.words.relative and any(passage.opens(i) for i in (at + 1, at + 2))):
        return True
    if not _goes_on(passage, first, at, lexicon):
        return False
    stop = next((i for i in range(at, len(passage.tokens)) if passage.low[i] in (",", ";", ".")), len(passage.tokens))
    return not any(_verbal(passage, i) and not passage.in_marks(i) for i in range(at, stop))


def _goes_on(passage: Passage, first: int, at: int, lexicon: QuotesLexicon) -> bool:
    words = lexicon.words
    word, token = passage.low[at], passage.tokens[at]
    if token.pos == "ADP" and word not in words.gerund and channel_at(passage, at, lexicon) is None:
        return any(
            passage.low[i] == word or {passage.low[i], word} <= words.to or {passage.low[i], word} <= words.of
            for i in range(first - 1, at)
        )
    if word in words.going_on or (word in words.gerund and passage.tokens[min(at + 1, len(passage.tokens) - 1)].pos == "NOUN"):
        return True
    return word not in words.time_words and (
        token.pos in ("DET", "NOUN", "PROPN", "ADJ", "NUM") or "Tense=Past|VerbForm=Part" in token.morph
    )


def _verbal(passage: Passage, index: int) -> bool:
    return is_finite(passage, index) or "Tense=Pres|VerbForm=Part" in passage.tokens[index].morph


def clause_end(
    passage: Passage, first: int, cue: int, cuts: frozenset[int], lexicon: QuotesLexicon, *, embedded: bool = False
) -> int:
    """Return the index after the last token of the words that begin at `first` and depend on the cue token `cue`.

    `embedded`: the cue stands in a relative clause or is a noun, so that the verb above it ends the words.
    """
    inside = passage.pair_at[first] if passage.in_marks(cue) else -1
    family = _above(passage, cue)
    at, verbal = first, False
    while at < len(passage.tokens):
        if inside >= 0 and passage.pair_at[at] != inside:
            break
        if inside < 0 and passage.in_marks(at):
            verbal = verbal or any(is_finite(passage, i) for i in range(at, passage.after_pair(at)))
            at = passage.after_pair(at)
            continue
        if at > first and (
            (at in cuts and _cuts_here(passage, first, at))
            or passage.low[at] in (";", ".")
            or (verbal and _aside(passage, at, family, lexicon))
            or (embedded and _returns(passage, at, family))
            or (verbal and _leaves(passage, at, family, lexicon))
        ):
            break
        verbal = verbal or is_finite(passage, at)
        at += 1
    return _without_tail(passage, at, first, lexicon)


def _cuts_here(passage: Passage, first: int, at: int) -> bool:
    """Return whether another cue ends a clause here: before a comma the clause needs its verb first."""
    return passage.low[at] != "," or finite(passage, first, at)


def _above(passage: Passage, index: int) -> frozenset[int]:
    """Return the cue and what governs it."""
    chain = {index}
    while passage.heads[index] not in chain:
        index = passage.heads[index]
        chain.add(index)
    return frozenset(chain)


def _aside(passage: Passage, at: int, family: frozenset[int], lexicon: QuotesLexicon) -> bool:
    """Return whether a comma begins words about the saying: ", lors d'une visite", ", sur Twitter", ", visant son rival"."""
    following = at + 1
    if passage.low[at] != "," or following >= len(passage.tokens) or passage.in_marks(following):
        return False
    if (
        passage.low[following] in lexicon.words.gerund
        and passage.low[following + 1 : following + 2]
        and (passage.low[following + 1] in lexicon.words.references)
    ):
        return True
    if passage.low[following] in lexicon.words.occasions or channel_at(passage, following, lexicon) is not None:
        return True
    present = "Tense=Pres|VerbForm=Part" in passage.tokens[following].morph
    return present and passage.heads[following] in family


def _returns(passage: Passage, at: int, family: frozenset[int]) -> bool:
    """Return whether the verb that governs the cue, or a word that helps it, begins here."""
    if passage.low[at] == "," and at + 1 < len(passage.tokens) and is_finite(passage, at + 1):
        return True
    helps = passage.tokens[at].dep.startswith(("aux", "cop", "expl")) and passage.heads[at] in family
    return (at in family and passage.tokens[at].pos in ("VERB", "AUX")) or helps


def _leaves(passage: Passage, at: int, family: frozenset[int], lexicon: QuotesLexicon) -> bool:
    """Return whether the parse ties a clause after a comma or "et" to the cue or above it, not to the reported words."""
    if passage.low[at] not in _BREAKS and passage.low[at] not in lexicon.words.joining:
        return False
    if passage.low[at] in _BREAKS and passage.low[at] not in (",", ":"):
        return False
    following = at + 1
    if following >= len(passage.tokens) or _that_again(passage, following, lexicon):
        return following >= len(passage.tokens)
    head = _top_between(passage, following, at)
    above = passage.heads[head]
    token = passage.tokens[head]
    if head in family and head > at:
        return True
    if above not in family or head <= at:
        return False
    return token.dep in ("conj", "advcl", "parataxis", "acl:relcl", "dep") and "VerbForm=Fin" in _finite_of(passage, head)


def _that_again(passage: Passage, index: int, lexicon: QuotesLexicon) -> bool:
    """Return whether a further reported clause begins: "et que", ", mais qu'"."""
    words = lexicon.words
    return any(
        passage.low[i] in words.that and (i == index or passage.low[i - 1] in words.joining)
        for i in range(index, min(index + 2, len(passage.low)))
    )


def _top_between(passage: Passage, index: int, bound: int) -> int:
    """Return the highest governor of a token that still stands after `bound`."""
    seen = {index}
    while passage.heads[index] > bound and passage.heads[index] not in seen:
        index = passage.heads[index]
        seen.add(index)
    return index


def _finite_of(passage: Passage, head: int) -> str:
    """Return the features of a verb and its auxiliaries."""
    auxiliaries = [passage.tokens[i].morph for i in passage.children[head] if passage.tokens[i].dep.startswith(("aux", "cop"))]
    return "|".join([passage.tokens[head].morph, *auxiliaries])


def _without_tail(passage: Passage, end: int, first: int, lexicon: QuotesLexicon) -> int:
    """Return the end without punctuation and joining words before it."""
    while (
        end > first + 1
        and (
            passage.tokens[end - 1].pos in ("PUNCT", "CCONJ")
            or passage.low[end - 1] in lexicon.words.gerund
            or passage.low[end - 1] in lexicon.words.self
            or passage.low[end - 1] in lexicon.words.relative
            or passage.low[end - 1] in lexicon.words.negations
        )
        and not passage.closes(end - 1)
    ):
        end -= 1
    return end
