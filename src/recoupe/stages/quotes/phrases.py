"""Noun phrases by surface grammar: the parser is often wrong around cues that stand after their words."""

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.stages.quotes.passages import Passage

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "X", "PRON"})
_HEADS = frozenset({"NOUN", "PROPN", "X"})
_MAX = 40
BEFORE_INCISE = frozenset(",?!…—–-:")
"""What stands between words and a cue after them, beside a closing mark."""


def phrase_end(passage: Passage, first: int, lexicon: QuotesLexicon) -> int:
    """Return the index after the noun phrase that begins at `first`: nouns, adjectives, names and what "de" ties to them."""
    if passage.low[first] in lexicon.words.third and passage.low[first] not in lexicon.words.articles:
        return _hyphened_end(passage, first)
    at, headed = first, False
    while at < min(len(passage.tokens), first + _MAX):
        step = _step(passage, first, at, lexicon, headed=headed)
        if not step:
            break
        headed = headed or passage.tokens[at].pos in _HEADS
        at += step
    return max(at, first + 1)


def _hyphened_end(passage: Passage, first: int) -> int:
    """Return the index after a pronoun and what a hyphen ties to it: "celui-ci" is three tokens for the parser."""
    end = first + 1
    while end < len(passage.tokens) and passage.tokens[end].start == passage.tokens[end - 1].end:
        if "-" not in (passage.tokens[end].text[0], passage.tokens[end - 1].text):
            break
        end += 1
    return end


def _step(passage: Passage, first: int, at: int, lexicon: QuotesLexicon, *, headed: bool) -> int:
    """Return how many further tokens belong to a phrase; 0 when it ends. `headed`: its noun was seen."""
    if passage.in_marks(at) and (not passage.in_marks(first) or passage.opens(first)):
        return passage.after_pair(at) - at if (headed or at == first) and _short_pair(passage, at) else 0
    if at > first and (tied := _tie(passage, at, lexicon)):
        return tied
    if headed and passage.low[at] in lexicon.words.titles:
        return 0
    if headed and _capital(passage, at):
        return 1
    if headed and passage.low[at] in lexicon.words.to and _capital_after(passage, at, lexicon):
        return 1 + (passage.low[at + 1] in lexicon.words.articles)
    return 0 if _ends_phrase(passage, first, at, lexicon, headed=headed) else 1


def _capital(passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    return token.text[0].isupper() and token.text.isalpha() and not is_finite(passage, at)


def _ends_phrase(passage: Passage, first: int, at: int, lexicon: QuotesLexicon, *, headed: bool) -> bool:
    token, word, words = passage.tokens[at], passage.low[at], lexicon.words
    if (
        word in words.relative
        or word in words.that
        or (token.pos == "PRON" and at > first + (passage.low[first] in words.articles))
    ):
        return True
    named = token.pos == "VERB" and not headed and at > first and passage.low[at - 1] in words.articles
    if (token.pos not in _NOMINAL and word not in words.titles and not named) or (
        word in words.object_clitics and word not in words.articles and at > first
    ):
        return True
    return headed and (token.pos == "NUM" or word in words.time_words or (token.pos == "DET" and word in words.articles))


def _tie(passage: Passage, at: int, lexicon: QuotesLexicon) -> int:
    """Return how many tokens tie a further noun to a phrase: "de la", "et de la"; 0 when none does."""
    words = lexicon.words
    joined = at if passage.low[at] in words.of else at + 1
    if joined + 1 >= len(passage.tokens) or passage.low[joined] not in words.of or passage.tokens[joined + 1].pos not in _NOMINAL:
        return 0
    if joined == at:
        return 2
    return 3 if passage.low[at] in words.joining and any(passage.low[i] in words.of for i in range(max(at - 4, 0), at)) else 0


def _capital_after(passage: Passage, at: int, lexicon: QuotesLexicon) -> bool:
    """Return whether a name follows a preposition: "secrétaire d'État à l'Intérieur", "ambassadeur à Rome"."""
    following = at + 1
    if following + 1 < len(passage.tokens) and passage.low[following] in lexicon.words.articles:
        following += 1
    return (
        following < len(passage.tokens)
        and passage.tokens[following].text[0].isupper()
        and passage.low[following] not in lexicon.words.listeners
    )


def after_preposition(passage: Passage, index: int, lexicon: QuotesLexicon) -> int:
    """Return the index after a preposition and its noun phrase: "à la presse", "auprès de l'agence", "en particulier"."""
    at = index + 1
    if passage.low[index] in lexicon.words.gerund:
        return at + 1
    if at < len(passage.low) and passage.low[at] in lexicon.words.of:
        at += 1
    if at >= len(passage.low):
        return at
    heard = at + (passage.low[at] in lexicon.words.articles)
    if (
        passage.low[heard : heard + 1]
        and passage.low[heard] in lexicon.words.listeners
        and not _ties_on(passage, heard + 1, lexicon)
    ):
        return heard + 1
    end = phrase_end(passage, at, lexicon)
    return next((i for i in range(at + 1, end) if passage.opens(i) and passage.pair_at[i] != passage.pair_at[at]), end)


def _ties_on(passage: Passage, index: int, lexicon: QuotesLexicon) -> bool:
    return index < len(passage.low) and (passage.low[index] in lexicon.words.of or passage.tokens[index].pos == "ADJ")


def agent_place(passage: Passage, index: int, lexicon: QuotesLexicon) -> int | None:
    """Return the index of the "par" that names who does a passive, from `index` to the end of its clause."""
    for i in range(index, min(index + _MAX, len(passage.tokens) - 1)):
        if passage.low[i] in lexicon.words.by and not (passage.in_marks(i) and not passage.in_marks(index - 1)):
            return i
        if passage.low[i] in (",", ".", ";", ":") or is_finite(passage, i):
            return None
    return None


def phrase_end_before_of(passage: Passage, first: int, lexicon: QuotesLexicon) -> int:
    """Return the index after a noun phrase without what "de" ties to it: "par Paris / d'avoir menti"."""
    end = phrase_end(passage, first, lexicon)
    return next((i for i in range(first + 1, end) if passage.low[i] in lexicon.words.of), end)


def _short_pair(passage: Passage, index: int) -> bool:
    pair = passage.pair_of(index)
    return pair is not None and pair.inner.end - pair.inner.start <= 25


def phrase_start(passage: Passage, head: int) -> int:
    """Return the index of the first determiner, adjective or title before a noun."""
    at = head
    while at and not passage.closes(at - 1):
        before = passage.tokens[at - 1]
        if (before.pos in ("DET", "NUM", "ADJ") and passage.heads[at - 1] >= at - 1) or (
            before.pos == "PROPN" and passage.tokens[at].pos == "PROPN"
        ):
            at -= 1
        else:
            break
    return at


def phrase_at(passage: Passage, head: int, lexicon: QuotesLexicon) -> tuple[int, int]:
    """Return the tokens of the noun phrase around a head, end excluded."""
    if passage.tokens[head].pos == "PRON":
        return head, head + 1
    first = phrase_start(passage, head)
    return first, max(phrase_end(passage, first, lexicon), head + 1)


def begins_phrase(passage: Passage, index: int, lexicon: QuotesLexicon) -> bool:
    """Return whether a token can begin a noun phrase."""
    if index >= len(passage.tokens):
        return False
    token, word = passage.tokens[index], passage.low[index]
    if passage.opens(index):
        return _short_pair(passage, index)
    if word in lexicon.words.articles or word in lexicon.words.titles or word in lexicon.words.third:
        return True
    return (
        token.pos in ("NOUN", "PROPN", "NUM", "X", "DET")
        or (token.pos == "ADJ" and token.text[0].isupper())
        or word in lexicon.words.source_nouns
    )


def finite(passage: Passage, first: int, last: int) -> bool:
    """Return whether one of the tokens is a finite verb outside of quotation marks."""
    return any(is_finite(passage, i) and not passage.in_marks(i) for i in range(max(first, 0), last))


def is_finite(passage: Passage, index: int) -> bool:
    """Return whether a token is a finite verb, as the parser sees it."""
    token = passage.tokens[index]
    return token.pos in ("VERB", "AUX") and "VerbForm=Fin" in token.morph


def before_aside(passage: Passage, at: int) -> int:
    """Return the last token before an aside between commas: "Rome, qui reçoit les Dix, prévient"."""
    if at < 1 or passage.low[at] != ",":
        return at
    opening = next((i for i in range(at - 1, -1, -1) if passage.low[i] == "," and not passage.in_marks(i)), None)
    return opening - 1 if opening else at


def can_speak(passage: Passage, index: int, people: frozenset[int], lexicon: QuotesLexicon) -> bool:
    """Return whether a token can be a source though it is no name: part of a mention, a noun of people, bodies or documents."""
    return (
        index in people or passage.low[index] in lexicon.words.source_nouns or passage.tokens[index].lemma in lexicon.roles.nouns
    )


def channel_at(passage: Passage, index: int, lexicon: QuotesLexicon) -> int | None:
    """Return the index after a phrase that says where words were said ("dans un communiqué"); None when none begins here."""
    if index + 1 >= len(passage.tokens) or passage.low[index] not in lexicon.words.channel_prepositions:
        return None
    near = range(index + 1, min(index + 4, len(passage.tokens)))
    if not any(passage.low[i] in lexicon.words.channels for i in near):
        return None
    return after_preposition(passage, index, lexicon)


def skip_time(passage: Passage, index: int, lexicon: QuotesLexicon) -> int:
    """Return the index after adverbs, dates and hours: "mardi soir", "le 3 mars", "une nouvelle fois", "hier"."""
    words = lexicon.words
    at = index
    while at < len(passage.tokens):
        token, word = passage.tokens[at], passage.low[at]
        if (
            (token.pos == "ADV" and word not in words.negations)
            or word in words.time_words
            or token.pos == "NUM"
            or word[0].isdigit()
        ):
            at += 1
        elif (word in words.of or word in words.to) and passage.low[at + 2 : at + 3] and passage.low[at + 2] in words.turns:
            at += 3
        elif _adverbial(passage, at, lexicon) or (word in words.articles and _time_follows(passage, at, lexicon)):
            at += 2
        else:
            break
    return at


def _adverbial(passage: Passage, at: int, lexicon: QuotesLexicon) -> bool:
    """Return whether "d'emblée", "d'abord" and the like begin here."""
    return passage.low[at] in lexicon.words.of and at + 1 < len(passage.low) and passage.low[at + 1] in lexicon.words.adverbials


def _time_follows(passage: Passage, index: int, lexicon: QuotesLexicon) -> bool:
    """Return whether a date or a time follows an article: "le 3", "ce mardi", "la semaine", "une nouvelle fois"."""
    following = passage.low[index + 1 : index + 3]
    return bool(following) and (
        following[0] in lexicon.words.time_words
        or following[0].isdigit()
        or (len(following) > 1 and following[1] in lexicon.words.time_words and passage.tokens[index + 1].pos == "ADJ")
    )
