"""What the actors stage knows of a language: the knowledge base and the word lists of `data/actors/`, compiled once."""

from collections import defaultdict
from collections.abc import Container, Iterable
from pathlib import Path
from typing import Any

from recoupe.lexicon.actor_coalitions import CoalitionWords, load_coalition_words
from recoupe.lexicon.actor_heads import HeadWords, load_head_words
from recoupe.lexicon.actor_metonyms import MetonymWords, load_metonym_words
from recoupe.lexicon.actor_names import build_names, fold, words_of
from recoupe.lexicon.actor_pronouns import PronounWords, load_pronoun_words
from recoupe.lexicon.actor_rows import ActorRow, OfficeRow, Tenure, degrees, read_actor_rows
from recoupe.lexicon.actor_spellings import Spellings, load_spellings
from recoupe.lexicon.actor_words import NameWords, load_name_words
from recoupe.lexicon.csv_rows import shown
from recoupe.lexicon.load import read_csv
from recoupe.types.actors import Actor
from recoupe.types.base import Record
from recoupe.types.errors import LexiconError

_OFFICES = "offices.csv"
_FULL_WORD = 4
"""Letters from which a word is more than an article or preposition."""


class ActorsLexicon(Record, frozen=True, kw_only=True):
    """The knowledge base, compiled.

    `names` is the tree of `actor_names.build_names`. `demonyms` leads from a folded form to the ids of the states it may mean;
    `compounds` are those of two words ("nord-coréen"). `holders` leads from an office and what it is of to the persons who held
    it, `office_nouns` from an office to the first words of its names ("ministre"). `single` are offices of one holder at a time,
    `of_state` those that serve a state, `of_nobody` those that serve none.
    """

    rows: dict[str, ActorRow]
    actors: dict[str, Actor]
    names: dict[str, Any]
    demonyms: dict[str, tuple[str, ...]]
    compounds: frozenset[tuple[str, str]]
    holders: dict[tuple[str, str], tuple[tuple[Tenure, str], ...]]
    office_nouns: dict[str, frozenset[str]]
    single: frozenset[str]
    of_state: frozenset[str]
    of_nobody: frozenset[str]
    words: NameWords
    heads: HeadWords
    coalitions: CoalitionWords
    metonyms: MetonymWords
    pronouns: PronounWords
    spellings: Spellings
    initials: dict[str, frozenset[str]]


def load_actors_lexicon(folder: Path, *, user_files: tuple[Path, ...] = ()) -> ActorsLexicon:
    """Return the lexicon in `folder`: every CSV file of actors, `offices.csv`, and the YAML word lists.

    Args:
        folder: `data/actors/` of a language.
        user_files: CSV files of the same schema, laid over it in order; a row with a known id replaces it.

    Raises:
        LexiconError: if a file is missing or wrong, an id stands twice in one file, or a row names an unknown country.
    """
    read = [(path, read_actor_rows(path)) for path in (*actor_files(folder), *user_files)]
    rows = {row.id: row for _, file_rows in read for _, row in file_rows}
    _check_countries(read, rows)
    offices = read_offices(folder)
    words = load_name_words(folder)
    demonyms = states_of_demonyms(rows.values())
    return ActorsLexicon(
        rows=rows,
        actors={row.id: _actor(row) for row in rows.values()},
        names=tree_of_names(rows.values(), words, demonyms),
        demonyms=demonyms,
        compounds=frozenset((first, last) for first, _, last in (form.rpartition(" ") for form in demonyms) if first),
        holders=_holders(rows.values()),
        office_nouns={row.office: frozenset(words_of(fold(form))[0] for form in row.forms) for row in offices},
        single=frozenset(row.office for row in offices if row.single),
        of_state=frozenset(row.office for row in offices if row.serves == "state"),
        of_nobody=frozenset(row.office for row in offices if row.serves == "nobody"),
        words=words,
        heads=load_head_words(folder, offices),
        coalitions=load_coalition_words(folder),
        metonyms=load_metonym_words(folder),
        pronouns=load_pronoun_words(folder),
        spellings=load_spellings(folder, rows.values()),
        initials={row.id: _initials(row) for row in rows.values() if row.kind in ("org", "group", "media")},
    )


def actor_files(folder: Path) -> tuple[Path, ...]:
    """Return the CSV files of actors in a folder, sorted by name."""
    return tuple(path for path in sorted(folder.glob("*.csv")) if path.name != _OFFICES)


def read_offices(folder: Path) -> tuple[OfficeRow, ...]:
    """Return the offices of `offices.csv` in a folder, none if there is no such file.

    Raises:
        LexiconError: if the file is wrong.
    """
    return read_csv(folder / _OFFICES, OfficeRow) if (folder / _OFFICES).exists() else ()


def _check_countries(read: list[tuple[Path, tuple[tuple[int, ActorRow], ...]]], rows: dict[str, ActorRow]) -> None:
    states = {ident.removeprefix("state/") for ident, row in rows.items() if row.kind == "state"}
    slugs = {ident.partition("/")[2] for ident in rows}
    for path, file_rows in read:
        for line, row in file_rows:
            told = [row.country, *(tenure.of for tenure in row.tenures if len(tenure.of) == 2 and tenure.of not in slugs)]
            if wrong := [code for code in told if code and code not in states]:
                known = (
                    f"no row has the id 'state/{wrong[0]}'" if len(wrong[0]) == 2 else "expected the two letters of a state row"
                )
                raise LexiconError(f"{path}:{line}: unknown country {shown(wrong[0])}: {known}")


def _actor(row: ActorRow) -> Actor:
    names = dict.fromkeys((*row.aliases, *row.other_aliases, *row.weak_aliases, *row.metonyms))
    return Actor(
        id=row.id,
        kind=row.kind,
        label=row.label,
        aliases=tuple(names),
        country=row.country or (row.id.removeprefix("state/") if row.kind == "state" else None),
        codes=row.codes,
        wikidata=row.wikidata or None,
        lat=degrees(row.lat, 90) if row.lon else None,
        lon=degrees(row.lon, 180) if row.lat else None,
    )


def _initials(row: ActorRow) -> frozenset[str]:
    """Return the initials of the names of a body in any language, folded: of all words, and of those of four letters and more."""
    names = [words_of(fold(name)) for name in (row.label, *row.aliases, *row.other_aliases)]
    long = [tuple(word for word in words if len(word) >= _FULL_WORD) for words in names]
    return frozenset("".join(word[0] for word in words) for words in (*names, *long) if len(words) > 1)


def tree_of_names(rows: Iterable[ActorRow], words: NameWords, demonyms: Container[str]) -> dict[str, Any]:
    """Return the tree of all names of some rows, as the matcher walks it (`actor_names.build_names`)."""
    return build_names(rows, told=frozenset(words.before) | words.edges, demonyms=demonyms, articles=words.name_articles)


def states_of_demonyms(rows: Iterable[ActorRow]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the states that each demonym may mean, by its folded form."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for form in row.demonyms:
            found[fold(form).replace("-", " ")].append(row.id)
    return {form: tuple(ids) for form, ids in found.items()}


def _holders(rows: Any) -> dict[tuple[str, str], tuple[tuple[Tenure, str], ...]]:
    found: dict[tuple[str, str], list[tuple[Tenure, str]]] = defaultdict(list)
    for row in rows:
        for tenure in row.tenures:
            found[tenure.office, tenure.of].append((tenure, row.id))
    return {key: tuple(holders) for key, holders in found.items()}
