"""Statements for a screen: by speaker, stance, kind and words; the latest pages first."""

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, Row, Select, func, or_, select

from recoupe.store import tables
from recoupe.store.affair.members import built_member
from recoupe.store.fulltext import pages_matching
from recoupe.store.query import Query, parse_query
from recoupe.store.questions import among
from recoupe.store.terms import Stems, load_stems, terms_of
from recoupe.types.base import Record

_PAGES = 400
"""Pages with the words asked for that are looked through."""

_FREQUENT = 1000
"""Statements of one speaker beyond which walking the pages by day is quicker than sorting them."""

_CHOSEN = 8
"""So many times as many where a stance or a kind is asked for: few of them have it, and the walk is long."""


class Said(Record, frozen=True, kw_only=True):
    """A statement: `quotes[position]` of a page, with what a list shows of it; `speaker` is an id of the page, or several."""

    page: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    position: int
    type: str
    stance: str
    words: str
    start: int
    end: int
    speaker: str | None
    speaker_words: str | None
    cue: str | None
    inferred: bool


class Asked(Record, frozen=True, kw_only=True):
    """Which statements are asked for; what is empty asks for nothing.

    `speaker` is an actor of the store, `pages` are the numbers of the pages to look at; None for all.
    """

    speaker: str | None = None
    words: str = ""
    stance: str | None = None
    type: str | None = None
    pages: tuple[int, ...] | None = None


def statements(db: Connection, asked: Asked, *, language: str, limit: int, offset: int = 0) -> list[Said]:
    """Return statements, those of the latest pages first; of many pages with some words only so many are looked through."""
    query = parse_query(asked.words, stems=load_stems(language)) if asked.words.strip() else None
    question = _question(db, asked)
    if query is None or query.is_empty:
        return [_said(row) for row in db.execute(question.limit(limit).offset(offset))]
    numbers = pages_matching(db, query, limit=_PAGES, pages=asked.pages)
    rows = _with_words(db, question, numbers, query, load_stems(language))
    found = [row for _, row in zip(range(offset + limit), rows, strict=False)]
    return [_said(row) for row in found[offset:]]


def statements_about(db: Connection, actor: str, *, limit: int) -> list[Said]:
    """Return statements whose words name an actor, in the order of their pages."""
    row, mention = tables.quote.c, tables.mention.c
    names = mention.actor == actor
    within = (mention.page == row.page) & (mention.start >= row.content_start) & (mention.end <= row.content_end)
    if _more_than(
        db, select(mention.page).where(names), _FREQUENT
    ):  # almost every page has some: it is quicker to go through them
        asked = _columns().where(select(mention.page).where(within, names).exists())
    else:
        asked = _columns().join(tables.mention, within).add_columns(row.page).where(names).distinct()
    return [_said(one) for one in db.execute(asked.order_by(row.page, row.position).limit(limit))]


def _question(db: Connection, asked: Asked) -> Select[*tuple[object, ...]]:
    row = tables.quote.c
    question = _columns()
    if asked.speaker:
        question = question.where(*_speaks(db, asked.speaker, _FREQUENT * (_CHOSEN if asked.stance or asked.type else 1)))
    if asked.stance:
        question = question.where(row.stance == asked.stance)
    if asked.type:
        question = question.where(row.type == asked.type)
    if asked.pages is not None:
        question = question.where(among(tables.page.c.number, asked.pages))
    return question.order_by(tables.page.c.published.desc().nulls_last(), tables.page.c.number.desc(), row.position)


def _columns() -> Select[*tuple[object, ...]]:
    row, page = tables.quote.c, tables.page.c
    quoted = (row.position, row.type, row.stance, row.content_text, row.content_start, row.content_end, row.speaker_actor)
    more = (row.speaker_text, row.cue_text, row.inferred)
    return select(page.id, page.name, page.title, page.publisher, page.published, *quoted, *more).join(
        tables.quote, row.page == page.number
    )


def _speaks(db: Connection, actor: str, frequent: int) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that an actor of the store speaks: under its own id, or under another one on some pages.

    Of who has more than `frequent` statements the database is kept from using the index of speakers.
    """
    row, member = tables.quote.c, built_member.c
    ids = [actor, *db.execute(select(member.id).where(member.actor == actor).distinct()).scalars()]
    many = _more_than(db, select(row.page).where(row.speaker_actor.in_(ids)), frequent)
    column = func.coalesce(row.speaker_actor, "") if many else row.speaker_actor
    yield or_(*(column == ident for ident in ids)) if many else column.in_(ids)
    here = (member.page == row.page) & (member.id == row.speaker_actor)
    meant = select(member.actor).where(here).scalar_subquery()
    yield func.coalesce(meant, row.speaker_actor) == actor


def _more_than(db: Connection, question: Select[tuple[int]], most: int) -> bool:
    some = question.limit(most + 1).subquery()
    return db.execute(select(func.count()).select_from(some)).scalar_one() > most


def _with_words(
    db: Connection,
    question: Select[*tuple[object, ...]],
    numbers: Sequence[int],
    query: Query,
    stems: Stems,
) -> Iterator[Row[*tuple[object, ...]]]:
    for row in db.execute(question.where(tables.page.c.number.in_(numbers))):
        words = list(terms_of(row.content_text or ""))
        held = {stem for term in words for stem in stems(term.word)}
        plain = " ".join(term.plain for term in words)
        phrases = all(f" {' '.join(phrase)} " in f" {plain} " for phrase in query.phrases)
        if phrases and all(not held.isdisjoint(forms) for forms in query.words):
            yield row


def _said(row: Row[*tuple[object, ...]]) -> Said:
    return Said(
        page=row.id,
        name=row.name,
        title=row.title,
        publisher=row.publisher,
        published=row.published,
        position=row.position,
        type=row.type,
        stance=row.stance,
        words=row.content_text or "",
        start=row.content_start,
        end=row.content_end,
        speaker=row.speaker_actor,
        speaker_words=row.speaker_text,
        cue=row.cue_text,
        inferred=row.inferred,
    )
