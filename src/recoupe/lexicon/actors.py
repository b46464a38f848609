"""What the actors stage knows of a language: the knowledge base and the word lists of `data/actors/`, compiled once."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from recoupe.lexicon.actor_heads import HeadWords, load_head_words
from recoupe.lexicon.actor_metonyms import MetonymWords, load_metonym_words
from recoupe.lexicon.actor_names import build_names, fold, words_of
from recoupe.lexicon.actor_pronouns import PronounWords, load_pronoun_words
from recoupe.lexicon.actor_rows import ActorRow, OfficeRow, Tenure, line_of_row, read_actor_rows
from recoupe.lexicon.actor_words import NameWords, load_name_words
from recoupe.lexicon.load import read_csv
from recoupe.types.actors import Actor
from recoupe.types.base import Record
from recoupe.types.errors import LexiconError

_OFFICES = "offices.csv"


class ActorsLexicon(Record, frozen=True, kw_only=True):
    """The knowledge base, compiled.

    `names` is the tree of `actor_names.build_names`. `demonyms` leads from a folded form to the ids of the states it may mean;
    `compounds` are those of two words ("nord-coréen"). `holders` leads from an office and what it is of to the persons who held
    it, `office_nouns` from an office to the first words of its names ("ministre").
    """

    rows: dict[str, ActorRow]
    actors: dict[str, Actor]
    names: dict[str, Any]
    demonyms: dict[str, tuple[str, ...]]
    compounds: frozenset[tuple[str, str]]
    holders: dict[tuple[str, str], tuple[tuple[Tenure, str], ...]]
    office_nouns: dict[str, frozenset[str]]
    words: NameWords
    heads: HeadWords
    metonyms: MetonymWords
    pronouns: PronounWords


def load_actors_lexicon(folder: Path, *, user_files: tuple[Path, ...] = ()) -> ActorsLexicon:
    """Return the lexicon in `folder`: every CSV file of actors, `offices.csv`, and the YAML word lists.

    Args:
        folder: `data/actors/` of a language.
        user_files: CSV files of the same schema, laid over it in order; a row with a known id replaces it.

    Raises:
        LexiconError: if a file is missing or wrong, an id stands twice in one file, or a row names an unknown country.
    """
    files = [path for path in sorted(folder.glob("*.csv")) if path.name != _OFFICES]
    read = [(path, read_actor_rows(path)) for path in (*files, *user_files)]
    rows = {row.id: row for _, file_rows in read for row in file_rows}
    _check_countries(read, rows)
    offices = read_csv(folder / _OFFICES, OfficeRow) if (folder / _OFFICES).exists() else ()
    words = load_name_words(folder)
    demonyms = _demonyms(rows.values())
    return ActorsLexicon(
        rows=rows,
        actors={row.id: _actor(row) for row in rows.values()},
        names=build_names(
            rows.values(), told=frozenset(words.before) | words.edges, demonyms=demonyms, articles=words.name_articles
        ),
        demonyms=demonyms,
        compounds=frozenset((first, last) for first, _, last in (form.rpartition(" ") for form in demonyms) if first),
        holders=_holders(rows.values()),
        office_nouns={row.office: frozenset(words_of(fold(form))[0] for form in row.forms) for row in offices},
        words=words,
        heads=load_head_words(folder, offices),
        metonyms=load_metonym_words(folder),
        pronouns=load_pronoun_words(folder),
    )


def _check_countries(read: list[tuple[Path, tuple[ActorRow, ...]]], rows: dict[str, ActorRow]) -> None:
    states = {ident.removeprefix("state/") for ident, row in rows.items() if row.kind == "state"}
    slugs = {ident.partition("/")[2] for ident in rows}
    for path, file_rows in read:
        for number, row in enumerate(file_rows):
            told = [row.country, *(tenure.of for tenure in row.tenures if len(tenure.of) == 2 and tenure.of not in slugs)]
            if wrong := [code for code in told if code and code not in states]:
                where = f"{path}:{line_of_row(path, number)}"
                raise LexiconError(f"{where}: unknown country {wrong[0]!r}: no row has the id 'state/{wrong[0]}'")


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
    )


def _demonyms(rows: Any) -> dict[str, tuple[str, ...]]:
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
