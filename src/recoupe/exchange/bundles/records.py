"""The records of a bundle that came: read strictly, and checked against the agreement as if we were to send them ourselves."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256

import msgspec

from recoupe.exchange.agreements import Known
from recoupe.exchange.bundles.check import OpenBag
from recoupe.exchange.bundles.layout import KINDS, records_file
from recoupe.exchange.offers.facts import misnamed
from recoupe.exchange.offers.shape import has_words
from recoupe.exchange.scope import Terms, decide
from recoupe.store.exchange.claims import NewClaim
from recoupe.types.claims import SHAPES, Body, CaptureSent
from recoupe.types.errors import RefusedError
from recoupe.types.exchange import FORMS, Caveats, Form, Item, Kind

_LONGEST = 32 << 20
_PRINT = 1 << 63


class _Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line, with item and body still as they came."""

    item: msgspec.Raw
    form: Form
    clause: str
    caveats: Caveats
    prints: tuple[int, ...]
    origins: tuple[str, ...]
    body: msgspec.Raw


_lines = msgspec.json.Decoder(_Line)
_items = msgspec.json.Decoder(Item)
_bodies = {shape: msgspec.json.Decoder(shape) for shape in SHAPES.values()}


def read_records(bag: OpenBag, known: Known, *, sender: str, recipient: str, made: date) -> Iterator[NewClaim]:
    """Yield the records of a checked bag, to be kept.

    Args:
        bag: the bag.
        known: the agreement under which it came.
        sender: the name that the agreement gives the sender.
        recipient: our fingerprint.
        made: the day on which it was made.

    Raises:
        RefusedError: if a line is no record, is outside the agreement, or has a form, a clause or caveats that it must not have.
    """
    terms = Terms(agreement=known.agreement, sender=sender, recipient=recipient, today=made)
    captures = {name for name in bag.names() if name.startswith("data/captures/")}
    for kind in KINDS:
        name = records_file(kind)
        if name not in bag.sizes:
            continue
        for number, line in enumerate(bag.lines(name, longest=_LONGEST), start=1):
            claim, body = _claim(line, kind, terms, f"{name}:{number}")
            if isinstance(body, CaptureSent):
                data = _capture(bag, body, captures, f"{name}:{number}")
                claim = msgspec.structs.replace(claim, data=data)
            yield claim
    if captures:
        raise RefusedError("record", f"record: no record is about {min(captures)}")


def _claim(line: bytes, kind: Kind, terms: Terms, where: str) -> tuple[NewClaim, Body]:
    try:
        found = _lines.decode(line)
        item = _items.decode(found.item)
        shape = SHAPES.get((kind, found.form))
        if item.kind != kind or shape is None:
            raise RefusedError("record", f"record: {where}: {item.kind} in form {found.form!r} have no place here")
        body: Body = _bodies[shape].decode(found.body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RefusedError("record", f"record: {where}: is no record ({error})") from error
    if any(not -_PRINT <= one < _PRINT for one in found.prints):
        raise RefusedError("record", f"record: {where}: a fingerprint is out of range")
    if wrong := misnamed(item, body):
        raise RefusedError("record", f"record: {where}: {wrong} of the record are not those of its body")
    _check_scope(item, found, body, terms, where)
    claim = NewClaim(
        clause=found.clause,
        kind=kind,
        form=found.form,
        item=item.id,
        caveats=found.caveats,
        origins=found.origins,
        prints=found.prints,
        facts=bytes(found.item),
        body=bytes(found.body),
    )
    return claim, body


def _check_scope(item: Item, found: _Line, body: Body, terms: Terms, where: str) -> None:
    """Refuse a record that the agreement does not let its sender send, in this form, under this clause, with these caveats."""
    verdict = decide(item, terms)
    if verdict.form is None or verdict.form == "contact":
        stays = verdict.withheld[0]
        what = f"clause {stays.clause}: {stays.cause}" if stays.clause else stays.cause
        raise RefusedError("outside", f"outside the agreement: {where}: {item.id}: {what}")
    if FORMS.index(found.form) > FORMS.index(verdict.form):
        raise RefusedError(
            "outside",
            f"outside the agreement: {where}: clause {verdict.clause} lets {item.id} pass as {verdict.form}, not {found.form}",
        )
    if found.form == "summary" and has_words(body):
        raise RefusedError("outside", f"outside the agreement: {where}: a summary holds words: {item.id}")
    if found.clause != verdict.clause or found.caveats != verdict.caveats:
        raise RefusedError("outside", f"outside the agreement: {where}: {item.id} names another clause or other caveats")


def _capture(bag: OpenBag, body: CaptureSent, captures: set[str], where: str) -> bytes:
    if body.file not in captures:
        raise RefusedError("record", f"record: {where}: the capture {body.file} is not in the bundle, or there twice")
    captures.discard(body.file)
    data = bag.read(body.file)
    if len(data) != body.size or sha256(data).hexdigest() != body.sha256:
        raise RefusedError("record", f"record: {where}: {body.file} is not the capture that it says")
    return data
