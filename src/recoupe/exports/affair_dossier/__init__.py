"""The dossier of an affair: HTML files whose numbered notes lead to the raw characters of each page."""

from recoupe.exports.affair_dossier.write import write_affair_dossier

__all__ = ["write_affair_dossier"]
