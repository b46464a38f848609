"""Matches that are no times: names, ages that only the syntax shows, and counts that look like years."""

from recoupe.lexicon.times import TimesLexicon
from recoupe.stages.times.expression import Expression
from recoupe.stages.times.setting import Places
from recoupe.types.grammar import Sentence, token_at

_STARTS = ".!?…:;«»\"“”‹›(–—-•*|>[‘'/"
_PLAUSIBLE_YEARS = range(1400, 2101)


def is_time(expression: Expression, text: str, block_start: int, *, places: Places, lexicon: TimesLexicon) -> bool:
    """Return whether an expression is a time, given the words around it."""
    span = expression.span
    if _needs_small_letter(expression, text) and not _may_be_capital(text, span.start, block_start, lexicon):
        return False
    if expression.rule.make == "date" and expression.bare and expression.year is not None:
        return _is_year(expression, text, places)
    if expression.rule.make == "duration" and expression.unit == "Y":
        return not _is_age(expression, places, lexicon)
    return True


def _needs_small_letter(expression: Expression, text: str) -> bool:
    """Return whether a capital would make the expression a name: a single word that begins with one."""
    first = text[expression.span.start]
    words = text[expression.span.start : expression.span.end]
    return first.isupper() and (expression.bare or expression.rule.lower_only) and not (len(words) > 2 and words.isupper())


def _may_be_capital(text: str, start: int, block_start: int, lexicon: TimesLexicon) -> bool:
    """Return whether a place is one where any word has a capital: the start of a block, a sentence or a quotation."""
    before = text[max(block_start, start - 12) : start].rstrip()
    if not before:
        return True
    if before[-1] not in _STARTS:
        return "\n" in text[max(block_start, start - 12) : start]
    last_word = before.rstrip(".").split()[-1:] or [""]
    return not (before[-1] == "." and last_word[0].lower() in lexicon.titles)


def _is_year(expression: Expression, text: str, places: Places) -> bool:
    """Return whether four digits are a year: not a count of things ("2000 soldats"), a price or part of a number."""
    start, end = expression.span.start, expression.span.end
    if expression.year not in _PLAUSIBLE_YEARS or text[start - 1 : start] in ("-", ".", "/", "#", "@", "_"):
        return False
    if text[end : end + 1] in ("%", "°") or (text[end : end + 1] in (".", ",") and text[end + 1 : end + 2].isdigit()):
        return False
    sentence = places.sentence_at(start)
    return sentence is None or not _counts_a_noun(places.sentences[sentence], end)


def _counts_a_noun(sentence: Sentence, end: int) -> bool:
    following = token_at(sentence, end)
    if following is None or following == 0:
        return False
    token, number = sentence.tokens[following], sentence.tokens[following - 1]
    return token.pos == "NOUN" and token.text[:1].islower() and number.head == following


def _is_age(expression: Expression, places: Places, lexicon: TimesLexicon) -> bool:
    """Return whether some years belong to a person ("une femme de 34 ans")."""
    index = places.sentence_at(expression.span.start)
    if index is None:
        return False
    sentence = places.sentences[index]
    last = token_at(sentence, expression.span.end - 1)
    if last is None:
        return False
    token = sentence.tokens[last]
    head = sentence.tokens[token.head]
    return token.head != last and head.lemma in lexicon.aged and token.dep in ("nmod", "appos", "amod", "dep", "conj")
