"""What a row of events says of one side: who, as parallel lists, one item an actor."""

from collections.abc import Iterable, Mapping, Sequence

from recoupe.exports.polecat_codes import PolecatCodes
from recoupe.types.base import Record
from recoupe.types.record import ActorRow, EventRow, MentionRow, PageRecord

MISSING = "None"
"""What POLECAT writes for an item that is not known, in a list that others of are."""


class Side(Record, frozen=True, kw_only=True):
    """The actors of a side; each field is a list joined with "; ", one item an actor in one order, empty when all items are."""

    names: str
    countries: str
    primary_sectors: str
    sectors: str
    raw_names: str
    ids: str
    wikidata: str


def joined(items: Sequence[str]) -> str:
    """Return a list as one cell: items joined with "; ", "None" for one that is empty, nothing when all are."""
    if not any(items):
        return ""
    return "; ".join(item.replace(";", ",") or MISSING for item in items)


def side_of(
    event: EventRow,
    ids: Sequence[str],
    countries: Sequence[str],
    *,
    record: PageRecord,
    codes: PolecatCodes,
    states: Mapping[str, str],
) -> Side:
    """Return what is known of the actors of a side.

    Args:
        event: the act.
        ids: the actors of the side.
        countries: the countries of the side, which tell those of unnamed people ("unknown/civilians-xv").
        record: the page, with its actors and mentions.
        codes: quadrants and sectors.
        states: alpha-3 codes of states by alpha-2.
    """
    rows = {actor.id: actor for actor in record.actors}
    known = [rows.get(one) for one in ids]
    sectors = [codes.sectors_of(actor) if actor else () for actor in known]
    return Side(
        names=joined([_named(one, rows, countries) for one in ids]),
        countries=joined([codes.country_of(_country(one, a, countries), a, states) for one, a in zip(ids, known, strict=True)]),
        primary_sectors=joined([found[0] if found else "" for found in sectors]),
        sectors=joined([" ".join(found) for found in sectors]),
        raw_names=joined([words_of(one, event, record.mentions) for one in ids]),
        ids=joined(ids),
        wikidata=joined([actor.wikidata or "" if actor else "" for actor in known]),
    )


def name_of(actor: str, rows: Mapping[str, ActorRow]) -> str:
    """Return the label of an actor, or the readable part of its id where the page has no row of it (unnamed people)."""
    return rows[actor].label if actor in rows else actor.partition("/")[2].replace("-", " ")


def _named(actor: str, rows: Mapping[str, ActorRow], countries: Sequence[str]) -> str:
    """Return the name of an actor; that of unnamed people ("unknown/civilians-xv") without their country."""
    country = _country(actor, rows.get(actor), countries)
    return name_of(actor if actor in rows or not country else actor.removesuffix(f"-{country}"), rows)


def _country(actor: str, row: ActorRow | None, countries: Sequence[str]) -> str | None:
    """Return the country of an actor; unnamed people have it at the end of their id."""
    if row:
        return row.country
    last = actor.rpartition("-")[2]
    return last if last in countries else None


def words_of(actor: str, event: EventRow, mentions: Iterable[MentionRow]) -> str:
    """Return the first words of the evidence that mean an actor, as the page prints them."""
    return next(
        (
            " ".join(mention.text.split())
            for mention in mentions
            if actor in mention.actor.split(";") and any(span.start <= mention.start < span.end for span in event.evidence)
        ),
        "",
    )
