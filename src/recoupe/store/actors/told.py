"""What every page of a store tells of its actors: names, states, and for unknown people gender and roles."""

import re
from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, Row, Select, and_, case, func, or_, select

from recoupe.lexicon.actor_heads import FORMER, Head
from recoupe.lexicon.actor_names import END, fold, slug_of, words_of
from recoupe.lexicon.actor_words import Gender
from recoupe.lexicon.actors import ActorsLexicon
from recoupe.store import tables
from recoupe.types.actors import ActorKind
from recoupe.types.base import Record

ROLE_RULE = "actors.role_beside:"
"""How the rule of a mention begins that is a role in apposition to a name; the noun follows."""

_BEFORE = 12
"""Characters before a name in which a civil title is looked for."""

_LAST_WORD = re.compile(r"(\w+)\.?\s*$")


class PageActor(Record, frozen=True, kw_only=True):
    """An actor as one page has it.

    `page` is the number of the page in the store. `known` actors are in the knowledge base and mean the same on every page.
    `full_name` is the name by which an unknown one may be joined: folded words joined by "-"; None for a last name alone and
    for who has no name. `roles` are what may be compared: keys of roles and offices, and their nouns, folded.
    """

    page: int
    page_id: str
    page_name: str
    id: str
    kind: ActorKind
    label: str
    country: str | None
    known: bool
    full_name: str | None = None
    gender: Gender | None = None
    roles: frozenset[str] = frozenset()


def read_page_actors(db: Connection, lexicon: ActorsLexicon) -> list[PageActor]:
    """Return the actors of every page, in the order of the pages, with what the words of the pages tell of unknown people.

    Args:
        db: an open connection.
        lexicon: particles of names, civil titles, pronouns and roles of the language.
    """
    page, actor = tables.page.c, tables.actor.c
    asked = (
        select(page.number, page.id.label("page_id"), page.name, actor.id, actor.kind, actor.label, actor.country, actor.local_to)
        .join(tables.actor, actor.page == page.number)
        .order_by(page.number, actor.position)
    )
    genders, roles = _told_of_people(db, lexicon)
    return [
        PageActor(
            page=row.number,
            page_id=row.page_id,
            page_name=row.name,
            id=row.id,
            kind=row.kind,
            label=row.label,
            country=row.country,
            known=row.local_to is None,
            full_name=None if row.local_to is None else full_name(row.label, row.kind, lexicon),
            gender=genders.get((row.number, row.id)),
            roles=frozenset(roles.get((row.number, row.id), ())),
        )
        for row in db.execute(asked)
    ]


def full_name(label: str, kind: ActorKind, lexicon: ActorsLexicon) -> str | None:
    """Return a name folded for comparison; None for who has no name, and for one word, particles not counted ("Le Guen")."""
    words = [word for word in label.split() if fold(word) not in lexicon.words.particles]
    return slug_of(label) if len(words) > 1 and kind != "unknown" else None


def role_keys(noun: str, lexicon: ActorsLexicon) -> frozenset[str]:
    """Return what a role is compared by: its key, its offices, and the first words of the names of these."""
    head = _head_of(noun, lexicon)
    first = [fold(word) for word in words_of(noun)[:1]]
    if head is None:
        return frozenset(first)
    keys = {key.removeprefix(FORMER) for key in (head.role, *head.offices)}
    return frozenset({*keys, *first}.union(*(lexicon.office_nouns.get(office, frozenset()) for office in head.offices)))


def _head_of(noun: str, lexicon: ActorsLexicon) -> Head | None:
    node = lexicon.heads.tree
    for word in words_of(noun):
        node = node.get(fold(word), {})
    head: Head | None = node.get(END)
    return head


def _told_of_people(
    db: Connection, lexicon: ActorsLexicon
) -> tuple[dict[tuple[int, str], Gender], dict[tuple[int, str], set[str]]]:
    """Return the genders and the roles that pages tell of their unknown people, by page and actor.

    A civil title tells the gender; without one a pronoun does, where all pronouns say the same.
    """
    titles: dict[tuple[int, str], set[Gender]] = defaultdict(set)
    pronouns: dict[tuple[int, str], set[Gender]] = defaultdict(set)
    roles: dict[tuple[int, str], set[str]] = defaultdict(set)
    for row in db.execute(_mentions_of_people()):
        key = (row.page, row.actor)
        match row.form:
            case "name":
                titles[key] |= set(_genders(row, lexicon))
            case "pronoun":
                told = lexicon.pronouns.pronouns.get(fold(row.text))
                pronouns[key] |= {told.gender} if told else set()
            case _:
                roles[key] |= role_keys(row.rule.removeprefix(ROLE_RULE), lexicon)
    genders = {
        key: next(iter(found)) for key, found in (pronouns | {k: v for k, v in titles.items() if v}).items() if len(found) == 1
    }
    return genders, roles


def _genders(row: "Row[int, str, str, str, str, str]", lexicon: ActorsLexicon) -> Iterator[Gender]:
    word = _LAST_WORD.search(fold(row.before))
    if word and word[1] in lexicon.words.civil:
        yield lexicon.words.civil[word[1]]


def _mentions_of_people() -> "Select[int, str, str, str, str, str]":
    """Return the names, pronouns and roles in apposition of unknown people, with the few characters before each."""
    mention, actor = tables.mention.c, tables.actor.c
    width = case((mention.start < _BEFORE, mention.start), else_=_BEFORE)
    before = func.substr(tables.capture.c.text, mention.start + 1 - width, width).label("before")
    return (
        select(mention.page, mention.actor, mention.form, mention.rule, mention.text, before)
        .join(tables.actor, and_(actor.page == mention.page, actor.id == mention.actor))
        .join(tables.capture, tables.capture.c.page == mention.page)
        .where(actor.local_to.is_not(None), actor.kind == "person")
        .where(or_(mention.form.in_(("name", "pronoun")), mention.rule.startswith(ROLE_RULE, autoescape=True)))
        .order_by(mention.page, mention.position)
    )
