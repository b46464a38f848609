"""A language pack: everything that the stages know of one language, as values."""

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.lexicon.article import ArticleLexicon
from recoupe.lexicon.calendar import Calendar
from recoupe.lexicon.events import EventsLexicon
from recoupe.lexicon.grammar import GrammarLexicon
from recoupe.lexicon.quotes import QuotesLexicon
from recoupe.lexicon.times import TimesLexicon
from recoupe.types.base import Record


class LanguagePack(Record, frozen=True, kw_only=True):
    """One language: its ISO 639-1 code, the parser model it wants, and a lexicon a stage.

    `digest` is a hash of every data file that went in; it enters the record's `engine`.
    """

    code: str
    model: str
    calendar: Calendar
    article: ArticleLexicon
    grammar: GrammarLexicon
    times: TimesLexicon
    actors: ActorsLexicon
    quotes: QuotesLexicon
    events: EventsLexicon
    digest: str

    def __repr__(self) -> str:
        return f"LanguagePack({self.code}-{self.digest})"
