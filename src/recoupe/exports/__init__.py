"""What leaves recoupe: one file per format."""

from recoupe.exports.build import build_overview
from recoupe.exports.dossier import write_dossier
from recoupe.exports.overview import Overview
from recoupe.exports.polecat import COLUMNS, polecat_rows
from recoupe.exports.polecat_codes import alpha3_of_states
from recoupe.exports.report import write_report
from recoupe.exports.tsv import TsvTable

__all__ = [
    "COLUMNS",
    "Overview",
    "TsvTable",
    "alpha3_of_states",
    "build_overview",
    "polecat_rows",
    "write_dossier",
    "write_report",
]
