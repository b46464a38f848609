"""The statements of the pages of a store: who said what on which day, by speaker, by what they are about, by day, by stance."""

from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import Connection, select

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.store import tables
from recoupe.store.about import About, positions_about, read_about
from recoupe.store.actors.named import NamedActors, is_id
from recoupe.store.actors.summary import Place
from recoupe.store.actors.unlisted import unlisted_speakers
from recoupe.store.actors.view import StoreActor, read_actors
from recoupe.store.open import Store
from recoupe.store.read import StoredPage, pages_by_number
from recoupe.types.base import Record
from recoupe.types.errors import StoreError
from recoupe.types.quotes import QuoteType, Stance
from recoupe.types.record import QuoteRow

_LISTED = 10
"""Actors that a message lists of those that a name fits."""


class Named(Record, frozen=True, kw_only=True):
    """An actor of the store, by its id and what it is called there."""

    id: str
    label: str


class StoredStatement(Record, frozen=True, kw_only=True):
    """What somebody says on a page: `quotes[position]` of its record.

    `page` is the id of the page, `published` its day of publication, None when that is not known. `speakers` are actors of the
    store, several when they speak as one, none when the page does not say who speaks; `quote.speaker_actor` has the page's ids.
    """

    page: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    position: int
    speakers: tuple[Named, ...]
    quote: QuoteRow


class FoundStatements(Record, frozen=True, kw_only=True):
    """The statements that were asked for, by day, then by page and place; those of pages without a known day come last.

    `speaker` is who was taken for the speaker asked for, `about` all who have the name asked for. `undated` are the statements
    left out because nobody knows the day of their page; empty when no days were asked for.
    """

    speaker: Named | None = None
    about: tuple[Named, ...] = ()
    statements: tuple[StoredStatement, ...]
    undated: tuple[StoredStatement, ...] = ()


class _Sought(Record, frozen=True, kw_only=True):
    """Whom and what is looked for, on which pages, and who is who on these."""

    actors: dict[Place, Named]
    speaker: Named | None
    about: About | None
    pages: tuple[int, ...]


def find_statements(
    store: Store,
    lexicon: ActorsLexicon,
    *,
    speaker: str | None = None,
    about: str | None = None,
    days: tuple[date | None, date | None] = (None, None),
    stances: Collection[Stance] = (),
    types: Collection[QuoteType] = (),
    pages: Collection[int] | None = None,
) -> FoundStatements:
    """Return the statements that fit all that is asked for.

    Args:
        store: an open store.
        lexicon: what is known of names and roles in its language.
        speaker: id or name of an actor; of the actors that a name fits only those who say something count.
        about: id or name of an actor that the words mention, or words that they hold.
        days: the first and the last day of publication, both included.
        stances: which stances; all of them when none is named.
        types: direct, mixed, indirect; all of them when none is named.
        pages: the numbers of the pages to look at; None for all.

    Raises:
        StoreError: if several speakers have the name or the id (lists them), or if there is no word in `about`.
    """
    sought = _sought(store, lexicon, speaker, about)
    numbers = [number for number in sought.pages if pages is None or number in pages]
    said = (one for page in pages_by_number(store, numbers) for one in _statements(page, sought))
    kept = (one for one in said if one.quote.stance in (stances or (one.quote.stance,)))
    kept = (one for one in kept if one.quote.type in (types or (one.quote.type,)))
    found = sorted(kept, key=lambda one: (one.published is None, one.published or "", one.name, one.page, one.position))
    dated = days != (None, None)
    return FoundStatements(
        speaker=sought.speaker,
        about=tuple(map(_named, sought.about.actors)) if sought.about else (),
        statements=tuple(one for one in found if not dated or _lies_in(one.published, days)),
        undated=tuple(one for one in found if dated and one.published is None),
    )


def _sought(store: Store, lexicon: ActorsLexicon, speaker: str | None, about: str | None) -> _Sought:
    """Return what is asked for in terms of the store as it is now."""
    with store.reading() as db:
        view = read_actors(db, lexicon)
        actors = {(member.page, member.id): _named(actor) for actor in view.actors for member in actor.members}
        unlisted = unlisted_speakers(db, frozenset(actors))
        actors |= {(member.page, member.id): _named(actor) for actor in unlisted for member in actor.members}
        what = None if about is None else read_about(about, NamedActors(db, view))
        if speaker is None:
            return _Sought(actors=actors, speaker=None, about=what, pages=_pages_with_statements(db))
        who = _speaker(db, speaker, NamedActors(db, view, unlisted=unlisted, metonyms=True))
    pages = dict.fromkeys(member.page for member in who.members) if who else ()
    return _Sought(actors=actors, speaker=_named(who) if who else None, about=what, pages=tuple(pages))


def _speaker(db: Connection, asked: str, named: NamedActors) -> StoreActor | None:
    """Return who is asked for: by id, else by a whole name, else by words of a name; None when nobody is."""
    found = named.with_id(asked)
    if found or is_id(asked):
        return found
    speaking = _speaking(db)
    fitting = [named.called(asked), named.with_words(asked)]
    for actors in fitting:
        speakers = [one for one in actors if any((member.page, member.id) in speaking for member in one.members)]
        if len(speakers) > 1:
            raise StoreError(f"{len(speakers)} actors fit {asked!r}; name one by its id: {_list(speakers)}")
        if speakers:
            return speakers[0]
    return next((actor for actors in fitting for actor in actors), None)


def _list(actors: list[StoreActor]) -> str:
    ordered = sorted(actors, key=lambda actor: actor.id)
    more = f" and {len(ordered) - _LISTED} more" if len(ordered) > _LISTED else ""
    return ", ".join(f"{actor.id} ({actor.label})" for actor in ordered[:_LISTED]) + more


def _speaking(db: Connection) -> frozenset[Place]:
    """Return the actors of pages that say something there."""
    row = tables.quote.c
    asked = select(row.page, row.speaker_actor).where(row.speaker_actor.is_not(None)).distinct()
    return frozenset((item.page, ident) for item in db.execute(asked) for ident in item.speaker_actor.split(";"))


def _pages_with_statements(db: Connection) -> tuple[int, ...]:
    return tuple(db.execute(select(tables.quote.c.page).distinct().order_by(tables.quote.c.page)).scalars())


def _statements(page: StoredPage, sought: _Sought) -> Iterator[StoredStatement]:
    """Yield the statements of a page that are by whom and about what is sought."""
    record = page.record
    positions = range(len(record.quotes)) if sought.about is None else sorted(positions_about(page, sought.about))
    for position in positions:
        quote = record.quotes[position]
        ids = quote.speaker_actor.split(";") if quote.speaker_actor else ()
        known = (sought.actors.get((page.number, one), Named(id=one, label=one)) for one in ids)
        speakers = tuple(dict.fromkeys(known))
        if sought.speaker and sought.speaker not in speakers:
            continue
        yield StoredStatement(
            page=record.page.id,
            name=record.page.name,
            title=record.meta.title,
            publisher=record.meta.publisher,
            published=record.meta.published.value,
            position=position,
            speakers=speakers,
            quote=quote,
        )


def _named(actor: StoreActor) -> Named:
    return Named(id=actor.id, label=actor.label)


def _lies_in(day: str | None, days: tuple[date | None, date | None]) -> bool:
    first, last = days
    return day is not None and (first is None or first.isoformat() <= day) and (last is None or day <= last.isoformat())
