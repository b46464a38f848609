"""What leaves of a record in a form. A summary is made from coded fields only: no word of a page, nothing that a person typed."""

import msgspec

from recoupe.store.exchange.material import PlainPage
from recoupe.types.affair import Happening, Telling
from recoupe.types.claims import (
    SHAPES,
    Accounts,
    Body,
    CaptureSent,
    Cited,
    DecisionMade,
    EventCoded,
    EventFull,
    QuoteCoded,
    QuoteFull,
)
from recoupe.types.exchange import Form, Kind
from recoupe.types.record import QuoteRow


def cite(page: PlainPage | Cited, form: Form) -> Cited:
    """Return what is said of the page of a record."""
    full = form == "full"
    return Cited(
        id=page.id,
        publisher=page.publisher,
        published=page.published,
        title=page.title if full else None,
        url=page.url if full else None,
    )


def shape_quote(quote: QuoteRow, page: PlainPage | Cited, form: Form) -> Body:
    """Return a quote in a form."""
    if form == "full":
        return QuoteFull(page=cite(page, form), quote=quote)
    return QuoteCoded(
        page=cite(page, form),
        start=quote.content[0].start,
        end=quote.content[-1].end,
        type=quote.type,
        speaker_actor=quote.speaker_actor,
        stance=quote.stance,
        modality=quote.modality,
        flags=quote.flags,
    )


def shape_event(telling: Telling, page: PlainPage | Cited, form: Form) -> Body:
    """Return an act, as one page tells it, in a form."""
    if form == "full":
        return EventFull(page=cite(page, form), telling=telling)
    return EventCoded(
        page=cite(page, form),
        key=telling.key,
        status=telling.status,
        actors=telling.actors,
        recipients=telling.recipients,
        according_to=telling.according_to,
        origin=telling.origin,
        day=telling.day,
        when=telling.when,
        place=telling.place,
        killed=telling.killed,
        wounded=telling.wounded,
        themes=telling.themes,
        mode=telling.mode,
        cameo=telling.cameo,
    )


def shape_accounts(item: Happening | Accounts, form: Form) -> Body:
    """Return an act with its accounts in a form; what single pages tell is another kind of record."""
    return Accounts(
        id=item.id,
        type=item.type,
        actors=item.actors,
        recipients=item.recipients,
        place=item.place,
        day=item.day,
        when=item.when,
        themes=item.themes,
        object=item.object if form == "full" else None,
        accounts=item.accounts,
        support=item.support,
        against=item.against,
    )


def shape_decision(made: DecisionMade, form: Form) -> Body:
    """Return a decision in a form."""
    if form == "full":
        return made
    items = tuple(msgspec.structs.replace(item, words=None) for item in made.items)
    return msgspec.structs.replace(made, items=items, who=None, label=None, why=None)


def shape_claim(body: bytes, kind: Kind, held: Form, form: Form) -> Body:
    """Return a partner's record, which we hold in one form, in the same or a lesser one."""
    found: Body = msgspec.json.decode(body, type=SHAPES[kind, held])
    if form == held:
        return found
    match found:
        case QuoteFull():
            return shape_quote(found.quote, found.page, form)
        case EventFull():
            return shape_event(found.telling, found.page, form)
        case Accounts():
            return shape_accounts(found, form)
        case DecisionMade():
            return shape_decision(found, form)
        case QuoteCoded() | EventCoded() | CaptureSent():
            return found


def has_words(body: Body) -> bool:
    """Return whether a record that should be a summary holds words of a page, or what a person typed."""
    match body:
        case QuoteFull() | EventFull() | CaptureSent():
            return True
        case QuoteCoded() | EventCoded():
            return (body.page.title, body.page.url) != (None, None)
        case Accounts():
            return body.object is not None
        case DecisionMade():
            return (body.who, body.label, body.why) != (None, None, None) or any(item.words is not None for item in body.items)
