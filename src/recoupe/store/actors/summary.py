"""The list of the actors of a store: each on one line, with how often it is named, speaks and acts."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator

import msgspec
from sqlalchemy import Connection, func, select

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.store import tables
from recoupe.store.actors.view import StoreActor, read_actors
from recoupe.store.open import Store
from recoupe.store.terms import fold, terms_of
from recoupe.types.actors import ActorKind
from recoupe.types.base import Record

Place = tuple[int, str]
"""A page by its number, and the id that an actor has there."""


class NameSeen(Record, frozen=True, kw_only=True):
    """A name as pages print it, and how often."""

    name: str
    count: int


class ActorSummary(Record, frozen=True, kw_only=True):
    """An actor of a store and how much there is of it.

    `statements` are those it makes, `events` those in which it acts or is acted on. `names` are all names that pages print, the
    most frequent first.
    """

    id: str
    kind: ActorKind
    label: str
    country: str | None
    known: bool
    pages: int
    mentions: int
    statements: int
    events: int
    names: tuple[NameSeen, ...]


def list_actors(
    store: Store,
    lexicon: ActorsLexicon,
    *,
    kinds: Iterable[ActorKind] = (),
    min_pages: int = 1,
    text: str = "",
    pages: Collection[int] | None = None,
) -> tuple[ActorSummary, ...]:
    """Return the actors of a store, those of most pages first, then by name.

    Args:
        store: an open store.
        lexicon: what is known of names and roles in its language.
        kinds: which kinds; all of them when none is named.
        min_pages: on how many pages at least.
        text: words that the id, the label or a name must have, in whatever case, accents or not; a beginning of each is enough.
        pages: the numbers of the pages that count; None for all.
    """
    wanted, asked = frozenset(kinds), [term.plain for term in terms_of(text)]
    with store.reading() as db:
        view = read_actors(db, lexicon)
        counts = Counts(db)
    found = (counts.summary(actor) for actor in _on_pages(view.actors, pages) if not wanted or actor.kind in wanted)
    kept = [actor for actor in found if actor.pages >= min_pages and _has_words(actor, asked)]
    return tuple(sorted(kept, key=lambda actor: (-actor.pages, " ".join(_words(actor.label)), actor.id)))


def _on_pages(actors: Iterable[StoreActor], pages: Collection[int] | None) -> Iterator[StoreActor]:
    """Yield actors as some pages have them, without those whom none of these has; all as they are for None."""
    for actor in actors:
        members = tuple(member for member in actor.members if pages is None or member.page in pages)
        if members:
            yield msgspec.structs.replace(actor, members=members)


class Counts:
    """How often each page names each of its actors, and lets it speak and act."""

    def __init__(self, db: Connection) -> None:
        self._names = _names(db)
        self._mentions = _tally(db, "mention", "actor")
        self._statements = _tally(db, "quote", "speaker_actor")
        self._events = _events(db)

    def summary(self, actor: StoreActor) -> ActorSummary:
        """Return an actor with its counts."""
        places = [(member.page, member.id) for member in actor.members]
        names = sum((self._names[place] for place in places if place in self._names), Counter[str]())
        return ActorSummary(
            id=actor.id,
            kind=actor.kind,
            label=actor.label,
            country=actor.country,
            known=actor.known,
            pages=len({page for page, _ in places}),
            mentions=sum(self._mentions[place] for place in places),
            statements=sum(self._statements[place] for place in places),
            events=len(set().union(*(self._events[place] for place in places if place in self._events))),
            names=tuple(NameSeen(name=name, count=count) for name, count in sorted(names.items(), key=lambda n: (-n[1], n[0]))),
        )


def _names(db: Connection) -> dict[Place, Counter[str]]:
    row, count = tables.mention.c, func.count()
    found: dict[Place, Counter[str]] = defaultdict(Counter)
    asked = select(row.page, row.actor, row.text, count.label("times")).where(row.form == "name", row.metonym.is_(False))
    for item in db.execute(asked.group_by(row.page, row.actor, row.text)):
        if ";" not in item.actor:
            found[item.page, item.actor][" ".join(item.text.split())] += item.times
    return found


def _tally(db: Connection, layer: str, column: str) -> Counter[Place]:
    """Return how many rows of a layer name each actor in a column; one row may name several, joined with ";"."""
    row, count = tables.METADATA.tables[layer].c, func.count()
    asked = select(row.page, row[column].label("ids"), count.label("times")).where(row[column].is_not(None))
    found: Counter[Place] = Counter()
    for item in db.execute(asked.group_by(row.page, row[column])):
        for ident in dict.fromkeys(item.ids.split(";")):
            found[item.page, ident] += item.times
    return found


def _events(db: Connection) -> dict[Place, set[Place]]:
    """Return the events of each actor, each by its page and position."""
    row = tables.event.c
    found: dict[Place, set[Place]] = defaultdict(set)
    for item in db.execute(select(row.page, row.position, row.actors, row.recipients)):
        for ident in (one for joined in (*item.actors, *item.recipients) for one in joined.split(";")):
            found[item.page, ident].add((item.page, str(item.position)))
    return found


def _has_words(actor: ActorSummary, asked: list[str]) -> bool:
    words = [*_words(actor.id), *_words(actor.label), *(word for name in actor.names for word in _words(name.name))]
    return all(any(word.startswith(one) for word in words) for one in asked)


def _words(text: str) -> Iterator[str]:
    return (fold(term.word) for term in terms_of(text))
