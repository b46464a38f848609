"""check_actors: the checks in order."""

from pathlib import Path

from recoupe.lexicon.actor_heads import HeadWords, load_head_words
from recoupe.lexicon.actor_pronouns import load_pronoun_words
from recoupe.lexicon.actor_rows import MAX_NAME, names_in
from recoupe.lexicon.actor_words import load_name_words
from recoupe.lexicon.actors import actor_files, read_offices, states_of_demonyms, tree_of_names
from recoupe.lexicon.kb.accepted import read_accepted
from recoupe.lexicon.kb.cells import check_cells
from recoupe.lexicon.kb.entries import Base, read_base
from recoupe.lexicon.kb.finding import Finding, Findings
from recoupe.lexicon.kb.holders import check_holders
from recoupe.lexicon.kb.links import check_items, check_links, check_parents, what_is_known
from recoupe.lexicon.kb.names import check_shared, check_words
from recoupe.lexicon.kb.words import Meaning, words_of_actors
from recoupe.types.base import Record


class Checked(Record, frozen=True, kw_only=True):
    """How the knowledge base is: how many files and actors there are, and what was found, by file and line.

    `accepted` are warnings that `accepted.yaml` names; they are not among `findings`.
    """

    files: int
    actors: int
    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...] = ()


def check_actors(folder: Path, given: tuple[Path, ...] = (), *, words: dict[str, Meaning]) -> Checked:
    """Return everything that is wrong or doubtful in the actors of a language with a user's files laid over them.

    Args:
        folder: `data/actors/` of the language.
        given: CSV files of the same schema, in order; a row with a known id replaces the one there.
        words: ordinary words of the language beside those in `folder`.

    Raises:
        LexiconError: if `offices.csv` or a YAML file of the folder is wrong; wrong files of actors are findings.
    """
    files = (*actor_files(folder), *given)
    offices = read_offices(folder)
    found = Findings()
    base = read_base(actor_files(folder), given, found)
    heads = load_head_words(folder, offices)
    said = {name: office for office, name in heads.office_names.items()}
    links = what_is_known(base, frozenset(row.office for row in offices), said)
    for entry in base.entries.values():
        check_cells(entry, found)
        check_links(entry, links, found)
    check_parents(base, found)
    check_items(base, found)
    check_holders(base, frozenset(row.office for row in offices if row.single), found)
    _check_names(base, folder, heads, words, found)
    listed = found.in_order(str(path) for path in files)
    known = read_accepted(folder / "accepted.yaml")
    accepted = tuple(item for item in listed if (item.code, item.id, item.about) in known)
    findings = tuple(item for item in listed if (item.code, item.id, item.about) not in known)
    return Checked(files=len(files), actors=len(base.entries), findings=findings, accepted=accepted)


def _check_names(base: Base, folder: Path, heads: HeadWords, words: dict[str, Meaning], found: Findings) -> None:
    """Add what names mean beside their rows; rows with a name that is too long to be one are passed over."""
    names = load_name_words(folder)
    entries = [entry for entry in base.entries.values() if all(len(name) <= MAX_NAME for name in names_in(entry.row))]
    rows = [entry.row for entry in entries]
    demonyms = states_of_demonyms(rows)
    check_shared(base, tree_of_names(rows, names, demonyms), found)
    ordinary = words | words_of_actors(names, heads, load_pronoun_words(folder))
    for entry in entries:
        check_words(entry, ordinary, demonyms, found)
