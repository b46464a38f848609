"""The rows of each table of an affair: one function a table, and the columns that it fills."""

from collections.abc import Callable, Iterator

from recoupe.exports.csv_cells import FIGURES, Row, dates, figures, ids_of, keys_of, listed, named, origin_cells, words_of
from recoupe.exports.material import Material, disputes_by_happening, name_of_key, stretches
from recoupe.exports.naming import Names
from recoupe.exports.standing import standing_of
from recoupe.types.affair import Telling

_DATES = ("day", "earliest", "latest")

PAGES = (
    "id", "name", "title", "publisher", "published", "url", "origin", "origin_name", "origin_rule", "path", "sha256", "length",
)  # fmt: skip
HAPPENINGS = (
    "id", "type", "status", "actors", "actor_names", "recipients", "recipient_names", "place", "place_name", *_DATES, "themes",
    "object", "sources_for", "sources_against", "accounts", "tellings", "pages", "contradictions",
)  # fmt: skip
ACCOUNTS = (
    "happening", "number", "voice", "status", "according_to", "according_to_names", "interested", *FIGURES, "day", "sources",
    "origins", "origin_names", "pages", "told_earliest", "told_latest", "tellings",
)  # fmt: skip
TELLINGS = (
    "key", "happening", "page", "page_name", "start", "end", "trigger", "words", "words_at", "type", "status", "actors",
    "recipients", "according_to", "origin", "origin_name", "origin_rule", "passage", "published_earliest", "published_latest",
    *_DATES, "flagged", "place", *FIGURES, "partial", "object", "mode", "cameo", "themes", "group", "zone", "rule", "score",
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
            **origin_cells(page.origin),
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
            "actors": ids_of(happening.actors),
            "actor_names": named(names, happening.actors),
            "recipients": ids_of(happening.recipients),
            "recipient_names": named(names, happening.recipients),
            "place": happening.place,
            "place_name": names.actor(happening.place) if happening.place else None,
            **dates(happening.day, happening.when),
            "themes": listed(happening.themes),
            "object": happening.object,
            "sources_for": happening.support,
            "sources_against": happening.against,
            "accounts": len(happening.accounts),
            "tellings": len(happening.tellings),
            "pages": len({telling.key.page for telling in happening.tellings}),
            "contradictions": listed(disputes[happening.id]),
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
                "according_to": listed(account.according_to),
                "according_to_names": listed(names.actor(ident) for ident in account.according_to),
                "interested": account.interested,
                **figures(account.killed, account.wounded),
                "day": account.day,
                "sources": len({origin.id for origin in account.origins}),
                "origins": listed(origin.id for origin in account.origins),
                "origin_names": listed(origin.name for origin in account.origins),
                "pages": account.pages,
                "told_earliest": account.told.earliest,
                "told_latest": account.told.latest,
                "tellings": keys_of(account.tellings),
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
        "trigger": words_of([telling.trigger]),
        "words": words_of(telling.words),
        "words_at": listed(f"{stretch.start}-{stretch.end}" for stretch in stretches(telling.words)),
        **origin_cells(telling.origin),
        "passage": telling.passage,
        "published_earliest": telling.published.earliest,
        "published_latest": telling.published.latest,
        "zone": telling.zone,
        "rule": telling.rule,
        "score": telling.score,
        "group": telling.group,
        "decisions": listed(map(str, telling.decided)),
    }


def _what(telling: Telling) -> Row:
    return {
        "type": telling.key.type,
        "status": telling.status,
        "actors": ids_of(telling.actors),
        "recipients": ids_of(telling.recipients),
        "according_to": listed(telling.according_to),
        **dates(telling.day, telling.when),
        "flagged": telling.flagged,
        "place": telling.place,
        **figures(telling.killed, telling.wounded),
        "partial": telling.partial,
        "object": telling.object,
        "mode": telling.mode,
        "cameo": telling.cameo,
        "themes": listed(telling.themes),
    }


def contradiction_rows(material: Material) -> Iterator[Row]:
    """Yield a row a contradiction, with the words of both sides."""
    words = {telling.key: words_of(telling.words or (telling.trigger,)) for _, telling in material.tellings()}
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
            "one": keys_of(found.one),
            "against": keys_of(found.against),
            "updated": found.updated,
            "missing": listed(found.missing),
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
            **dates(rung.day, rung.when),
            "told_earliest": rung.told.earliest,
            "told_latest": rung.told.latest,
            "happening": rung.happening,
            "type": rung.type,
            "by": listed(rung.by),
            "according_to": listed(" < ".join(chain) for chain in rung.according_to),
            "sources": len({origin.id for origin in rung.origins}),
            "origins": listed(origin.id for origin in rung.origins),
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
