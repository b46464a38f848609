"""find_quotes: the steps in order."""

from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.types.actors import Actors
from recoupe.types.article import Article
from recoupe.types.grammar import Grammar
from recoupe.types.quotes import Quotes


def find_quotes(article: Article, grammar: Grammar, actors: Actors, *, lexicon: QuotesLexicon) -> Quotes:
    """Return the quotes of an article, in text order."""
    _ = article, grammar, actors, lexicon
    return Quotes()
