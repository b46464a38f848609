"""Parquet: read back by pyarrow, POLECAT's header first, a row a telling, and a clear word when pyarrow is not there."""

import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from recoupe.exports.parquet import AFFAIR as OF_AFFAIR
from recoupe.exports.parquet import PARQUET_COLUMNS, write_parquet
from recoupe.exports.polecat import COLUMNS, HEADER
from recoupe.types.affair import Affair
from recoupe.types.errors import RecoupeError
from tests.exports.affairs import AFFAIR, BOMBED_1, COUNTED, EMPTY, material

ROW: dict[str, object] = {
    "Event Date": "2021-03-03",
    "Event Type": "ASSAULT",
    "Event Mode": "aerial",
    "Intensity": -9.5,
    "Quad Code": "MATERIAL CONFLICT",
    "Actor Name": "@Armée ostranienne",
    "Actor Country": "XOS",
    "Recipient Name": "Valdorie",
    "Recipient Country": "XVA",
    "Primary Recipient Sector": "GOV",
    "Recipient Sectors": "GOV",
    "Placename": "Sarn",
    "Country": "XVA",
    "Latitude": -12.5,
    "Longitude": 45.25,
    "Source": "Gazette des Dunes",
    "Publication Date": "2021-03-04",
    "Language": "fr",
    "Version": "recoupe 0 test",
    "status": "happened",
    "attributed_to": "person/irene-orsel; media/avp",
    "evidence": "Des avions ostraniens ont bombardé\tle pont [...] de Sarn mercredi, faisant 8 blessés",
    "evidence_at": "48-90; 122-157",
    "trigger": "bombardé",
    "start": BOMBED_1.key.start,
    "end": BOMBED_1.key.end,
    "zone": "body",
    "rule": "assault.bomb",
    "score": 0.5,
    "cameo": "195",
    "date": "2021-03-03",
    "date_earliest": "2021-03-03",
    "date_latest": "2021-03-03",
    "date_rule": "bound",
    "wounded_min": 8,
    "wounded_max": 8,
    "casualties_scope": "total",
    "group": "g1",
    "actor_ids": "org/xo-mod",
    "recipient_ids": "state/xv",
    "place_id": "place/sarn",
    "page_name": "gazette_des_dunes",
    "page_id": "a1",
    "happening": "h-00000000b0",
    "happening_status": "disputed",
    "sources_for": 2,
    "sources_against": 1,
    "origin": "agency/avp",
    "origin_name": "AVP",
    "origin_rule": "credit",
    "passage": "p-1",
    "contradictions": "c-1; c-2",
}


def rows(path: Path, affair: Affair = AFFAIR) -> list[dict[str, object]]:
    write_parquet(material(affair), path)
    found: list[dict[str, object]] = pq.read_table(path).to_pylist()
    return found


def test_columns_are_polecats_then_ours_then_the_affairs(tmp_path: Path) -> None:
    write_parquet(material(), tmp_path / "a.parquet")
    schema = pq.read_schema(tmp_path / "a.parquet")
    assert tuple(schema.names) == PARQUET_COLUMNS == (*COLUMNS, *OF_AFFAIR)
    assert tuple(schema.names[: len(HEADER)]) == HEADER
    assert schema.metadata[b"affair"].decode() == AFFAIR.name
    kinds = {str(field.type) for field in schema}
    assert kinds == {"string", "int64", "double"}
    assert str(schema.field("killed_min").type) == "int64"
    assert str(schema.field("Latitude").type) == "double"


def test_a_row_in_full(tmp_path: Path) -> None:
    row = {name: value for name, value in rows(tmp_path / "a.parquet")[0].items() if value is not None}
    known = {"Event ID", "page_path", "page_url", "Story Locations", "Story Organizations"}
    assert known < row.keys()
    assert {name: value for name, value in row.items() if name not in known} == ROW


def test_open_figures_and_decisions(tmp_path: Path) -> None:
    found = rows(tmp_path / "a.parquet")
    assert len(found) == 7
    [counted] = [row for row in found if row["trigger"] == COUNTED.trigger.text]
    assert [counted[name] for name in ("killed_min", "killed_max", "wounded_min", "wounded_max")] == [0, 2, 25, None]
    assert counted["casualties_scope"] == "part"
    assert [row["decisions"] for row in found[:2]] == [None, "3; 4"]


def test_empty_affair_has_columns_only(tmp_path: Path) -> None:
    assert rows(tmp_path / "a.parquet", EMPTY) == []


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(RecoupeError, match=r"needs pyarrow, which is not installed; pip install 'recoupe\[parquet\]'"):
        write_parquet(material(), tmp_path / "a.parquet")
