"""The toy language: the data files beside this module, read as the French ones are, a parser and a detector."""

from pathlib import Path

from recoupe.lexicon.actors import load_actors_lexicon
from recoupe.lexicon.article import load_article_lexicon
from recoupe.lexicon.calendar import load_calendar
from recoupe.lexicon.digest import digest_of_files
from recoupe.lexicon.events import load_events_lexicon
from recoupe.lexicon.grammar import load_grammar_lexicon
from recoupe.lexicon.pack import LanguagePack
from recoupe.lexicon.quotes import load_quotes_lexicon
from recoupe.lexicon.times import load_times_lexicon
from recoupe.pipeline.language import Language
from tests.toy.parser import WORDS, ToyParser

DATA = Path(__file__).parent / "data"
CODE = "zz"


def load_toy() -> Language:
    return Language(pack=_pack(), parser=ToyParser(), detector=_detect)


def _pack() -> LanguagePack:
    return LanguagePack(
        code=CODE,
        model="toy",
        calendar=load_calendar(DATA / "calendar"),
        article=load_article_lexicon(DATA / "article"),
        grammar=load_grammar_lexicon(DATA / "grammar"),
        times=load_times_lexicon(DATA / "times"),
        actors=load_actors_lexicon(DATA / "actors"),
        quotes=load_quotes_lexicon(DATA / "quotes"),
        events=load_events_lexicon(DATA / "events"),
        digest=digest_of_files(sorted(DATA.rglob("*.*"))),
    )


def _detect(text: str) -> tuple[str, float]:
    """A text with a verb of the toy language is in it; any other is in French."""
    words = {word.strip(".,?!『』") for word in text.lower().split()}
    return (CODE, 1.0) if words & set(WORDS) else ("fr", 1.0)
