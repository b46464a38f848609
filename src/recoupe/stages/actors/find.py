"""find_actors: the steps in order."""

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.stages.actors.context import Context, read_context
from recoupe.stages.actors.facts import gender_of
from recoupe.stages.actors.focus import page_focus
from recoupe.stages.actors.institutions import match_institutions
from recoupe.stages.actors.known import Found, match_names
from recoupe.stages.actors.meant import Meant
from recoupe.stages.actors.merge import merge_names, with_institutions
from recoupe.stages.actors.model import model_names
from recoupe.stages.actors.nominals import Nominals
from recoupe.stages.actors.organs import name_institution, states_of
from recoupe.stages.actors.phrases import match_phrases
from recoupe.stages.actors.resolve import Named, resolve_names
from recoupe.stages.actors.words import read_words
from recoupe.types.actors import Actors, Mention
from recoupe.types.article import Article
from recoupe.types.grammar import Grammar
from recoupe.types.span import TextSpan


def find_actors(article: Article, grammar: Grammar, *, lexicon: ActorsLexicon) -> Actors:
    """Return the mentions of an article, in text order, and the actors they mean."""
    words = read_words(article, grammar)
    context = read_context(article, grammar, words, lexicon)
    phrases = list(match_phrases(context))
    known = list(match_names(words, lexicon.names))
    proper = merge_names(words, known, list(model_names(words, lexicon.words)), lexicon.words)
    names = with_institutions(proper, list(match_institutions(phrases, proper, context)))
    focus = page_focus(proper, context)
    named = _named(names, proper, context, focus)
    meant = [*(_name(name, context) for name in named), *Nominals(phrases, named, context, focus).read()]
    meant.sort(key=lambda found: (found.first, -found.last))
    return Actors(
        mentions=tuple(_mention(found, context) for found in meant),
        actors=tuple({actor.id: actor for found in meant for actor in found.actors}.values()),
    )


def _named(names: list[Found], proper: list[Found], context: Context, focus: str | None) -> list[Named]:
    """Return all names with their actors: proper names first, then the institutions, which take their state from them."""
    resolved = resolve_names(names, context)
    inside = {name.found.first: name for name in resolve_names(proper, context)}
    on_page = frozenset(f"state/{name.actor.country}" for name in resolved if name.actor.country)
    for found in names:
        if found.phrase is not None:
            states = states_of(found.phrase, inside, context, on_page=on_page)
            ministry = found.phrase.head is not None and found.phrase.head.type == "ministry"
            country = states[0].removeprefix("state/") if states else focus if ministry else None
            resolved.append(Named(found, name_institution(found, country, context), "actors.institution"))
    return sorted(resolved, key=lambda name: name.found.first)


def _name(name: Named, context: Context) -> Meant:
    gender = gender_of(name, context)
    return Meant(name.found.first, name.found.last, "name", (name.actor,), name.rule, name.metonym, gender)


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
