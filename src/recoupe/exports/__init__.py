"""What leaves recoupe: one file per format."""

from recoupe.exports.affair_export import FORMS, Form, export_affair
from recoupe.exports.build import build_overview
from recoupe.exports.dossier import write_dossier
from recoupe.exports.jsonl import read_affair_jsonl
from recoupe.exports.overview import Overview
from recoupe.exports.polecat import COLUMNS, polecat_rows
from recoupe.exports.polecat_codes import alpha3_of_states
from recoupe.exports.report import write_report
from recoupe.exports.tsv import TsvTable

__all__ = [
    "COLUMNS",
    "FORMS",
    "Form",
    "Overview",
    "TsvTable",
    "alpha3_of_states",
    "build_overview",
    "export_affair",
    "polecat_rows",
    "read_affair_jsonl",
    "write_dossier",
    "write_report",
]
