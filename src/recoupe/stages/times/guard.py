"""Matches that are no times: names, ages that only the syntax shows, and counts that look like years."""

import unicodedata

from recoupe.lexicon.times import TimesLexicon
from recoupe.lexicon.times_patterns import words_of
from recoupe.stages.times.expression import Expression
from recoupe.stages.times.setting import Places
from recoupe.types.grammar import Sentence, token_at
from recoupe.types.span import TextSpan

_LIVED = ("Y", "M", "W", "D")
_GROWN = 12
"""Years from which "a N of 34 years" is a person's age unless the noun is one that lasts."""
_YEAR_DIGITS = 4
_PLAUSIBLE_YEARS = range(1700, 2101)


def is_time(expression: Expression, text: str, block_start: int, *, places: Places, lexicon: TimesLexicon) -> bool:
    """Return whether an expression is a time, given the words around it."""
    span, make = expression.span, expression.rule.make
    words = text[span.start : span.end]
    if text[span.start - 1 : span.start] in ("#", "@") or (make == "date" and _is_behind_number(expression, text)):
        return False
    if expression.rule.capital_only:
        return words != words.lower()
    if _needs_small_letter(expression, words) and not _may_be_capital(text, span.start, block_start, lexicon):
        return False
    if make == "date" and expression.bare and expression.year is not None:
        return _is_year(expression, text, places, lexicon)
    if make not in ("duration", "part"):
        return True
    return not _is_title(words) and not (expression.unit in _LIVED and _is_age(expression, text, places, lexicon))


def _needs_small_letter(expression: Expression, words: str) -> bool:
    """Return whether a capital would make the expression a name: a single word that begins with one."""
    shouted_or_roman = (len(words) > 2 and words.isupper()) or expression.rule.make == "century"
    return words[0].isupper() and (expression.bare or expression.rule.lower_only) and not shouted_or_roman


def _may_be_capital(text: str, start: int, block_start: int, lexicon: TimesLexicon) -> bool:
    """Return whether a place is one where any word has a capital: the start of a block, a sentence or a quotation."""
    before = text[max(block_start, start - 12) : start].rstrip()
    if not before:
        return True
    if not _starts(before[-1]):
        return "\n" in text[max(block_start, start - 12) : start]
    last_word = before.rstrip(".").split()[-1:] or [""]
    return not (before[-1] == "." and last_word[0].lower() in lexicon.syntax.titles)


def _starts(character: str) -> bool:
    """Return whether a word may begin a sentence after a character: any sign but a comma, in any script."""
    return character != "," and unicodedata.category(character)[0] in "PS"


def _is_title(words: str) -> bool:
    """Return whether a word after the first has a capital, as in the names of papers ("20 Minutes", "Le Soir")."""
    return not words.isupper() and any(
        word[0].isupper() and len(word) > 2 for word in words.replace("’", " ").replace("'", " ").split()[1:]
    )


def _is_year(expression: Expression, text: str, places: Places, lexicon: TimesLexicon) -> bool:
    """Return whether four digits are a year: not a count of things ("2000 soldats"), a price or part of a number."""
    start, end = expression.span.start, expression.span.end
    before = words_of(text[max(0, start - 8) : start])[-1:]
    if _is_glued(text, start) or not (expression.year in _PLAUSIBLE_YEARS or lexicon.syntax.before_year.intersection(before)):
        return False
    if text[end : end + 1] in ("%", "°") or (text[end : end + 1] in (".", ",") and text[end + 1 : end + 2].isdigit()):
        return False
    sentence = places.sentence_at(start)
    return sentence is None or not _counts_a_noun(places.sentences[sentence], end)


def _is_behind_number(expression: Expression, text: str) -> bool:
    """Return whether a month stands behind a number that is no day and no year: "0 mars", or digits of another script."""
    if expression.month is None or expression.day is not None:
        return False
    before = text[max(0, expression.span.start - 8) : expression.span.start].rstrip()
    number = before[len(before.rstrip("0123456789")) :]
    return before[-1:].isdigit() and len(number) != _YEAR_DIGITS


def _is_glued(text: str, start: int) -> bool:
    """Return whether a sign ties digits to the word before them ("Covid-2019"); two years may be tied."""
    return text[start - 1 : start] in ("-", ".", "/", "#", "@", "_") and not text[start - 2 : start - 1].isdigit()


def _counts_a_noun(sentence: Sentence, end: int) -> bool:
    following = token_at(sentence, end)
    if following is None or following == 0:
        return False
    token, number = sentence.tokens[following], sentence.tokens[following - 1]
    return token.pos == "NOUN" and token.text[:1].islower() and number.head == following


def _is_age(expression: Expression, text: str, places: Places, lexicon: TimesLexicon) -> bool:
    """Return whether some years belong to a person ("une femme de 34 ans", "un bébé de six mois")."""
    index = places.sentence_at(expression.span.start)
    if index is None:
        return False
    sentence = places.sentences[index]
    last = _top(sentence, expression.span)
    if last is None:
        return False
    token = sentence.tokens[last]
    head = sentence.tokens[token.head]
    before = words_of(text[max(0, expression.span.start - 5) : expression.span.start])[-1:]
    if lexicon.syntax.at.intersection(before):
        above = {token.lemma, head.lemma, sentence.tokens[head.head].lemma}
        return bool(above & lexicon.syntax.lived) or _opens_sentence(expression, text, sentence)
    if token.head == last or token.dep not in ("nmod", "appos", "amod", "dep", "conj"):
        return False
    if not lexicon.syntax.of.intersection(before) or head.lemma in lexicon.syntax.timed:
        return False
    grown = expression.unit == "Y" and expression.count is not None and expression.count >= _GROWN
    person = head.pos in ("NOUN", "ADJ", "PROPN") or "VerbForm=Part" in head.morph
    return head.lemma in lexicon.syntax.aged or (grown and person)


def _top(sentence: Sentence, span: TextSpan) -> int | None:
    """Return the last token of a span that hangs on a word outside of it."""
    last = token_at(sentence, span.end - 1)
    while last is not None and last > 0 and sentence.tokens[last - 1].start >= span.start:
        head = sentence.tokens[sentence.tokens[last].head]
        if not (span.start <= head.start < span.end):
            break
        last -= 1
    return last


def _opens_sentence(expression: Expression, text: str, sentence: Sentence) -> bool:
    """Return whether a sentence begins with a preposition, these years and a comma ("À 50 ans, il quitte la scène")."""
    first = text[sentence.span.start : expression.span.start].lstrip('-–—•«"“ ')
    return " " not in first.strip() and text[expression.span.end : expression.span.end + 1] == ","
