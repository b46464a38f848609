"""Names that mean something else too: those of two actors, and those that are ordinary words or short acronyms."""

import re
from collections.abc import Iterator
from typing import Any

from recoupe.lexicon.actor_names import END, NameEntry, with_one_article
from recoupe.lexicon.csv_rows import shown
from recoupe.lexicon.kb.entries import Base, Entry, add_at
from recoupe.lexicon.kb.finding import Findings
from recoupe.lexicon.kb.words import Meaning, form_of

_MOST_SHOWN = 3
"""Other actors that a message shows."""

_SHORT = re.compile(r"(?:[^\W_]\.?){1,3}")


def check_shared(base: Base, names: dict[str, Any], found: Findings) -> None:
    """Add the forms that two rows have as a name that links alone, at every row but the first.

    Args:
        base: the rows.
        names: the tree of all names (`actor_names.build_names`): forms are shared as the matcher sees them.
        found: where to add them.
    """
    forms: dict[str, dict[str, str]] = {}
    told: set[tuple[str, str]] = set()
    for entries in _ends(names):
        strong = {entry.actor: entry for entry in reversed(entries) if entry.use == "strong"}
        rows = sorted((base.entries[actor] for actor in strong), key=lambda entry: entry.order)
        for entry in rows[1:]:
            name = _written(entry, strong[entry.row.id], forms)
            if (entry.row.id, name) not in told:
                told.add((entry.row.id, name))
                others = [other.place for other in rows[: _MOST_SHOWN + 1] if other is not entry][:_MOST_SHOWN]
                more = f" and {len(rows) - 1 - _MOST_SHOWN:,} more" if len(rows) - 1 > _MOST_SHOWN else ""
                message = f"{shown(name)} is a name of {', '.join(others)}{more} too; it then never links on its own"
                add_at(entry, found, "name.shared", message, name)


def check_words(entry: Entry, words: dict[str, Meaning], demonyms: dict[str, tuple[str, ...]], found: Findings) -> None:
    """Add the names of a row that link alone and are an ordinary word, a demonym of another state, or a short acronym."""
    told: set[str] = set()
    for name in (entry.row.label, *entry.row.aliases):
        form = form_of(name)
        if form in told:
            continue
        told.add(form)
        states = [ident for ident in demonyms.get(form, ()) if ident != entry.row.id]
        if meaning := words.get(form):
            add_at(entry, found, meaning[0], f"{shown(name)} links alone, and is also {meaning[1]}", name)
        elif states:
            add_at(entry, found, "name.demonym", f"{shown(name)} links alone, and is also a demonym of {states[0]}", name)
        elif name.isupper() and _SHORT.fullmatch(name):
            add_at(entry, found, "name.short", f"{shown(name)} links alone, and is an acronym of three letters or fewer", name)


def _ends(tree: dict[str, Any]) -> Iterator[list[NameEntry]]:
    """Yield the entries of every name that has several."""
    below = [tree]
    while below:
        for word, child in below.pop().items():
            if word != END:
                below.append(child)
            elif len(child) > 1:
                yield child


def _written(entry: Entry, name: NameEntry, forms: dict[str, dict[str, str]]) -> str:
    """Return a name as its row has it; `forms` keeps the names of rows by form."""
    if entry.row.id not in forms:
        written = (entry.row.label, *entry.row.aliases)
        forms[entry.row.id] = {_one_article(form_of(name)): name for name in reversed(written)}
    words = " ".join(name.words)
    return forms[entry.row.id].get(_one_article(form_of(words)), words)


def _one_article(form: str) -> str:
    return " ".join(with_one_article(form.split()))
