"""Parquet: the tellings of an affair under POLECAT's header, with our columns after it, typed, for statistics and DuckDB."""

from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from recoupe.exports.material import Material, disputes_by_telling
from recoupe.exports.polecat import COLUMNS, polecat_rows
from recoupe.exports.standing import standing_of
from recoupe.exports.tsv import Cell
from recoupe.types.affair import AffairActor, Party, Telling
from recoupe.types.errors import RecoupeError
from recoupe.types.events import Casualties
from recoupe.types.record import ActorRow, EventDateRow, EventRow, PageRecord

AFFAIR = (
    "happening", "happening_status", "sources_for", "sources_against", "origin", "origin_name", "origin_rule", "passage",
    "contradictions", "decisions",
)  # fmt: skip
"""What the affair adds to a row of POLECAT's; the columns of the table of events come before them."""

PARQUET_COLUMNS = (*COLUMNS, *AFFAIR)

_WHOLE = frozenset(
    {
        "start", "end", "repeat", "killed_min", "killed_max", "wounded_min", "wounded_max", "sources_for", "sources_against",
    }
)  # fmt: skip
_REAL = frozenset({"Intensity", "Latitude", "Longitude", "score"})
_AT_ONCE = 1000
"""Rows a group."""


def telling_table_rows(material: Material) -> Iterator[dict[str, Cell]]:
    """Yield a row a telling: what is known of each column, as the affair has it (decisions of people included)."""
    disputes = disputes_by_telling(material.affair)
    actors = {actor.id: actor for actor in material.affair.actors}
    for happening, telling in material.tellings():
        record = material.records[telling.key.page]
        told = msgspec.structs.replace(record, events=(event_of(telling, record),), actors=_actors(telling, record, actors))
        [row] = polecat_rows(told, states=material.states)
        ours: dict[str, Cell] = {
            "happening": happening.id,
            "happening_status": standing_of(happening),
            "sources_for": happening.support,
            "sources_against": happening.against,
            "origin": telling.origin.id,
            "origin_name": telling.origin.name,
            "origin_rule": telling.origin.rule,
            "passage": telling.passage,
            "contradictions": "; ".join(disputes[telling.key]),
            "decisions": "; ".join(map(str, telling.decided)),
        }
        yield row | ours


def event_of(telling: Telling, record: PageRecord) -> EventRow:
    """Return a telling as the event of a page record; what the affair does not carry (contexts, cue) is that of the record."""
    key = telling.key
    known = next((e for e in record.events if (e.trigger.start, e.trigger.end, e.type) == (key.start, key.end, key.type)), None)
    date = known.date if known else None
    return EventRow(
        type=key.type,
        mode=telling.mode,
        cameo=telling.cameo,
        contexts=known.contexts if known else (),
        trigger=telling.trigger,
        actors=tuple(party.id for party in telling.actors),
        recipients=tuple(party.id for party in telling.recipients),
        actor_countries=_countries(telling.actors),
        recipient_countries=_countries(telling.recipients),
        status=telling.status,
        status_cue=known.status_cue if known else None,
        attributed_to=telling.according_to,
        date=EventDateRow(
            value=telling.day,
            earliest=telling.when.earliest,
            latest=telling.when.latest,
            anchor=date.anchor if date else "none",
            flags=date.flags if date else (),
            rule=date.rule if date else "bound",
        ),
        place=telling.place,
        casualties=Casualties(killed=telling.killed, wounded=telling.wounded, scope="part" if telling.partial else "total"),
        repeat=known.repeat if known else None,
        object=telling.object,
        group=telling.group,
        evidence=telling.words,
        zone=known.zone if known else "body",
        rule=telling.rule,
        score=telling.score,
    )


def _actors(telling: Telling, record: PageRecord, actors: Mapping[str, AffairActor]) -> tuple[ActorRow, ...]:
    """Return the actors of a page, those of the telling as the affair knows them: people may have joined or named them since."""
    rows = {row.id: row for row in record.actors}
    for ident in (*(party.id for party in (*telling.actors, *telling.recipients)), telling.place):
        if (known := actors.get(ident or "")) is None:
            continue
        rows[known.id] = ActorRow(
            id=known.id,
            kind=known.kind,
            label=known.label,
            aliases=known.aliases,
            country=known.country,
            codes=rows[known.id].codes if known.id in rows else (),
            wikidata=known.wikidata,
            page=None,
            lat=known.lat,
            lon=known.lon,
        )
    return tuple(rows.values())


def _countries(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.state.removeprefix("state/") for party in parties if party.state))


def write_parquet(material: Material, path: Path) -> None:
    """Write the table into a file.

    Raises:
        RecoupeError: if pyarrow is not installed; says how to install it.
    """
    arrow, parquet = _libraries()
    about = {"recoupe": version("recoupe"), "affair": material.affair.name or ""}
    schema = arrow.schema([(name, _kind(name, arrow)) for name in PARQUET_COLUMNS], metadata=about)
    rows = telling_table_rows(material)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(rows, _AT_ONCE)):
            columns = {name: [_value(row.get(name)) for row in batch] for name in PARQUET_COLUMNS}
            writer.write_table(arrow.table(columns, schema=schema))


def _libraries() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise RecoupeError(
            "the parquet format needs pyarrow, which is not installed; pip install 'recoupe[parquet]', or export csv"
        ) from error
    return pyarrow, pyarrow.parquet


def _kind(column: str, arrow: Any) -> Any:
    return arrow.int64() if column in _WHOLE else arrow.float64() if column in _REAL else arrow.string()


def _value(cell: Cell) -> Cell:
    """Return a cell as Arrow takes it: nothing for an empty text."""
    return None if cell == "" else cell
