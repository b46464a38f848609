"""Who is meant by a noun of a kind: "l'agence", "le quotidien", "l'ONG"."""

from collections.abc import Callable, Sequence

from recoupe.lexicon.actor_heads import Head
from recoupe.stages.actors.named import Named
from recoupe.stages.actors.phrases import Phrase
from recoupe.types.actors import Actor


def again(
    phrase: Phrase, head: Head, names: Sequence[Named], country: str | None, *, called: Callable[[Named, Phrase], bool]
) -> Actor | None:
    """Return the actor that a noun of a kind means again; None when the page names none that it can mean.

    The last one before it that the page calls so; else the last one that the knowledge base knows for such a body, or the first
    one after it; else, for a noun without a role of its own, the last one of its kinds.

    Args:
        phrase: the phrase.
        head: what its noun means.
        names: the names of the page, in text order.
        country: the state that a demonym in the phrase tells, if any.
        called: whether a name holds the noun of a phrase or stands right after it.
    """
    fitting = [name for name in names if name.actor.kind in head.kinds and (not country or name.actor.country in (None, country))]
    before = [name for name in reversed(fitting) if name.found.last <= phrase.start]
    so_called = {name.actor.id for name in before if called(name, phrase)}
    if chosen := next((name.actor for name in before if name.actor.id in so_called), None):
        return chosen
    if not head.role:
        return before[0].actor if before else None
    known = [name.actor for name in (*before, *fitting) if set(head.codes) & set(name.actor.codes)]
    return known[0] if known else None
