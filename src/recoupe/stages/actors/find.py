"""find_actors: the steps in order."""

import msgspec

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.stages.actors.acronyms import Definition, common_acronyms, find_definitions, known_acronyms, with_definitions
from recoupe.stages.actors.bodies import match_bodies, name_body
from recoupe.stages.actors.coalitions import Coalitions
from recoupe.stages.actors.context import Context, read_context
from recoupe.stages.actors.demonyms import read_demonyms
from recoupe.stages.actors.facts import gender_of
from recoupe.stages.actors.focus import page_focus
from recoupe.stages.actors.institutions import match_institutions
from recoupe.stages.actors.known import Found, match_names
from recoupe.stages.actors.meant import Meant
from recoupe.stages.actors.merge import merge_names, outside_heads, with_institutions, with_neighbours
from recoupe.stages.actors.ministries import Ministries
from recoupe.stages.actors.model import given_names, model_names
from recoupe.stages.actors.named import Named
from recoupe.stages.actors.nominals import Nominals
from recoupe.stages.actors.organs import name_institution, states_of
from recoupe.stages.actors.phrases import Phrase, before_name, match_phrases
from recoupe.stages.actors.pronouns import read_pronouns
from recoupe.stages.actors.resolve import resolve_names
from recoupe.stages.actors.several import Several
from recoupe.stages.actors.table import list_actors
from recoupe.stages.actors.words import Words, read_words
from recoupe.types.actors import Actors, Mention, MentionForm
from recoupe.types.article import Article
from recoupe.types.grammar import Grammar
from recoupe.types.span import TextSpan


def find_actors(article: Article, grammar: Grammar, *, lexicon: ActorsLexicon) -> Actors:
    """Return the mentions of an article, in text order, and the actors they mean."""
    words = read_words(article, grammar, lexicon.compounds)
    context = read_context(article, grammar, words, lexicon)
    phrases = list(match_phrases(context))
    names = _proper_names(words, lexicon)
    ends = {name.first: name.last for name in names if name.entries}
    phrases = [phrase for whole in phrases if (phrase := before_name(whole, ends, context))]
    proper = outside_heads(words, names, phrases)
    focus = page_focus(proper, context)
    named = _named(proper, phrases, focus, context)
    on_page = frozenset(f"state/{name.actor.country}" for name in named if name.actor.country)
    nominals = Nominals(phrases, named, context, focus)
    meant = _in_order([*(_name(name, context) for name in named), *nominals.read()])
    meant = _in_order([*meant, *read_demonyms(meant, context, on_page)])
    coalitions = Coalitions(meant, context)
    meant = coalitions.read()
    several = Several(meant, nominals.ownerless, nominals.offices_of_persons(), context)
    meant = _in_order([*meant, *several.read()])
    again = list(read_pronouns(meant, context))
    told = {(found.first, found.last) for found in again}
    kept = (found for found in meant if (found.first, found.last) not in told and found.seeks != "speaker")
    meant = _in_order([*kept, *again])
    return Actors(
        mentions=tuple(_mention(found, context) for found in meant),
        actors=list_actors(meant, nominals.states_of_persons() | coalitions.leaders, context),
    )


def _proper_names(words: Words, lexicon: ActorsLexicon) -> list[Found]:
    """Return the proper names: those of the knowledge base, of the model, and persons that both missed."""
    known = list(match_names(words, lexicon.names, lexicon.heads.contracted, lexicon.heads.articles))
    merged = merge_names(words, known, list(model_names(words, lexicon.words)), lexicon.words)
    merged = with_neighbours(words, merged, lexicon.words)
    taken = {place for name in merged for place in range(name.first, name.last)}
    missed = [*given_names(words, taken, lexicon.words), *match_bodies(words, taken, lexicon.words)]
    return sorted([*merged, *missed], key=lambda name: name.first)


def _named(proper: list[Found], phrases: list[Phrase], focus: str | None, context: Context) -> list[Named]:
    """Return all names with their actors: proper names first, then the institutions, which take their state from them."""
    known = known_acronyms(proper, context.words, context.lexicon.initials)
    told = {definition.acronym for definition in known}
    told_in_full = (found for found in find_definitions(context.words, context.lexicon.words) if found.acronym not in told)
    definitions: list[Definition] = sorted([*known, *told_in_full], key=lambda found: found.acronym)
    things = common_acronyms(context.words, context.lexicon.words)
    proper = [name for name in proper if name.entries or name.size > 1 or context.words.printed[name.first] not in things]
    institutions = list(match_institutions(phrases, proper, context))
    names = with_definitions(with_institutions(proper, institutions), definitions, context.words)
    resolved = [
        msgspec.structs.replace(name, actor=name_body(name.found, focus, context) or name.actor) if name.actor.local else name
        for name in resolve_names(names, context, definitions)
    ]
    inside = {name.found.first: name for name in resolve_names(proper, context, [])}
    on_page = frozenset(f"state/{name.actor.country}" for name in resolved if name.actor.country)
    ministries = Ministries(context)
    whole: list[Named] = []
    items: list[Named | Found] = [*resolved, *(found for found in names if found.phrase is not None)]
    for item in sorted(items, key=_place):
        name = (
            item if isinstance(item, Named) else _institution(item, inside, on_page, ministries.country(item) or focus, context)
        )
        ministries.note(name)
        whole.append(name)
    return whole


def _place(item: Named | Found) -> int:
    return item.found.first if isinstance(item, Named) else item.first


def _institution(found: Found, inside: dict[int, Named], on_page: frozenset[str], focus: str | None, context: Context) -> Named:
    """Return an institution with its actor; `focus` is the state that it is of where nothing tells another."""
    assert found.phrase is not None
    country = _country_of(found.phrase, states_of(found.phrase, inside, on_page=on_page), focus)
    return Named(found, name_institution(found, country, context), "actors.institution")


def _country_of(phrase: Phrase, states: tuple[str, ...], focus: str | None) -> str | None:
    """Return the state of an institution: told by its phrase, fixed for the noun, or for ministries the page's own."""
    if states:
        return states[0].removeprefix("state/")
    field = phrase.head.field if phrase.head is not None and phrase.head.type == "ministry" else None
    if field is not None and field.country:
        return field.country
    return focus if phrase.head is not None and phrase.head.type == "ministry" else None


def _in_order(meant: list[Meant]) -> list[Meant]:
    return sorted(meant, key=lambda found: (found.first, -found.last))


def _name(name: Named, context: Context) -> Meant:
    """Return a name as a mention. One that is all common nouns ("coalition internationale") is a nominal one."""
    words, found = context.words, name.found
    common = (
        found.phrase is None
        and words.folded[found.first] in context.lexicon.heads.tree
        and all(printed[0].islower() for printed in words.printed[found.first : found.last])
    )
    form: MentionForm = "nominal" if common else "name"
    return Meant(found.first, found.last, form, (name.actor,), name.rule, name.metonym, gender_of(name, context))


def _mention(found: Meant, context: Context) -> Mention:
    words = context.words
    span = TextSpan(words.starts[found.first], words.ends[found.last - 1])
    return Mention(
        span=span,
        form=found.form,
        kind=found.actors[0].kind,
        actor=";".join(actor.id for actor in found.actors),
        metonym=found.metonym,
        zone=words.zone(span.start),
        rule=found.rule,
    )
