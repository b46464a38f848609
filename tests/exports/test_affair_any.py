"""Affairs of any kind in every format: no writer fails, and what is written can be read."""

import csv
import io
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

from recoupe.exports.affair_report import affair_report
from recoupe.exports.annotations import annotations_of
from recoupe.exports.csv_rows import TABLES
from recoupe.exports.csv_tables import csv_tables
from recoupe.exports.ftm import ftm_lines
from recoupe.exports.geojson import geojson_of
from recoupe.exports.gexf import gexf_lines
from recoupe.exports.parquet import PARQUET_COLUMNS, telling_table_rows
from recoupe.exports.tei import tei_lines
from recoupe.types.affair import Affair
from tests.exports.affair_pages import TEXTS
from tests.exports.affairs import material
from tests.exports.any_affair import grounded_affairs
from tests.exports.test_affair_ftm import faults
from tests.exports.test_affair_geojson import check_rfc_7946

SCHEMAS = {name: etree.RelaxNG(etree.parse(Path(__file__).parent / f"schemas/{name}.rng")) for name in ("gexf", "tei")}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
any_affair = given(affair=grounded_affairs())
patient = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.reuse, Phase.generate],  # making a failing affair smaller takes minutes
)


@any_affair
@patient
def test_xml_is_valid_and_the_text_is_the_capture(affair: Affair) -> None:
    SCHEMAS["gexf"].assertValid(etree.fromstring(b"".join(gexf_lines(material(affair)))))
    root = etree.fromstring(b"".join(tei_lines(material(affair))))
    SCHEMAS["tei"].assertValid(root)
    forbidden = str.maketrans(dict.fromkeys("\x00\x0b", "\ufffd"))
    assert ["".join(ab.itertext()) for ab in root.iter("{*}ab")] == [text.translate(forbidden) for text in TEXTS.values()]


@any_affair
@patient
def test_every_quotation_is_in_its_page(affair: Affair) -> None:
    for item in msgspec.json.decode(b"".join(annotations_of(material(affair))))["items"]:
        for target in item["target"]:
            position, quote = target["selector"]
            text = TEXTS[target["source"]["id"].rpartition(":")[2]]
            assert text[position["start"] : position["end"]] == quote["exact"]


@any_affair
@patient
def test_tables_are_whole_and_no_cell_runs(affair: Affair) -> None:
    for name, lines in csv_tables(material(affair), bom=False):
        columns, rows = TABLES[name]
        header, *found = csv.reader(io.StringIO(b"".join(lines).decode(), newline=""), strict=True)
        assert (tuple(header), len(found)) == (columns, len(list(rows(material(affair)))))
        numbers = [column.endswith(("_min", "_max", "for", "against")) or column in ("score",) for column in columns]
        for row in found:
            assert len(row) == len(columns)
            assert not [cell for cell, number in zip(row, numbers, strict=True) if cell.startswith(FORMULA) and not number]


@any_affair
@patient
def test_json_and_rows_can_be_read(affair: Affair) -> None:
    check_rfc_7946(msgspec.json.decode(geojson_of(material(affair))))
    assert faults([msgspec.json.decode(line) for line in ftm_lines(material(affair))]) == []
    rows = list(telling_table_rows(material(affair)))
    assert len(rows) == sum(len(happening.tellings) for happening in affair.happenings)
    assert all(row.keys() <= set(PARQUET_COLUMNS) for row in rows)
    assert all(isinstance(line, str) for line in affair_report(material(affair)))
