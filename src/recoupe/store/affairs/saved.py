"""Affairs as they are kept: a name, a filter, and the pages that a person put in or left out."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, delete, insert, select

from recoupe.lexicon.actors import ActorsLexicon
from recoupe.store.actors.view import read_actors
from recoupe.store.affairs.tables import affair, affair_page
from recoupe.store.decided import moment, named_page, person, writable
from recoupe.store.open import Store
from recoupe.store.query import parse_query
from recoupe.store.terms import load_stems
from recoupe.types.affair import Theme
from recoupe.types.base import Record
from recoupe.types.errors import DecisionError, StoreError

ANY = ","
"""Between the ids of actors of which one is enough."""


class Filter(Record, frozen=True, kw_only=True):
    """Which pages an affair has of itself: those for which all of this is true; none when nothing is asked.

    `actors`: each is an id, or several with "," between them of which the page must have one. `themes`: an event of the page
    belongs to one of them. `since` and `until` are ISO days, both included. `words` are looked for as `search` does.
    """

    actors: tuple[str, ...] = ()
    themes: tuple[Theme, ...] = ()
    since: str | None = None
    until: str | None = None
    words: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        return self == Filter()


class ByHand(Record, frozen=True, kw_only=True):
    """A page that a person put into an affair (`inside`) or left out of it, whatever the filter says."""

    page_id: str
    inside: bool
    at: str
    who: str
    why: str


class SavedAffair(Record, frozen=True, kw_only=True):
    """An affair as it is kept; what pages that makes is for `pages_of` to say."""

    name: str
    made: str
    who: str
    filter: Filter
    by_hand: tuple[ByHand, ...] = ()


def new_affair(store: Store, lexicon: ActorsLexicon, name: str, asked: Filter) -> SavedAffair:
    """Return an affair that was made.

    Args:
        store: an open store.
        lexicon: what is known of names and roles in its language.
        name: what it is called.
        asked: which pages it has of itself.

    Raises:
        DecisionError: if the name is empty or taken, an id means no actor of the store or several, the days are in the wrong
            order, or there is no word in the words.
    """
    name, asked = writable(" ".join(name.split())), msgspec.structs.replace(asked, words=writable(asked.words))
    _refuse_odd(store, name, asked)
    with store.writing() as db:
        if name in affair_names(db):
            raise DecisionError(f"there is an affair {name!r} already; 'recoupe affair show {name!r}' shows it")
        _refuse_unknown_actors(db, lexicon, asked)
        made = SavedAffair(name=name, made=moment(), who=person(), filter=asked)
        row = {"name": name, "made": made.made, "who": made.who, **msgspec.to_builtins(asked)}
        db.execute(insert(affair).values(row))
    return made


def delete_affair(store: Store, name: str) -> None:
    """Forget an affair, and which pages were put in or left out; the pages themselves stay in the store.

    Raises:
        DecisionError: if there is none of the name; lists those there are.
    """
    with store.writing() as db:
        read_affair(db, name)
        db.execute(delete(affair).where(affair.c.name == name))


def choose_pages(store: Store, name: str, pages: Sequence[str], *, inside: bool, why: str = "") -> tuple[ByHand, ...]:
    """Return what was decided on some pages (ids or names): that they belong to an affair, or do not, whatever the filter says.

    Raises:
        DecisionError: if there is no such affair or page, or several pages have the name; nothing is changed then.
    """
    with store.writing() as db:
        read_affair(db, name)
        ids = dict.fromkeys(named_page(db, page).id for page in pages)
        made = [ByHand(page_id=one, inside=inside, at=moment(), who=person(), why=writable(" ".join(why.split()))) for one in ids]
        row = affair_page.c
        db.execute(delete(affair_page).where(row.affair == name, row.page_id.in_(ids)))
        db.execute(insert(affair_page), [{"affair": name, **msgspec.to_builtins(one)} for one in made])
    return tuple(made)


def read_affair(db: Connection, name: str) -> SavedAffair:
    """Return an affair by its name.

    Raises:
        DecisionError: if there is none of the name; lists those there are.
    """
    found = db.execute(select(affair).where(affair.c.name == writable(name))).mappings().first()
    if found is None:
        known = affair_names(db)
        there = f"there are: {', '.join(known)}" if known else "'recoupe affair new' makes one"
        raise DecisionError(f"no affair is called {name!r}; {there}")
    row = {str(key): value for key, value in found.items()}
    rows = db.execute(select(affair_page).where(affair_page.c.affair == found["name"]).order_by(affair_page.c.page_id))
    by_hand = tuple(ByHand(page_id=one.page_id, inside=one.inside, at=one.at, who=one.who, why=one.why) for one in rows)
    fields = {name: row[name] for name in Filter.__struct_fields__}
    return SavedAffair(
        name=row["name"], made=row["made"], who=row["who"], filter=msgspec.convert(fields, Filter), by_hand=by_hand
    )


def affair_names(db: Connection) -> list[str]:
    """Return the names of all affairs, sorted."""
    return list(db.execute(select(affair.c.name).order_by(affair.c.name)).scalars())


def _refuse_odd(store: Store, name: str, asked: Filter) -> None:
    if not name or name.startswith("-"):
        raise DecisionError("an affair needs a name, and one that does not begin with '-'")
    if asked.since and asked.until and asked.since > asked.until:
        raise DecisionError(f"--since {asked.since} is after --until {asked.until}: no day is between them")
    if asked.words and parse_query(asked.words, stems=load_stems(store.language)).is_empty:
        raise DecisionError(f"{asked.words!r} has no word to search for")


def _refuse_unknown_actors(db: Connection, lexicon: ActorsLexicon, asked: Filter) -> None:
    if not asked.actors:
        return
    view = read_actors(db, lexicon)
    for ident in (one for group in asked.actors for one in group.split(ANY)):
        try:
            found = view.find(ident)
        except StoreError as error:
            raise DecisionError(str(error)) from error
        if found is None:
            raise DecisionError(f"no actor has the id {ident!r}; 'recoupe actors --text WORDS' finds actors by their names")
