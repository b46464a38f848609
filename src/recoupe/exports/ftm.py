"""FollowTheMoney (JSON lines of entities), for Aleph, OpenAleph and OpenSanctions' tools.

Its model knows no denial and no "according to". So that nothing denied becomes a fact there, the name of each event says where it
stands ("contesté"), and each account is a description of its own.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence

import msgspec

from recoupe.exports.affair_labels import load_affair_labels
from recoupe.exports.counting import origins_of
from recoupe.exports.material import Material
from recoupe.exports.naming import Names, figures_of
from recoupe.exports.standing import sources_of, standing_of
from recoupe.types.actors import ActorKind
from recoupe.types.affair import Account, AffairActor, AffairPage, Contradiction, Happening, Party

Properties = dict[str, Sequence[str | None]]

SCHEMAS: dict[ActorKind, str] = {
    "person": "Person",
    "state": "PublicBody",
    "place": "Address",
    "org": "Organization",
    "group": "Organization",
    "media": "Organization",
    "unknown": "LegalEntity",
}
"""What an actor is there. Neither a country nor an armed group has a schema of its own."""

_PLAIN_ID = re.compile(r"[a-z]+/[a-z0-9-]+")
_PREFIX_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_URL = re.compile(r"https?://[^\s/]+\.[^\s]+")
_WIKIDATA = re.compile(r"Q[0-9]+")
_NOT_ISO = re.compile(r"aa|q[m-z]|x[a-jl-z]|zz")
"""Codes that ISO 3166 leaves to users: invented states have them, and FollowTheMoney refuses them (but xk, Kosovo)."""


def ftm_lines(material: Material) -> Iterator[bytes]:
    """Yield the entities of an affair, a line each in UTF-8: actors, unnamed people, pages, events, notes on contradictions."""
    affair, names = material.affair, Names(material.affair)
    yield from (_entity(ident_of(actor.id), SCHEMAS[actor.kind], _actor(actor)) for actor in affair.actors)
    known = {actor.id for actor in affair.actors}
    for ident, party in _others(affair.happenings, known).items():
        yield _entity(
            ident, _schema_of(party), {"name": [_words(names.party(party)) or party.kind], "country": [_iso(party.state)]}
        )
    for page in affair.pages:
        yield _entity(ident_of(f"page/{page.id}"), "Article", _page(page, material))
    urls = {page.id: page.url for page in affair.pages}
    labels = {actor.id: actor.label for actor in affair.actors if actor.kind == "place"}
    told = {happening.id for happening in affair.happenings}
    for happening in affair.happenings:
        yield _entity(ident_of(f"happening/{happening.id}"), "Event", _event(happening, names, urls, labels))
    for found in affair.contradictions:
        yield _entity(ident_of(f"contradiction/{found.id}"), "Note", _note(found, told))


def ident_of(ident: str) -> str:
    """Return an id as FollowTheMoney takes it: "recoupe-person.irene-orsel"; one of another shape as a hash."""
    if _PLAIN_ID.fullmatch(ident):
        return f"recoupe-{ident.replace('/', '.')}"
    return f"recoupe-{hashlib.sha256(ident.encode('utf-8', 'replace')).hexdigest()[:24]}"


def _entity(ident: str, schema: str, properties: Properties) -> bytes:
    """Return one line; values that are missing or stand twice are left out, and so is a property without any."""
    cleaned = {name: [value for value in dict.fromkeys(values) if value] for name, values in properties.items()}
    entity = {"id": ident, "schema": schema, "properties": {name: values for name, values in cleaned.items() if values}}
    return msgspec.json.encode(entity) + b"\n"


def _actor(actor: AffairActor) -> Properties:
    properties: Properties = {
        "name": [_words(actor.label) or actor.kind],
        "alias": list(map(_words, actor.aliases)),
        "country": [_iso(actor.country)],
        "wikidataId": [actor.wikidata if actor.wikidata and _WIKIDATA.fullmatch(actor.wikidata) else None],
        "notes": [actor.id],
    }
    if actor.kind != "place":
        return properties
    located = {"latitude": [_number(actor.lat)], "longitude": [_number(actor.lon)]}
    return properties | {"full": [_words(actor.label)]} | located


def _others(happenings: Sequence[Happening], known: set[str]) -> dict[str, Party]:
    """Return the parties that are no actor of the affair's list, by their ids here; unnamed people are others in each act."""
    return {
        _party(party, happening): party
        for happening in happenings
        for party in (*happening.actors, *happening.recipients)
        if _is_legal(party) and not (party.named and party.id in known)
    }


def _party(party: Party, happening: Happening) -> str:
    return ident_of(party.id) if party.named else ident_of(f"{party.id}@{happening.id}")


def _schema_of(party: Party) -> str:
    return SCHEMAS[party.kind] if party.named else "LegalEntity"


def _is_legal(party: Party) -> bool:
    """Return whether a party may be `involved` there: a place may not."""
    return not party.named or party.kind != "place"


def _page(page: AffairPage, material: Material) -> Properties:
    read = material.records[page.id]
    return {
        "name": [_words(page.title or page.name)],
        "title": [_words(page.title or "")],
        "fileName": [page.name],
        "author": list(map(_words, read.meta.authors)),
        "publisher": [_words(page.publisher or "")],
        "publishedAt": [page.published if page.published and _PREFIX_DATE.fullmatch(page.published) else None],
        "sourceUrl": [_url(page.url)],
        "mimeType": ["text/plain"],
        "notes": [f"sha256 {read.page.sha256}", _words(f"source : {page.origin.name}")],
    }


def _event(happening: Happening, names: Names, urls: dict[str, str | None], places: dict[str, str]) -> Properties:
    labels, pages = load_affair_labels(), tuple(dict.fromkeys(telling.key.page for telling in happening.tellings))
    standing = labels.standings[standing_of(happening)]
    parties = [party for party in (*happening.actors, *happening.recipients) if _is_legal(party)]
    place = happening.place if happening.place in places else None
    return {
        "name": [f"{_words(names.act(happening, labels))} ({standing})"],
        "summary": [_words(f"{standing} ; {happening.support} + / {happening.against} - ; {', '.join(sources_of(happening))}")],
        "description": [_account(account, names) for account in happening.accounts],
        **_days(happening),
        "involved": [_party(party, happening) for party in parties],
        "location": [_words(names.actor(happening.place)) if happening.place else None],
        "addressEntity": [ident_of(place) if place else None],
        "keywords": [happening.type, standing_of(happening), *happening.themes],
        "recordId": [happening.id],
        "proof": [ident_of(f"page/{page}") for page in pages if page in urls],
        "sourceUrl": [_url(urls.get(page)) for page in pages],
    }


def _days(happening: Happening) -> Properties:
    """Return the day of an act, else the interval that it lies in; nothing with one bound, which would read as a beginning."""
    if happening.day and _PREFIX_DATE.fullmatch(happening.day):
        return {"date": [happening.day]}
    if happening.when.earliest and happening.when.latest:
        return {"startDate": [happening.when.earliest], "endDate": [happening.when.latest]}
    return {}


def _account(account: Account, names: Names) -> str:
    """Return an account in one line of French, with its sources."""
    labels = load_affair_labels()
    phrases = labels.phrases
    source = names.chain(account.according_to, citing=phrases.citing)
    parts = (
        labels.standings[account.status],
        f"{phrases.according_to} {source}" if source else "",
        figures_of(account, killed=phrases.killed, wounded=phrases.wounded),
        account.day or "",
    )
    origins = origins_of(account.origins, account.pages, words=labels.counting)
    return _words(f"{', '.join(part for part in parts if part)} [{origins}]")


def _note(found: Contradiction, told: set[str]) -> Properties:
    labels = load_affair_labels()
    about, says = labels.disputes[found.about], " / ".join(labels.said(side) for side in found.says if side)
    return {
        "name": [about],
        "description": [_words(f"{about} : {says} ({found.rule})")],
        "entity": [ident_of(f"happening/{ident}") for ident in (found.happening, found.other) if ident in told],
    }


def _words(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _iso(country: str | None) -> str | None:
    """Return a country's two letters when they are ISO 3166's."""
    code = (country or "").removeprefix("state/").lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() and not _NOT_ISO.fullmatch(code) else None


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:.6f}".rstrip("0").rstrip(".")


def _url(url: str | None) -> str | None:
    return url if url and _URL.fullmatch(url) else None
