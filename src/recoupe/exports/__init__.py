"""What leaves recoupe: one file per format."""

from recoupe.exports.build import build_overview
from recoupe.exports.dossier import write_dossier
from recoupe.exports.overview import Overview
from recoupe.exports.report import write_report

__all__ = ["Overview", "build_overview", "write_dossier", "write_report"]
