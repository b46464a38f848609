"""The records of a store, each with what decides whether it may leave."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import sha256

from recoupe.exchange.offers.decisions import Decided
from recoupe.exchange.offers.facts import days_of, taking_part
from recoupe.exchange.offers.offerable import Offerable, Prints
from recoupe.exchange.offers.passages import Passages
from recoupe.exchange.offers.shape import cite, shape_accounts, shape_claim, shape_event, shape_quote
from recoupe.exchange.offers.themes import Themes
from recoupe.store import Connection
from recoupe.store.decisions import ItemKey, key_of
from recoupe.store.exchange.claims import Claim, claimed_bytes, claimed_prints, stream_claims
from recoupe.store.exchange.material import OfferedPage, PlainPage, bytes_of, stream_happenings, stream_pages
from recoupe.types.affair import Bounds, Happening, Telling
from recoupe.types.claims import Body, CaptureSent
from recoupe.types.exchange import Form, Item


def offerable(db: Connection, passages: Passages) -> Iterator[Offerable]:
    """Yield every record of a store: acts, what pages say, decisions, and what partners claim."""
    decided, themes = Decided(db), Themes(db)
    for happening in stream_happenings(db):
        yield from of_happening(happening, passages, decided)
    for page in stream_pages(db):
        yield from of_page(page, db, passages, decided, themes)
    yield from decided.offerable()
    for claim in stream_claims(db):
        yield of_claim(db, claim)


def of_happening(happening: Happening, passages: Passages, decided: Decided) -> Iterator[Offerable]:
    """Yield an act with its accounts, then as each page tells it."""
    yield _accounts(happening, passages)
    yield from _events(happening, passages, decided)


def of_page(page: OfferedPage, db: Connection, passages: Passages, decided: Decided, themes: Themes) -> Iterator[Offerable]:
    """Yield the quotes of a page, then the page itself, which is about all that they are about."""
    quotes = list(_quotes(page, passages, decided, themes))
    yield from quotes
    capture = _capture(page, db, {theme for quote in quotes for theme in quote.item.themes})
    decided.note_page(page, capture.item, themes)
    yield capture


def _accounts(happening: Happening, passages: Passages) -> Offerable:
    tellings = happening.tellings
    named = {ident for telling in tellings for ident in taking_part(telling.actors + telling.recipients)}
    item = Item(
        kind="accounts",
        id=f"accounts/{happening.id}",
        themes=happening.themes,
        actors=tuple(sorted(named | set(taking_part(happening.actors + happening.recipients)))),
        when=days_of(happening.when, [account.told for account in happening.accounts]),
        sources=len({telling.origin.id for telling in tellings}),
        reviewed=all(telling.decided for telling in tellings),
    )
    return Offerable(
        item,
        partial(shape_accounts, happening),
        tuple(sorted({telling.origin.id for telling in tellings})),
        partial(_prints, tellings, passages),
    )


def _events(happening: Happening, passages: Passages, decided: Decided) -> Iterator[Offerable]:
    sources = len({telling.origin.id for telling in happening.tellings})
    for telling in happening.tellings:
        page = passages.page(telling.key.page)
        if page is None:
            continue
        key = telling.key
        item = Item(
            kind="events",
            id=f"events/{key.page}@{key.start}-{key.end}/{key.type}",
            themes=telling.themes,
            actors=tuple(sorted(taking_part(telling.actors + telling.recipients))),
            when=days_of(telling.when, [telling.published]),
            sources=sources,
            reviewed=bool(telling.decided),
        )
        decided.note(ItemKey(page_id=key.page, layer="events", start=key.start, end=key.end, type=key.type), item)
        origins = (telling.origin.id,)
        yield Offerable(item, partial(shape_event, telling, page), origins, partial(_prints, (telling,), passages))


def _quotes(offered: OfferedPage, passages: Passages, decided: Decided, themes: Themes) -> Iterator[Offerable]:
    """Yield the quotes of a page, without those of which a person said that they are none."""
    page, states = offered.page, {actor.id: actor.country for actor in offered.record.actors}
    for quote in offered.record.quotes:
        if not quote.content:
            continue
        key = key_of(page.id, quote)
        overlay = decided.on(key)
        start, end = quote.content[0].start, quote.content[-1].end
        speaker = quote.speaker_actor
        state = states.get(speaker) if speaker else None
        actors = {ident for ident in (speaker, f"state/{state}" if state else None) if ident}
        item = Item(
            kind="quotes",
            id=f"quotes/{page.id}@{start}-{end}",
            themes=themes.of_quote(quote, offered.tellings),
            actors=tuple(sorted(actors)),
            when=Bounds(earliest=page.earliest, latest=page.latest),
            reviewed=bool(overlay.decisions),
        )
        decided.note(key, item)
        if overlay.rejected:
            continue
        prints = partial(passages.prints, page.id, ((start, end),))
        yield Offerable(item, partial(shape_quote, quote, page), (f"page/{page.id}",), prints)


def _capture(offered: OfferedPage, db: Connection, quoted: set[str]) -> Offerable:
    page, record = offered.page, offered.record
    data = partial(bytes_of, db, page.number)
    actors = {actor.id for actor in record.actors} | {f"state/{actor.country}" for actor in record.actors if actor.country}
    item = Item(
        kind="captures",
        id=f"captures/{page.id}",
        themes=tuple(sorted(quoted.union(*(telling.themes for telling in offered.tellings)))),
        actors=tuple(sorted(actors)),
        when=Bounds(earliest=page.earliest, latest=page.latest),
    )
    return Offerable(item, partial(_sent_capture, page, data), (f"page/{page.id}",), data=data, capture=record.page.sha256)


def of_claim(db: Connection, claim: Claim) -> Offerable:
    """Return what a partner claims; it can go on in the form in which we have it, or in a lesser one."""
    data = partial(claimed_bytes, db, claim.number) if claim.kind == "captures" else None
    body = partial(shape_claim, claim.body, claim.kind, claim.form)
    prints = partial(claimed_prints, db, claim.number)
    return Offerable(claim.held_item(), body, claim.origins, prints, data, most=claim.form)


def _sent_capture(page: PlainPage, data: Callable[[], bytes], _form: Form) -> Body:
    held = data()
    digest = sha256(held).hexdigest()
    return CaptureSent(page=cite(page, "full"), file=f"data/captures/{page.id}", sha256=digest, size=len(held))


def _prints(tellings: Iterable[Telling], passages: Passages) -> Prints:
    places = ((telling.key.page, telling.key.start, telling.key.end) for telling in tellings)
    return tuple(sorted({one for page, start, end in places for one in passages.prints(page, ((start, end),))}))
