"""Names that several actors have: which of them the page speaks for, and what is said when it speaks for none."""

from collections import Counter

from recoupe.lexicon.actor_names import NameEntry, slug_of
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.known import Found
from recoupe.types.actors import Actor, ActorKind

FIRM = frozenset({"strong", "capital", "palace"})
"""Uses of a name that link alone."""

_LABELS = {"PER": ("person",), "LOC": ("place", "state"), "ORG": ("org", "group", "media")}
"""Kinds that a label of the parser's model may mean."""


def is_firm(name: Found, entry: NameEntry) -> bool:
    """Return whether an entry of a name says that its actor is on the page: a name that others have too says nothing."""
    return entry.use in FIRM and not (entry.use == "strong" and name.shared)


def best_of(entries: list[NameEntry], name: Found, context: Context, strong: Counter[str]) -> NameEntry | None:
    """Return the entry that the words before the name, the model and the page speak for.

    Args:
        entries: what the name may mean, by uses that link alone.
        name: the name.
        context: the page.
        strong: how often the page names each actor by names of its own.

    Returns:
        None when the page speaks for no actor more than for another.
    """
    told = context.before(name.first)

    def weight(entry: NameEntry) -> tuple[bool, bool, int]:
        kind = context.lexicon.rows[entry.actor].kind
        return kind == told, kind in _LABELS.get(name.label, ()), strong[entry.actor]

    if len(entries) == 1:
        return entries[0]
    most = max(map(weight, entries))
    best = [entry for entry in entries if weight(entry) == most]
    return best[0] if len({entry.actor for entry in best}) == 1 else None


def unclear(name: Found, entries: list[NameEntry], context: Context) -> Actor:
    """Return the actor of a name that may be any of several: local to the page, of their kind and state where they agree."""
    actors = [context.lexicon.actors[entry.actor] for entry in entries]
    kinds: set[ActorKind] = {actor.kind for actor in actors}
    countries = {actor.country for actor in actors}
    kind = kinds.pop() if len(kinds) == 1 else "unknown"
    label = context.words.text[context.words.starts[name.first] : context.words.ends[name.last - 1]]
    country = countries.pop() if len(countries) == 1 else None
    return Actor(id=f"{kind}/{slug_of(label)}-unclear", kind=kind, label=label, country=country, local=True)
