"""Which actor each name means: full names first, then last names, weak names and acronyms by what the page says."""

from collections import Counter
from itertools import pairwise
from typing import Literal

from recoupe.lexicon.actor_names import NameEntry, slug_of, words_of
from recoupe.stages.actors.acronyms import Definition, long_forms
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.kinds import is_name, kind_of
from recoupe.stages.actors.known import Found
from recoupe.stages.actors.metonyms import means_government
from recoupe.stages.actors.named import Named
from recoupe.stages.actors.parted import with_parted_names
from recoupe.types.actors import Actor, ActorKind

_FIRM = frozenset({"strong", "capital", "palace"})


def resolve_names(names: list[Found], context: Context, definitions: list[Definition]) -> list[Named]:
    """Return the proper names that mean somebody, in text order.

    Args:
        names: where they stand.
        context: the page.
        definitions: the acronyms that the page defines.
    """
    names = [name for name in names if name.phrase is None]
    people = _People(names, context)
    strong = Counter(
        entry.actor for name in names for entry in name.entries if entry.use in _FIRM or _is_told(name, entry, context)
    )
    actors = [name for name in names if not _is_thing(name, context)]
    resolved = [_known(name, context, people, strong) or _unknown(name, context, people) for name in actors]
    found = _paired_seats([named for named in resolved if named is not None], context)
    return _with_acronyms(with_parted_names(found, context), definitions, context)


def _paired_seats(resolved: list[Named], context: Context) -> list[Named]:
    """Return the names with two capitals joined by "et" both governments where one is, or where no preposition stands before."""
    words, heads = context.words, context.lexicon.heads
    paired = list(resolved)
    for number, (first, second) in enumerate(pairwise(resolved)):
        if second.found.first != first.found.last + 1 or words.folded[first.found.last] not in heads.linking:
            continue
        states = [_seat_of(named) for named in (first, second)]
        before = words.folded[first.found.first - 1] if first.found.first and words.joined[first.found.first] else ""
        free = before not in heads.of and before not in heads.at and before not in context.lexicon.metonyms.place_prepositions
        if None not in states and free and words.joined[second.found.first]:
            for place, (named, state) in enumerate(zip((first, second), states, strict=True)):
                if state is not None:
                    paired[number + place] = Named(named.found, context.lexicon.actors[state], "actors.metonym", metonym=True)
    return paired


def _seat_of(named: Named) -> str | None:
    """Return the id of the state whose seat a name is, None for other names."""
    return next((entry.actor for entry in named.found.entries if entry.use in ("capital", "palace")), None)


def _is_told(name: Found, entry: NameEntry, context: Context) -> bool:
    """Return whether the words before a weak name tell its kind ("le groupe X"), which makes it firm for the whole page."""
    return entry.use == "weak" and context.before(name.first) == context.lexicon.rows[entry.actor].kind


def _is_thing(name: Found, context: Context) -> bool:
    """Return whether a name is a ship's, a weapon's or a treaty's, a platform's on which something is said, or no name."""
    words, lexicon = context.words, context.lexicon.words
    if words.mark_before(name.first) == "@":
        return True
    if words.folded[name.first] in lexicon.platforms and name.first and words.folded[name.first - 1] in lexicon.said_on:
        return True
    firm = any(entry.use in _FIRM for entry in name.entries)
    if name.size == 1 and not firm and words.folded[name.first] in lexicon.not_names:
        return True
    return context.before(name.first) == "thing"


def _with_acronyms(resolved: list[Named], definitions: list[Definition], context: Context) -> list[Named]:
    """Return the names with acronyms defined in the page meaning what their long forms mean.

    Where only the acronym is known, the long form means what it means.
    """
    spans = {(named.found.first, named.found.last): named for named in resolved}
    shorts = {_printed(named, context): named for named in reversed(resolved)}
    meaning: dict[str, Actor] = {}
    for acronym, span in long_forms(definitions, context.words):
        long, short = spans.get(span), shorts.get(acronym)
        known = next((named for named in (long, short) if named and not named.actor.local), long)
        if known is not None and long is not None:
            meaning[acronym] = known.actor
            spans[span] = Named(long.found, known.actor, "actors.acronym")
    return [
        Named(named.found, meaning[word], "actors.acronym")
        if (word := _printed(named, context)) in meaning
        else spans[named.found.first, named.found.last]
        for named in resolved
    ]


def _printed(named: Named, context: Context) -> str:
    return context.words.printed[named.found.first] if named.found.size == 1 else ""


class _People:
    """The full names of persons in the page, by every tail of theirs ("Le Drian", "Drian")."""

    def __init__(self, names: list[Found], context: Context) -> None:
        actors = [context.lexicon.actors[entry.actor] for name in names for entry in name.entries if entry.use in _FIRM]
        self.countries = frozenset(actor.country for actor in actors if actor.country)
        self._by_tail: dict[tuple[str, ...], dict[str, Actor]] = {}
        self._by_given: dict[str, dict[str, Actor]] = {}
        for name in names:
            actor = _full_person(name, context)
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


def _full_person(name: Found, context: Context) -> Actor | None:
    for entry in name.entries:
        if entry.use == "strong" and context.lexicon.rows[entry.actor].kind == "person":
            return context.lexicon.actors[entry.actor]
    if name.entries or name.size < 2 or kind_of(name, context) != "person" or not is_name(name, context):
        return None
    return _local(name, "person", context)


def _local(name: Found, kind: ActorKind, context: Context, *, country: str | None = None) -> Actor:
    label = context.words.text[context.words.starts[name.first] : context.words.ends[name.last - 1]]
    return Actor(id=f"{kind}/{slug_of(label)}", kind=kind, label=label, country=country, local=True)


def _known(name: Found, context: Context, people: _People, strong: Counter[str]) -> Named | None:
    """Return what a name of the knowledge base means; None when nothing in the page lets it link."""
    if not name.entries:
        return None
    firm = [entry for entry in name.entries if entry.use in _FIRM]
    if any(entry.use in ("capital", "palace") for entry in firm):
        return _seat(name, list(name.entries), context)
    if firm:
        return _named(name, _best(firm, name, context, strong), context, "actors.known")
    here = people.by_tail(tuple(context.words.folded[name.first : name.last]))
    if len(here) == 1:
        return Named(name, here[0], "actors.last_name")
    seen = [entry for entry in name.entries if strong[entry.actor]]
    if seen:
        return _named(name, seen[0], context, "actors.known_weak")
    return _by_context(name, context, people)


def _best(entries: list[NameEntry], name: Found, context: Context, strong: Counter[str]) -> NameEntry:
    """Return the entry that the words before the name, the model and the page speak for."""
    if len(entries) == 1:
        return entries[0]
    told = context.before(name.first)
    labels = {"PER": "person", "LOC": "place", "ORG": "org"}

    def weight(entry: NameEntry) -> tuple[bool, bool, int]:
        kind = context.lexicon.rows[entry.actor].kind
        return kind == told, labels.get(name.label) == kind, strong[entry.actor]

    return max(entries, key=weight)


def _by_context(name: Found, context: Context, people: _People) -> Named | None:
    told = context.before(name.first)
    weak = [entry for entry in name.entries if entry.use in ("weak", "contracted")]
    for entry in weak:
        if context.lexicon.rows[entry.actor].kind == told:
            return _named(name, entry, context, "actors.known_weak")
    if chosen := _at_home(weak, name, context, people):
        return _named(name, chosen, context, "actors.known_weak")
    surnames = [entry for entry in name.entries if entry.use == "surname"]
    if not surnames or not (
        context.title_before(name.first) or told == "person" or name.label == "PER" or _in_sentence(name, context)
    ):
        return None
    if len(surnames) > 1:
        held = [e for e in surnames if any(t.start and context.in_office(t) for t in context.lexicon.rows[e.actor].tenures)]
        surnames = held if len(held) == 1 else []
    if len(surnames) == 1 and name.label in ("PER", "LOC", "ORG", ""):
        return _named(name, surnames[0], context, "actors.surname")
    return Named(name, _local(name, "person", context), "actors.surname")


def _at_home(weak: list[NameEntry], name: Found, context: Context, people: _People) -> NameEntry | None:
    """Return the body or media that a weak name means: printed with a capital inside a sentence, of a country of the page."""
    if not weak or not _in_sentence(name, context) or context.words.folded[name.first] in context.lexicon.words.not_names:
        return None
    rows = [(entry, context.lexicon.rows[entry.actor]) for entry in weak]
    places = [entry for entry, row in rows if row.kind == "place" and row.country in people.countries]
    if len(places) == 1 and name.label == "LOC":
        return places[0]
    bodies = [(entry, row) for entry, row in rows if row.kind in ("org", "media", "group")]
    here = [entry for entry, row in bodies if row.country in people.countries]
    if here:
        return here[0]
    if len(bodies) != 1:
        return None
    entry, row = bodies[0]
    return entry if _is_acronym(name, context) or not (row.country and people.countries) else None


def _is_acronym(name: Found, context: Context) -> bool:
    printed = context.words.printed[name.first]
    return name.size == 1 and len(printed) > 2 and printed.isupper()


def _in_sentence(name: Found, context: Context) -> bool:
    """Return whether a name stands after the first word of its sentence, where a capital means a name."""
    sentence = context.words.sentence_at(context.words.starts[name.first])
    return sentence is not None and sentence.span.start < context.words.starts[name.first]


def _named(name: Found, entry: NameEntry, context: Context, rule: str) -> Named:
    return Named(name, context.lexicon.actors[entry.actor], rule)


def _seat(name: Found, entries: list[NameEntry], context: Context) -> Named:
    """Return what a capital or palace means: the state itself where it bears its name, else its government or the place."""
    rows = context.lexicon.rows
    for entry in entries:
        if entry.use == "strong" and rows[entry.actor].kind == "state":
            return _named(name, entry, context, "actors.known")
    seat = next(entry for entry in entries if entry.use in ("capital", "palace"))
    use: Literal["capital", "palace"] = "palace" if seat.use == "palace" else "capital"
    if means_government(name, use, context):
        return Named(name, context.lexicon.actors[seat.actor], "actors.metonym", metonym=True)
    places = [entry for entry in entries if entry.use in ("strong", "weak") and rows[entry.actor].kind == "place"]
    if places:
        return _named(name, places[0], context, "actors.known")
    return Named(name, _local(name, "place", context, country=context.lexicon.actors[seat.actor].country), "actors.seat")


def _unknown(name: Found, context: Context, people: _People) -> Named | None:
    if not (name.label or context.words.folded[name.first] in context.lexicon.words.bodies) or not is_name(name, context):
        return None
    kind = kind_of(name, context)
    if kind is None:
        return None
    here = people.by_tail(tuple(context.words.folded[name.first : name.last]))
    if len(here) == 1 and kind in ("person", "place"):
        whole = here[0].local and len(words_of(here[0].label)) == name.size
        return Named(name, here[0], "actors.model" if whole else "actors.last_name")
    given = people.by_given(context.words.folded[name.first])
    if kind == "person" and name.size == 1 and given and context.words.folded[name.first] in context.lexicon.words.given:
        return Named(name, given, "actors.given_name")
    return Named(name, _local(name, kind, context), "actors.model")
