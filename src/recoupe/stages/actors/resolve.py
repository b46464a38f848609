"""Which actor each name means: full names first, then last names, weak names and acronyms by what the page says."""

from collections import Counter
from itertools import pairwise
from typing import Literal

from recoupe.lexicon.actor_names import NameEntry, words_of
from recoupe.stages.actors.acronyms import Definition, long_forms
from recoupe.stages.actors.context import Context
from recoupe.stages.actors.kinds import is_name, kind_of
from recoupe.stages.actors.known import Found
from recoupe.stages.actors.metonyms import means_government
from recoupe.stages.actors.named import Named
from recoupe.stages.actors.parted import with_parted_names
from recoupe.stages.actors.people import People, local_actor, person_named
from recoupe.stages.actors.shared import FIRM, best_of, is_firm, unclear
from recoupe.types.actors import Actor


def resolve_names(names: list[Found], context: Context, definitions: list[Definition]) -> list[Named]:
    """Return the proper names that mean somebody, in text order.

    Args:
        names: where they stand.
        context: the page.
        definitions: the acronyms that the page defines.
    """
    names = [name for name in names if name.phrase is None]
    strong = Counter(
        entry.actor for name in names for entry in name.entries if is_firm(name, entry) or _is_told(name, entry, context)
    )
    people = People(names, context, strong)
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
    firm = any(entry.use in FIRM for entry in name.entries)
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


def _known(name: Found, context: Context, people: People, strong: Counter[str]) -> Named | None:
    """Return what a name of the knowledge base means; None when nothing in the page lets it link."""
    if not name.entries:
        return None
    if any(entry.use in FIRM for entry in name.entries):
        return _known_alone(name, context, people, strong)
    here = people.by_tail(tuple(context.words.folded[name.first : name.last]))
    if len(here) == 1:
        return Named(name, here[0], "actors.last_name")
    if seen := _of_the_page([entry for entry in name.entries if strong[entry.actor]], context, people):
        return _named(name, seen, context, "actors.known_weak")
    return _by_context(name, context, people)


def _known_alone(name: Found, context: Context, people: People, strong: Counter[str]) -> Named:
    """Return what a name means that links alone: a lesser known namesake, a seat of government, or the actor it names."""
    if namesake := _namesake(name, context, people):
        return _named(name, namesake, context, "actors.known")
    firm = [entry for entry in name.entries if entry.use in FIRM]
    if any(entry.use in ("capital", "palace") for entry in firm):
        return _seat(name, list(name.entries), context, strong)
    return _firm(name, firm, context, strong)


def _namesake(name: Found, context: Context, people: People) -> NameEntry | None:
    """Return the lesser known place of a name where the page speaks of its state, and not of that of the better known one.

    The state at home is spoken of everywhere and says nothing.
    """
    rows = context.lexicon.rows
    others = [entry for entry in name.entries if entry.use == "weak" and entry.actor.startswith("place/")]
    firm = [rows[entry.actor] for entry in name.entries if entry.use in FIRM]
    if not others or not firm or any(row.kind not in ("place", "state") for row in firm):
        return None
    known = {row.country or row.id.partition("/")[2] for row in firm}
    here = [entry for entry in others if rows[entry.actor].country in people.spoken_of - {context.lexicon.heads.home}]
    return here[0] if len(here) == 1 and not known & people.spoken_of else None


def _firm(name: Found, entries: list[NameEntry], context: Context, strong: Counter[str]) -> Named:
    """Return what a name means that links alone: the actor of its entries that the page speaks for, else somebody unclear."""
    entry = best_of(entries, name, context, strong)
    if entry is None:
        return Named(name, unclear(name, entries, context), "actors.shared_name")
    return _named(name, entry, context, "actors.known")


def _by_context(name: Found, context: Context, people: People) -> Named | None:
    told = context.before(name.first)
    weak = [entry for entry in name.entries if entry.use in ("weak", "contracted")]
    of_kind = [entry for entry in weak if context.lexicon.rows[entry.actor].kind == told]
    if chosen := _of_the_page(of_kind, context, people):
        return _named(name, chosen, context, "actors.known_weak")
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
    return Named(name, local_actor(name, "person", context), "actors.surname")


def _of_the_page(entries: list[NameEntry], context: Context, people: People) -> NameEntry | None:
    """Return the one entry of a name, of several the one whose state the page names; None where that leaves several or none."""
    if len({entry.actor for entry in entries}) > 1:
        entries = [entry for entry in entries if context.lexicon.rows[entry.actor].country in people.countries]
    return entries[0] if len({entry.actor for entry in entries}) == 1 else None


def _at_home(weak: list[NameEntry], name: Found, context: Context, people: People) -> NameEntry | None:
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


def _seat(name: Found, entries: list[NameEntry], context: Context, strong: Counter[str]) -> Named:
    """Return what a capital or palace means: the state itself where it bears its name, else its government or the place."""
    rows = context.lexicon.rows
    if states := [entry for entry in entries if entry.use == "strong" and rows[entry.actor].kind == "state"]:
        return _firm(name, states, context, strong)
    seat = next(entry for entry in entries if entry.use in ("capital", "palace"))
    use: Literal["capital", "palace"] = "palace" if seat.use == "palace" else "capital"
    if means_government(name, use, context):
        return Named(name, context.lexicon.actors[seat.actor], "actors.metonym", metonym=True)
    places = [entry for entry in entries if entry.use in ("strong", "weak") and rows[entry.actor].kind == "place"]
    if places:
        firm = [entry for entry in places if entry.use == "strong"]
        return _firm(name, firm or places[:1], context, strong)
    return Named(name, local_actor(name, "place", context, country=context.lexicon.actors[seat.actor].country), "actors.seat")


def _unknown(name: Found, context: Context, people: People) -> Named | None:
    if not (name.label or context.words.folded[name.first] in context.lexicon.words.bodies) or not is_name(name, context):
        return None
    kind = kind_of(name, context)
    if kind is None:
        return None
    here = people.by_tail(tuple(context.words.folded[name.first : name.last]))
    if kind == "person" and name.size > 1 and not (person := person_named(name, context)).local:
        return Named(name, person, "actors.spelling")
    if len(here) == 1 and kind in ("person", "place"):
        whole = here[0].local and len(words_of(here[0].label)) == name.size
        return Named(name, here[0], "actors.model" if whole else "actors.last_name")
    if kind == "person" and name.size == 1 and (named := _by_first_word(name, context, people)):
        return named
    return Named(name, local_actor(name, kind, context), "actors.model")


def _by_first_word(name: Found, context: Context, people: People) -> Named | None:
    """Return the person whose full name begins with a word: a given name, or a family name put first after a civil title."""
    given = people.by_given(context.words.folded[name.first])
    if given is None:
        return None
    if context.title_before(name.first):
        return Named(name, given, "actors.last_name")
    return Named(name, given, "actors.given_name") if context.words.folded[name.first] in context.lexicon.words.given else None
