"""The rows of each table of an affair: one function a table, and the columns that it fills."""

from collections.abc import Callable, Iterable, Iterator

from recoupe.exports.material import Material, disputes_by_happening, name_of_key, stretches
from recoupe.exports.naming import Names
from recoupe.exports.polecat import CUT
from recoupe.exports.standing import standing_of
from recoupe.exports.tsv import Cell
from recoupe.types.affair import Bounds, EventKey, Figure, Party, Telling
from recoupe.types.record import SpanRow
from recoupe.types.reuse import Origin

Row = dict[str, Cell | bool]

LIST = "; "
"""Stands between the items of a cell that holds several; a semicolon inside an item becomes a comma."""

_DATES = ("day", "earliest", "latest")
_FIGURES = ("killed_min", "killed_max", "wounded_min", "wounded_max")

PAGES = (
    "id",
    "name",
    "title",
    "publisher",
    "published",
    "url",
    "origin",
    "origin_name",
    "origin_rule",
    "path",
    "sha256",
    "length",
)
HAPPENINGS = (
    "id", "type", "status", "actors", "actor_names", "recipients", "recipient_names", "place", "place_name", *_DATES, "themes",
    "object", "sources_for", "sources_against", "accounts", "tellings", "pages", "contradictions",
)  # fmt: skip
ACCOUNTS = (
    "happening", "number", "voice", "status", "according_to", "according_to_names", "interested", *_FIGURES, "day", "sources",
    "origins", "origin_names", "pages", "told_earliest", "told_latest", "tellings",
)  # fmt: skip
TELLINGS = (
    "key", "happening", "page", "page_name", "start", "end", "trigger", "words", "words_at", "type", "status", "actors",
    "recipients", "according_to", "origin", "origin_name", "origin_rule", "passage", "published_earliest", "published_latest",
    *_DATES, "flagged", "place", *_FIGURES, "partial", "object", "mode", "cameo", "themes", "group", "zone", "rule", "score",
    "decisions",
)  # fmt: skip
CONTRADICTIONS = (
    "id", "about", "rule", "happening", "other", "says_one", "says_against", "words_one", "words_against", "one", "against",
    "updated", "missing",
)  # fmt: skip
RUNGS = (
    "one", "one_name", "other", "other_name", "theme", "level", "status", *_DATES, "told_earliest", "told_latest", "happening",
    "type", "by", "according_to", "sources", "origins", "disputed", "denied", "object",
)  # fmt: skip


def page_rows(material: Material) -> Iterator[Row]:
    """Yield a row a page."""
    for page in material.affair.pages:
        read = material.records[page.id].page
        yield {
            "id": page.id,
            "name": page.name,
            "title": page.title,
            "publisher": page.publisher,
            "published": page.published,
            "url": page.url,
            **_origin(page.origin),
            "path": read.path,
            "sha256": read.sha256,
            "length": read.length,
        }


def happening_rows(material: Material) -> Iterator[Row]:
    """Yield a row an act."""
    names, disputes = Names(material.affair), disputes_by_happening(material.affair)
    for happening in material.affair.happenings:
        yield {
            "id": happening.id,
            "type": happening.type,
            "status": standing_of(happening),
            "actors": _parties(happening.actors),
            "actor_names": _names(names, happening.actors),
            "recipients": _parties(happening.recipients),
            "recipient_names": _names(names, happening.recipients),
            "place": happening.place,
            "place_name": names.actor(happening.place) if happening.place else None,
            **_dates(happening.day, happening.when),
            "themes": _list(happening.themes),
            "object": happening.object,
            "sources_for": happening.support,
            "sources_against": happening.against,
            "accounts": len(happening.accounts),
            "tellings": len(happening.tellings),
            "pages": len({telling.key.page for telling in happening.tellings}),
            "contradictions": _list(disputes[happening.id]),
        }


def account_rows(material: Material) -> Iterator[Row]:
    """Yield a row an account, numbered from 1 in each act."""
    names = Names(material.affair)
    for happening in material.affair.happenings:
        for number, account in enumerate(happening.accounts, start=1):
            yield {
                "happening": happening.id,
                "number": number,
                "voice": account.voice,
                "status": account.status,
                "according_to": _list(account.according_to),
                "according_to_names": _list(names.actor(ident) for ident in account.according_to),
                "interested": account.interested,
                **_figures(account.killed, account.wounded),
                "day": account.day,
                "sources": len({origin.id for origin in account.origins}),
                "origins": _list(origin.id for origin in account.origins),
                "origin_names": _list(origin.name for origin in account.origins),
                "pages": account.pages,
                "told_earliest": account.told.earliest,
                "told_latest": account.told.latest,
                "tellings": _keys(account.tellings),
            }


def telling_rows(material: Material) -> Iterator[Row]:
    """Yield a row a telling: a place in a page."""
    for happening, telling in material.tellings():
        yield {"key": name_of_key(telling.key), "happening": happening.id, **_where(telling), **_what(telling)}


def _where(telling: Telling) -> Row:
    return {
        "page": telling.key.page,
        "page_name": telling.page_name,
        "start": telling.key.start,
        "end": telling.key.end,
        "trigger": _words([telling.trigger]),
        "words": _words(telling.words),
        "words_at": _list(f"{stretch.start}-{stretch.end}" for stretch in stretches(telling.words)),
        **_origin(telling.origin),
        "passage": telling.passage,
        "published_earliest": telling.published.earliest,
        "published_latest": telling.published.latest,
        "zone": telling.zone,
        "rule": telling.rule,
        "score": telling.score,
        "group": telling.group,
        "decisions": _list(map(str, telling.decided)),
    }


def _what(telling: Telling) -> Row:
    return {
        "type": telling.key.type,
        "status": telling.status,
        "actors": _parties(telling.actors),
        "recipients": _parties(telling.recipients),
        "according_to": _list(telling.according_to),
        **_dates(telling.day, telling.when),
        "flagged": telling.flagged,
        "place": telling.place,
        **_figures(telling.killed, telling.wounded),
        "partial": telling.partial,
        "object": telling.object,
        "mode": telling.mode,
        "cameo": telling.cameo,
        "themes": _list(telling.themes),
    }


def contradiction_rows(material: Material) -> Iterator[Row]:
    """Yield a row a contradiction, with the words of both sides."""
    words = {telling.key: _words(telling.words or (telling.trigger,)) for _, telling in material.tellings()}
    for found in material.affair.contradictions:
        yield {
            "id": found.id,
            "about": found.about,
            "rule": found.rule,
            "happening": found.happening,
            "other": found.other,
            "says_one": found.says[0],
            "says_against": found.says[1],
            "words_one": " | ".join(words[key] for key in found.one if key in words),
            "words_against": " | ".join(words[key] for key in found.against if key in words),
            "one": _keys(found.one),
            "against": _keys(found.against),
            "updated": found.updated,
            "missing": _list(found.missing),
        }


def rung_rows(material: Material) -> Iterator[Row]:
    """Yield a row a step of the ladder."""
    names = Names(material.affair)
    for rung in material.affair.rungs:
        one, other = rung.pair
        yield {
            "one": one,
            "one_name": names.actor(one),
            "other": other,
            "other_name": names.actor(other),
            "theme": rung.theme,
            "level": rung.level,
            "status": rung.status,
            **_dates(rung.day, rung.when),
            "told_earliest": rung.told.earliest,
            "told_latest": rung.told.latest,
            "happening": rung.happening,
            "type": rung.type,
            "by": _list(rung.by),
            "according_to": _list(" < ".join(chain) for chain in rung.according_to),
            "sources": len({origin.id for origin in rung.origins}),
            "origins": _list(origin.id for origin in rung.origins),
            "disputed": rung.disputed,
            "denied": rung.denied,
            "object": rung.object,
        }


TABLES: dict[str, tuple[tuple[str, ...], Callable[[Material], Iterator[Row]]]] = {
    "pages": (PAGES, page_rows),
    "happenings": (HAPPENINGS, happening_rows),
    "accounts": (ACCOUNTS, account_rows),
    "tellings": (TELLINGS, telling_rows),
    "contradictions": (CONTRADICTIONS, contradiction_rows),
    "rungs": (RUNGS, rung_rows),
}
"""Each table: its columns, in order, and what gives its rows."""


def _list(items: Iterable[str]) -> str:
    return LIST.join(item.replace(";", ",") for item in items)


def _names(names: Names, parties: Iterable[Party]) -> str:
    return _list(map(names.party, parties))


def _parties(parties: Iterable[Party]) -> str:
    return _list(party.id for party in parties)


def _keys(keys: Iterable[EventKey]) -> str:
    return _list(map(name_of_key, keys))


def _words(spans: Iterable[SpanRow]) -> str:
    return CUT.join(stretch.text for stretch in stretches(spans))


def _dates(day: str | None, when: Bounds) -> Row:
    return {"day": day, "earliest": when.earliest, "latest": when.latest}


def _figures(killed: Figure | None, wounded: Figure | None) -> Row:
    of_killed, of_wounded = killed or (None, None), wounded or (None, None)
    return dict(zip(_FIGURES, (*of_killed, *of_wounded), strict=True))


def _origin(origin: Origin) -> Row:
    return {"origin": origin.id, "origin_name": origin.name, "origin_rule": origin.rule}
