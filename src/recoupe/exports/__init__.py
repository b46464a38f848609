"""What leaves recoupe: one file per format."""

from recoupe.exports.affair_dossier import write_affair_dossier
from recoupe.exports.affair_export import FORMS, Form, export_affair
from recoupe.exports.affair_report import affair_report
from recoupe.exports.jsonl import read_affair_jsonl
from recoupe.exports.material import Material, gather
from recoupe.exports.polecat import COLUMNS, polecat_rows
from recoupe.exports.polecat_codes import alpha3_of_states
from recoupe.exports.tsv import TsvTable

__all__ = [
    "COLUMNS",
    "FORMS",
    "Form",
    "Material",
    "TsvTable",
    "affair_report",
    "alpha3_of_states",
    "export_affair",
    "gather",
    "polecat_rows",
    "read_affair_jsonl",
    "write_affair_dossier",
]
