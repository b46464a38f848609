"""A language ready to read: its pack, its parser, and what tells languages apart."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.lexicon.affairs import AffairsLexicon
from recoupe.lexicon.event_cases import PatternCase
from recoupe.lexicon.events import EventsLexicon
from recoupe.lexicon.kb import Checked
from recoupe.lexicon.pack import LanguagePack
from recoupe.stages.grammar import REMEMBERED, RememberingParser, load_parser
from recoupe.stages.idiom import load_detector
from recoupe.types.base import Record
from recoupe.types.errors import RecoupeError
from recoupe.types.grammar import Parser
from recoupe.types.idiom import Detector


class Language(Record, frozen=True, kw_only=True):
    """What `read_page` needs beside the page: words, grammar, and a language detector."""

    pack: LanguagePack
    parser: Parser
    detector: Detector

    def __repr__(self) -> str:
        return f"Language({self.engine})"

    @property
    def engine(self) -> str:
        """What read the page: version of recoupe, parser, digest of all data files, those of the user too."""
        return _engine_name(self.parser.name, self.pack)


def name_engine(code: str = "fr", *, actor_files: tuple[Path, ...] = (), lexicon_folders: tuple[Path, ...] = ()) -> str:
    """Return what `Language.engine` will be, without the parser.

    Args:
        code: ISO 639-1.
        actor_files: as for `load_language`.
        lexicon_folders: as for `load_language`.

    Raises:
        LexiconError: if a data file is wrong.
        RecoupeError: if there is no such language, or its parser is not installed.
    """
    from recoupe.languages import load_pack  # as below

    pack = load_pack(code, actor_files=actor_files, lexicon_folders=lexicon_folders)
    try:
        return _engine_name(f"{pack.model}-{version(pack.model)}", pack)
    except PackageNotFoundError as error:
        package = pack.model.replace("_", "-")
        raise RecoupeError(f"the language model {pack.model} is not installed: run 'pip install {package}'") from error


def _engine_name(parser: str, pack: LanguagePack) -> str:
    return f"recoupe-{version('recoupe')} {parser} {pack.code}-{pack.digest}"


def load_language(
    code: str = "fr",
    *,
    actor_files: tuple[Path, ...] = (),
    lexicon_folders: tuple[Path, ...] = (),
    remembered: int = REMEMBERED,
) -> Language:
    """Return a language ready to read; takes about two seconds, for the parser.

    Args:
        code: ISO 639-1.
        actor_files: a user's CSV files of actors, laid over the built-in ones.
        lexicon_folders: a user's folders with `events/patterns/*.yaml`, laid over the built-in patterns.
        remembered: characters of passages whose analysis is kept for when they come again; records are the same with 0.

    Raises:
        LexiconError: if a data file is wrong.
        RecoupeError: if there is no such language, or its parser is not installed.
    """
    from recoupe.languages import load_pack  # here, so that importing recoupe reads no language

    pack = load_pack(code, actor_files=actor_files, lexicon_folders=lexicon_folders)
    parser = RememberingParser(load_parser(pack.model), most=remembered)
    return Language(pack=pack, parser=parser, detector=load_detector())


def load_patterns(code: str = "fr", *, lexicon_folders: tuple[Path, ...] = ()) -> EventsLexicon:
    """Return the event patterns of a language, without its parser.

    Args:
        code: ISO 639-1.
        lexicon_folders: as for `load_language`.

    Raises:
        LexiconError: if a data file is wrong.
        RecoupeError: if there is no such language.
    """
    from recoupe.languages import load_events_of  # as above

    return load_events_of(code, lexicon_folders=lexicon_folders)


def load_cases(code: str = "fr", *, lexicon: EventsLexicon, lexicon_folders: tuple[Path, ...] = ()) -> tuple[PatternCase, ...]:
    """Return the cases of the patterns of a language.

    Args:
        code: ISO 639-1.
        lexicon: the patterns, with those of `lexicon_folders`.
        lexicon_folders: as for `load_language`; their `events/cases/*.yaml` come after the built-in ones.

    Raises:
        LexiconError: if a file of cases is wrong.
        RecoupeError: if there is no such language.
    """
    from recoupe.languages import load_cases_of  # as above

    return load_cases_of(code, lexicon, lexicon_folders=lexicon_folders)


def load_knowledge(code: str = "fr", *, actor_files: tuple[Path, ...] = ()) -> ActorsLexicon:
    """Return what a language knows of actors, their names and roles, without its parser.

    Args:
        code: ISO 639-1.
        actor_files: a user's CSV files of actors, laid over the built-in ones.

    Raises:
        LexiconError: if a data file is wrong.
        RecoupeError: if there is no such language.
    """
    from recoupe.languages import load_pack  # here, so that importing recoupe reads no language

    return load_pack(code, actor_files=actor_files).actors


def load_affairs(code: str = "fr") -> AffairsLexicon:
    """Return what a language knows of themes and of relations between two sides, without its parser.

    Args:
        code: ISO 639-1.

    Raises:
        LexiconError: if a data file is wrong.
        RecoupeError: if there is no such language.
    """
    from recoupe.languages import load_affairs_of  # as above

    return load_affairs_of(code)


def check_knowledge(code: str = "fr", *, actor_files: tuple[Path, ...] = ()) -> Checked:
    """Return what is wrong or doubtful in the actors of a language with a user's files laid over them; needs no parser.

    Args:
        code: ISO 639-1.
        actor_files: as for `load_language`; wrong ones are findings and raise nothing.

    Raises:
        LexiconError: if a data file other than those of actors is wrong.
        RecoupeError: if there is no such language.
    """
    from recoupe.languages import check_actors_of  # as above

    return check_actors_of(code, actor_files=actor_files)
