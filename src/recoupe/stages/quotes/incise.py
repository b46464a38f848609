"""Cues that stand after or inside their words: "...", a-t-il dit ; ..., a déclaré X à la presse, ...

Surface grammar only: the parser finds few subjects behind their verb.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.cues import Cue, is_inverted
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import after_preposition, begins_phrase, finite, is_finite, phrase_end, skip_time
from recoupe.stages.quotes.shape import Draft, shaped
from recoupe.types.span import TextSpan

_BESIDE = 10
"""Words that may tell more of a speaker before the quotation goes on."""
_SENTENCE = 6
"""Words from which a quotation that begins with a capital and has a verb is a sentence."""
_BEFORE = frozenset(",?!…—–-:")


@dataclass(frozen=True)
class Incise:
    """A cue with its speaker inside or after the words: tokens `start` to before `end`; `speaker` is a token range."""

    cue: Cue
    start: int
    end: int
    speaker: tuple[int, int] | None


def find_incises(
    passage: Passage, cues: tuple[Cue, ...], *, people: frozenset[int], lexicon: QuotesLexicon
) -> Iterator[tuple[Cue, Draft]]:
    """Yield the quotes of a passage whose cue stands after or inside the words.

    Args:
        passage: the passage.
        cues: its cues.
        people: the tokens of it that are (part of) mentions of actors.
        lexicon: the words of the language.
    """
    for cue in (*cues, *_unlisted(passage, cues, lexicon)):
        incise = _incise(passage, cue, people, lexicon)
        if incise is not None and (draft := _draft(passage, incise, lexicon)) is not None:
            yield cue, draft


def _unlisted(passage: Passage, cues: tuple[Cue, ...], lexicon: QuotesLexicon) -> Iterator[Cue]:
    """Yield verbs of no lexicon that stand as cues do: right after a closing mark, with their subject turned round them.

    "« ... », adresse-t-il" and, misspelt, "« ... », a-t-il dt".
    """
    known = {cue.verb for cue in cues}
    for i in range(1, len(passage.low) - 1):
        if not is_inverted(passage.low[i + 1], lexicon) or not _after_quotation(passage, i):
            continue
        pronoun = i + 1
        while pronoun + 1 < len(passage.low) and is_inverted(passage.low[pronoun + 1], lexicon):
            pronoun += 1
        compound = passage.low[i] in lexicon.words.have
        verb = _participle_place(passage, pronoun + 1, known) if compound else i
        if verb is not None and not any(i <= j <= verb + 2 for j in known) and passage.tokens[verb].text.isalpha():
            yield Cue(first=i, verb=verb, last=verb, row=None, kind="past" if compound else "finite", pronoun=pronoun, lead=i)


def _participle_place(passage: Passage, index: int, known: set[int]) -> int | None:
    while index < len(passage.low) and passage.tokens[index].pos == "ADV" and index not in known:
        index += 1
    return index if index < len(passage.low) else None


def _after_quotation(passage: Passage, index: int) -> bool:
    return passage.closes(index - 1) or (passage.low[index - 1] in _BEFORE and passage.closes(index - 2))


def _incise(passage: Passage, cue: Cue, people: frozenset[int], lexicon: QuotesLexicon) -> Incise | None:
    if cue.row is not None and not cue.has("incise", "que", "colon"):
        return None
    if cue.kind not in ("finite", "past") or cue.negated or (cue.kind == "past" and cue.first == cue.verb):
        return None
    start = cue.lead
    like = start > 0 and passage.low[start - 1] in lexicon.words.like
    if like:
        start -= 1
    if start == 0 or not (like or _after_words(passage, start)) or (like and passage.in_marks(start)):
        return None
    if cue.pronoun is not None:
        end = max(cue.last, cue.pronoun) + 1
        heard = _heard_from(passage, cue, end, lexicon)
        if heard is not None:
            return Incise(cue, start, heard[1], heard)
        return Incise(cue, start, end, None if cue.passive else (cue.pronoun, cue.pronoun + 1))
    if cue.passive:
        return None
    speaker = speaker_after(passage, cue.last + 1, lexicon)
    if speaker is None or not _is_incise(passage, cue, start, speaker, people, lexicon, like=like):
        return None
    return Incise(cue, start, speaker[1], speaker)


def _after_words(passage: Passage, start: int) -> bool:
    return passage.tokens[start - 1].text[-1] in _BEFORE or passage.closes(start - 1)


def _heard_from(passage: Passage, cue: Cue, index: int, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the source of "a-t-on appris de source policière", "apprend-on auprès de la police"."""
    words = lexicon.words
    if cue.pronoun is None or passage.low[cue.pronoun].rpartition("-")[2] not in words.one:
        return None
    at = skip_time(passage, index, lexicon)
    for i in range(at, min(at + 3, len(passage.tokens) - 1)):
        if passage.low[i] in words.of:
            return i + 1, phrase_end(passage, i + 1, lexicon)
        if passage.low[i] not in words.between:
            return None
    return None


def speaker_after(passage: Passage, index: int, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return the first noun phrase after a cue that no preposition, date or adverb ties to something else."""
    at = skip_time(passage, index, lexicon)
    while at < len(passage.tokens) and at < index + 40:
        word = passage.low[at]
        if (
            word in lexicon.words.that
            or word in (".", ":", ";")
            or (passage.opens(at) and not begins_phrase(passage, at, lexicon))
        ):
            return None
        if word in lexicon.words.between:
            at = after_preposition(passage, at, lexicon)
        elif word in (",", "(", ")"):
            at += 1
        elif begins_phrase(passage, at, lexicon):
            return at, phrase_end(passage, at, lexicon)
        else:
            return None
        at = skip_time(passage, at, lexicon)
    return None


def _is_incise(
    passage: Passage,
    cue: Cue,
    start: int,
    speaker: tuple[int, int],
    people: frozenset[int],
    lexicon: QuotesLexicon,
    *,
    like: bool,
) -> bool:
    """Tell "..., a annoncé le ministère" from "Le ministre, en visite, a annoncé le départ"."""
    if passage.closes(start - 1) and not _whole(passage, start - 1):
        return False
    if like or passage.closes(start - 1) or (passage.tokens[start - 1].text in _BEFORE and passage.closes(start - 2)):
        return True
    if passage.in_marks(start) and passage.low[start - 1] == ",":
        return (
            _speaks(passage, speaker, people, lexicon)
            and not _has_object(passage, cue, speaker)
            and _closed_by_comma(passage, speaker[1])
        )
    if cue.has("np", "accuse") and not _speaks(passage, speaker, people, lexicon):
        return False
    if not finite(passage, 0, start - 1) and not any(passage.closes(i) for i in range(start)):
        return False
    return not _has_object(passage, cue, speaker)


def _whole(passage: Passage, closing: int) -> bool:
    """Return whether a pair of marks right before a verb is speech, not part of its subject: les « gilets jaunes » accusent."""
    opening = next(i for i in range(len(passage.tokens)) if passage.pair_at[i] == passage.pair_at[closing])
    return opening == 0 or any(is_finite(passage, i) for i in range(opening, closing))


def _closed_by_comma(passage: Passage, index: int) -> bool:
    return any(passage.low[i] in (",", ".") or passage.closes(i) for i in range(index, min(index + 12, len(passage.low))))


def _speaks(passage: Passage, phrase: tuple[int, int], people: frozenset[int], lexicon: QuotesLexicon) -> bool:
    """Return whether a noun phrase can be a speaker: a mention, a name, or a noun of people, bodies or documents."""
    last = phrase[1]
    apposed = last + 1 < len(passage.tokens) and passage.low[last] == "," and last + 1 in people
    return apposed or any(
        i in people
        or passage.tokens[i].pos == "PROPN"
        or passage.low[i] in lexicon.words.source_nouns
        or passage.tokens[i].lemma in lexicon.roles.nouns
        for i in range(*phrase)
    )


def _has_object(passage: Passage, cue: Cue, speaker: tuple[int, int]) -> bool:
    """Return whether the subject stands before the verb, so that what follows is its object."""
    subjects = [i for i in passage.children[cue.verb] if passage.tokens[i].dep.startswith("nsubj")]
    return any(i < cue.first for i in subjects) and not any(speaker[0] <= i < speaker[1] for i in subjects)


def _draft(passage: Passage, incise: Incise, lexicon: QuotesLexicon) -> Draft | None:
    stretches = _stretches(passage, incise, lexicon)
    shape = shaped(passage, *stretches)
    if shape is None:
        return None
    cue = incise.cue
    return Draft(
        passage=passage,
        type=shape[0],
        content=shape[1],
        flags=shape[2] if cue.row is not None or _is_verb(passage, cue) else tuple(sorted({*shape[2], "misspelt_cue"})),
        rule="quotes.incise" + (f":{cue.row.lemma}" if cue.row else ""),
        row=cue.row,
        lemma=cue.row.lemma if cue.row else passage.tokens[cue.verb].lemma,
        cue=passage.words(cue.lead, max(cue.last, cue.pronoun or 0) + 1),
        cue_token=cue.verb,
        speaker=incise.speaker,
    )


def _is_verb(passage: Passage, cue: Cue) -> bool:
    return cue.kind == "finite" or passage.tokens[cue.verb].pos == "VERB"


def _stretches(passage: Passage, incise: Incise, lexicon: QuotesLexicon) -> list[TextSpan]:
    """Return the words before an incise, and those after it when the sentence goes on."""
    inside = passage.pair_of(incise.start) if passage.in_marks(incise.start) and passage.in_marks(incise.end - 1) else None
    if inside is not None and not passage.opens(incise.start):
        after = _resume(passage, incise.end)
        last = passage.tokens[after].start if after is not None else incise_end(passage, incise)
        return [TextSpan(inside.inner.start, passage.tokens[incise.start].start), TextSpan(last, inside.inner.end)]
    left = words_before(passage, incise.start, lexicon)
    right = _right(passage, incise, left)
    return [left, *right]


def incise_end(passage: Passage, incise: Incise) -> int:
    """Return the place where the incise ends."""
    return passage.tokens[incise.end - 1].end


def words_before(passage: Passage, start: int, lexicon: QuotesLexicon) -> TextSpan:
    """Return the words before a cue: the quotation alone when all else is an adverbial before it, else the whole clause."""
    first = 0
    while first < start - 1 and passage.low[first] in lexicon.words.leading and not passage.in_marks(first):
        first += 1
    last = start - 1
    while last > first and passage.tokens[last].text in _BEFORE and not passage.in_marks(last):
        last -= 1
    if not passage.closes(last):
        return after_but(passage, first, last, lexicon)
    pair = passage.pair_of(last)
    opening = next(i for i in range(len(passage.tokens)) if passage.pair_at[i] == passage.pair_at[last])
    if pair is not None and opening > first and _speaks_alone(passage, first, opening, last, lexicon):
        return pair.outer
    return after_but(passage, first, last, lexicon)


def _speaks_alone(passage: Passage, first: int, opening: int, last: int, lexicon: QuotesLexicon) -> bool:
    """Return whether a quotation is all that is said, and what stands before it the page's own: "À Lyon, « Il faut ... », dit X"."""
    before = passage.low[opening - 1]
    if before == ":" or before in lexicon.words.that or (before == "," and not finite(passage, first, opening)):
        return True
    words = [i for i in range(opening + 1, last)]
    return len(words) > _SENTENCE and passage.tokens[opening + 1].text[0].isupper() and any(is_finite(passage, i) for i in words)


def after_but(passage: Passage, first: int, last: int, lexicon: QuotesLexicon) -> TextSpan:
    """Return the words from `first` to `last`, or those after their last "mais" when each side of it has its verb."""
    for i in range(last - 1, first, -1):
        if passage.low[i] in lexicon.words.but and not passage.in_marks(i):
            both = finite(passage, first, i) and any(is_finite(passage, j) for j in range(i, last))
            return passage.words(i + 1 if both else first, last + 1)
    return passage.words(first, last + 1)


def _right(passage: Passage, incise: Incise, left: TextSpan) -> list[TextSpan]:
    """Return the words that go on after an incise: a new pair of marks, or the rest of a clause left without its verb."""
    again = next((i for i in range(incise.end, len(passage.tokens)) if passage.opens(i)), None)
    if (
        again is not None
        and passage.low[again - 1] == ","
        and passage.closes(_last_word(passage, incise.start))
        and _bare(passage, incise.end, again)
    ):
        return [passage.words(again, passage.after_pair(again))]
    at = _resume(passage, incise.end)
    if at is None:
        return []
    if passage.opens(at):
        end = passage.after_pair(at)
        return [passage.words(at, end)]
    first = next(i for i, token in enumerate(passage.tokens) if token.start >= left.start)
    complete = any(is_finite(passage, i) for i in range(first, incise.start)) or not finite(passage, at, len(passage.tokens))
    return [] if complete else [passage.words(at, len(passage.tokens))]


def _bare(passage: Passage, first: int, last: int) -> bool:
    """Return whether no verb stands between an incise and the quotation that goes on after it."""
    return last - first <= _BESIDE and not any(passage.tokens[i].pos in ("VERB", "AUX", "SCONJ") for i in range(first, last))


def _last_word(passage: Passage, start: int) -> int:
    return start - 1 if passage.closes(start - 1) or start < 2 else start - 2


def _resume(passage: Passage, index: int) -> int | None:
    """Return the token after the comma that ends an incise; None when the sentence ends or nothing follows."""
    pair = passage.pair_at[index - 1]
    at = index
    while at < len(passage.tokens) and passage.low[at] not in (",", ".", ";", "!", "?", ":"):
        if passage.opens(at) and passage.pair_at[at] != pair:
            return at if _bare(passage, index, at) else None
        at += 1
    if at >= len(passage.tokens) - 1 or passage.low[at] in (".", ":") and pair < 0:
        return None
    return at + 1
