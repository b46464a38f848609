"""Who is meant: mentions in the text, and the actors they stand for."""

from typing import Literal

from recoupe.types.article import Role
from recoupe.types.base import Record
from recoupe.types.problem import Problem
from recoupe.types.span import TextSpan

ActorKind = Literal["person", "state", "place", "org", "group", "media", "unknown"]
MentionForm = Literal["name", "nominal", "demonym", "pronoun"]


class Mention(Record, frozen=True, kw_only=True):
    """Words that mean an actor.

    `actor` is an id of the layer's `actors`, or several joined with ";" when the words mean several.
    `metonym`: a capital or palace that stands for its government.
    """

    span: TextSpan
    form: MentionForm
    kind: ActorKind
    actor: str
    metonym: bool = False
    zone: Role = "body"
    rule: str


class Actor(Record, frozen=True, kw_only=True):
    """One actor of the page.

    `id` is `kind/slug` (DESIGN, section 4). `country` is ISO 3166 alpha-2 in lower case: the state of a person, organ or army,
    the base country of an armed group that has one. `serves` is the body of many states that a person has an office in on the day
    of the page: he acts for it, not for his country. `unaligned` is a convict or jihadist of the knowledge base of whom the page
    does not tell the country: he acts for none. `lat` and `lon` are those of a place, in degrees; a place without them is not
    located. `local` actors are known to this page only.
    """

    id: str
    kind: ActorKind
    label: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    serves: str | None = None
    unaligned: bool = False
    codes: tuple[str, ...] = ()
    wikidata: str | None = None
    lat: float | None = None
    lon: float | None = None
    local: bool = False


class Actors(Record, frozen=True, kw_only=True):
    """The mentions of one article in text order, and the actors they mean, by id."""

    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    problems: tuple[Problem, ...] = ()
