"""The persons whom a page names in full, and what it speaks of: what last names and weak names are resolved with."""

from collections import Counter

from recoupe.lexicon.actor_names import slug_of
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.kinds import is_name, kind_of
from recoupe.stages.actors.known import Found
from recoupe.stages.actors.shared import best_of, is_firm, unclear
from recoupe.types.actors import Actor, ActorKind


class People:
    """The full names of persons in the page, by every tail of theirs ("Le Drian", "Drian").

    `countries` are those of the actors that the page names; `spoken_of` those that it names by more than a name of two places,
    or by a demonym.
    """

    def __init__(self, names: list[Found], context: Context, strong: Counter[str]) -> None:
        demonyms = context.lexicon.demonyms
        adjectives = {ident for word in set(context.words.folded) & demonyms.keys() for ident in demonyms[word][:1]}
        firm = [(name, context.lexicon.actors[entry.actor]) for name in names for entry in name.entries if is_firm(name, entry)]
        sure = (actor.country for name, actor in firm if all(entry.use != "weak" for entry in name.entries))
        self.countries = frozenset(actor.country for _, actor in firm if actor.country)
        self.spoken_of = {*sure, *(ident.partition("/")[2] for ident in adjectives)}
        self._by_tail: dict[tuple[str, ...], dict[str, Actor]] = {}
        self._by_given: dict[str, dict[str, Actor]] = {}
        for name in names:
            actor = _full_person(name, context, strong)
            if actor is None:
                continue
            words = tuple(context.words.folded[name.first : name.last])
            for start in range(len(words)):
                self._by_tail.setdefault(words[start:], {})[actor.id] = actor
            if len(words) > 1:
                self._by_given.setdefault(words[0], {})[actor.id] = actor
            if actor.id in context.lexicon.rows and (surname := context.lexicon.rows[actor.id].surname):
                self._by_tail.setdefault(tuple(slug_of(surname).split("-")), {})[actor.id] = actor

    def by_tail(self, words: tuple[str, ...]) -> list[Actor]:
        """Return the persons of the page whose full name ends in these words."""
        return list(self._by_tail.get(words, {}).values())

    def by_given(self, word: str) -> Actor | None:
        """Return the one person of the page whose full name begins with a word."""
        here = list(self._by_given.get(word, {}).values())
        return here[0] if len(here) == 1 else None


def _full_person(name: Found, context: Context, strong: Counter[str]) -> Actor | None:
    if firm := [entry for entry in name.entries if entry.use == "strong"]:
        entry = best_of(firm, name, context, strong)
        actor = context.lexicon.actors[entry.actor] if entry is not None else unclear(name, firm, context)
        if actor.kind == "person":
            return actor
    if name.entries or name.size < 2 or kind_of(name, context) != "person" or not is_name(name, context):
        return None
    return person_named(name, context)


def person_named(name: Found, context: Context) -> Actor:
    """Return the known person whose full name a name spells otherwise, else a person of this page."""
    known = context.lexicon.spellings.find(context.words.folded[name.first : name.last])
    return context.lexicon.actors[known] if known is not None else local_actor(name, "person", context)


def local_actor(name: Found, kind: ActorKind, context: Context, *, country: str | None = None) -> Actor:
    """Return an actor of this page, with the id of its printed name."""
    label = context.words.text[context.words.starts[name.first] : context.words.ends[name.last - 1]]
    return Actor(id=f"{kind}/{slug_of(label)}", kind=kind, label=label, country=country, local=True)
