"""find_times: the steps in order."""

from recoupe.lexicon.calendar import Calendar
from recoupe.lexicon.times import TimesLexicon
from recoupe.types.article import Article
from recoupe.types.grammar import Grammar
from recoupe.types.times import Times


def find_times(article: Article, grammar: Grammar, *, lexicon: TimesLexicon, calendar: Calendar) -> Times:
    """Return the times of an article, in text order."""
    _ = article, grammar, lexicon, calendar
    return Times()
