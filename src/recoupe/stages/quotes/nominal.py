"""Nouns that hold reported words: "les appels de X à ...", "la thèse selon laquelle ..."."""

from collections.abc import Iterator

from recoupe.lexicon.quotes import CueRow, QuotesLexicon
from recoupe.stages.quotes.extent import clause_end, phrase_extent
from recoupe.stages.quotes.passages import Passage
from recoupe.stages.quotes.phrases import phrase_end
from recoupe.stages.quotes.shape import Draft, Shape, shaped

_REACH = 10


def find_nominal(passage: Passage, cuts: frozenset[int], *, lexicon: QuotesLexicon) -> Iterator[Draft]:
    """Yield the quotes of a passage whose cue is a noun."""
    for i, row in nouns_of_saying(passage, lexicon):
        first = _words_of(passage, i, row, lexicon)
        if first is None or first >= len(passage.tokens):
            continue
        speaker = _holder(passage, i, first, lexicon)
        later = frozenset(cut for cut in cuts if cut > first)
        which = passage.low[first - 1] in lexicon.words.which
        end = (
            clause_end(passage, first, i, later, lexicon, embedded=True)
            if which
            else phrase_extent(passage, first, later, lexicon)
        )
        if speaker is None and (by := _launched_by(passage, first, end, lexicon)) is not None:
            speaker, end = (by + 1, phrase_end(passage, by + 1, lexicon)), by - 1
        shape = shaped(passage, passage.words(first, end)) if end > first else None
        if shape is None or (speaker is None and "which" not in row.frames):
            continue
        yield draft_of_noun(passage, i, row, shape, speaker)


def nouns_of_saying(passage: Passage, lexicon: QuotesLexicon) -> Iterator[tuple[int, CueRow]]:
    """Yield the nouns of the lexicon that stand outside of quotation marks, each with its row."""
    for i, word in enumerate(passage.low):
        row = lexicon.nouns.get(word)
        if row is not None and not passage.in_marks(i) and passage.tokens[i].pos in ("NOUN", "PROPN"):
            yield i, row


def draft_of_noun(passage: Passage, noun: int, row: CueRow, shape: Shape, speaker: tuple[int, int] | None) -> Draft:
    """Return the quote whose cue is a noun."""
    return Draft(
        passage=passage,
        type=shape[0],
        content=shape[1],
        flags=shape[2],
        rule=f"quotes.noun:{row.lemma}",
        row=row,
        lemma=row.lemma,
        cue=passage.words(noun, noun + 1),
        cue_token=noun,
        speaker=speaker,
    )


def _words_of(passage: Passage, noun: int, row: CueRow, lexicon: QuotesLexicon) -> int | None:
    words = lexicon.words
    for i in range(noun + 1, min(noun + _REACH, len(passage.tokens) - 1)):
        word = passage.low[i]
        if "which" in row.frames and word in words.which and passage.low[i - 1] in words.according:
            return i + 1
        if "a_inf" in row.frames and word in words.to and "VerbForm=Inf" in passage.tokens[i + 1].morph:
            return i + 1
        if "de_inf" in row.frames and word in words.of and "VerbForm=Inf" in passage.tokens[i + 1].morph:
            return i + 1
        if (
            "a_np_marked" in row.frames
            and word in words.to
            and any(passage.opens(j) for j in range(i + 1, min(i + 3, len(passage.tokens))))
        ):
            return i + 1
        if word in (".", ";", ":") or "VerbForm=Fin" in passage.tokens[i].morph or passage.opens(i):
            return None
    return None


def _holder(passage: Passage, noun: int, first: int, lexicon: QuotesLexicon) -> tuple[int, int] | None:
    """Return whose words they are: the "de X" after the noun."""
    at = noun + 1
    while at < first - 1 and passage.tokens[at].pos == "ADJ":
        at += 1
    if at + 1 < first - 1 and passage.low[at] in lexicon.words.of:
        return at + 1, min(phrase_end(passage, at + 1, lexicon), first - 1)
    return None


def _launched_by(passage: Passage, first: int, end: int, lexicon: QuotesLexicon) -> int | None:
    """Return the "par" of "lancés par X" after the words of a noun."""
    for i in range(first + 1, min(end, len(passage.tokens) - 1)):
        if passage.low[i] in lexicon.words.by and "Tense=Past|VerbForm=Part" in passage.tokens[i - 1].morph:
            return i
    return None
