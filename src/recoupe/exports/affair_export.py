"""export_affair: an affair in any of the formats, written whole or not at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, get_args

from recoupe.exports.affair_dossier import write_affair_dossier
from recoupe.exports.affair_report import affair_report
from recoupe.exports.annotations import annotations_of
from recoupe.exports.csv_tables import csv_tables
from recoupe.exports.ftm import ftm_lines
from recoupe.exports.geojson import geojson_of
from recoupe.exports.gexf import gexf_lines
from recoupe.exports.jsonl import affair_lines
from recoupe.exports.material import Material, gather
from recoupe.exports.parquet import write_parquet
from recoupe.exports.tei import tei_lines
from recoupe.exports.writing import new_file, new_folder
from recoupe.types.affair import Affair
from recoupe.types.claims import ClaimCited
from recoupe.types.record import PageRecord

Form = Literal["jsonl", "csv", "parquet", "gexf", "geojson", "annotations", "ftm", "tei", "dossier", "report"]
"""The formats; `csv` and `dossier` are folders, the others files. docs/exports.md says what each holds and what it loses."""

FORMS: tuple[Form, ...] = get_args(Form)

ALL_LINES = 10**9


def export_affair(
    affair: Affair,
    records: Iterable[PageRecord],
    texts: Mapping[str, str],
    *,
    form: Form,
    out: Path,
    states: Mapping[str, str] | None = None,
    replace: bool = False,
    bom: bool = True,
) -> Path:
    """Write an affair and return what was written: the file, or the folder.

    Args:
        affair: what was built.
        records: the records of its pages; those of other pages are passed over.
        texts: the captured text of each page, by id.
        form: the format.
        out: the file to write; for `csv` and `dossier` the folder.
        states: ISO 3166 alpha-3 by alpha-2 in small letters, for `parquet`.
        replace: write over what an earlier export wrote.
        bom: begin the tables of `csv` with a byte-order mark, without which Excel takes them for Windows-1252.

    Raises:
        RecoupeError: if something is at `out` already, it cannot be written, a page has no record or text, or the format needs a
            library that is not installed.
    """
    material = gather(affair, records, texts, states=states)
    if form in _FOLDERS:
        with new_folder(out, form=form, replace=replace) as folder:
            _FOLDERS[form](material, folder, bom)
    else:
        with new_file(out, replace=replace) as file:
            _FILES[form](material, file)
    return out


def export_dossier(
    affair: Affair,
    records: Iterable[PageRecord],
    texts: Mapping[str, str],
    *,
    claims: Iterable[ClaimCited],
    out: Path,
    replace: bool = False,
) -> Path:
    """Write the dossier of an affair with what partners claim about its acts, and return its folder.

    Args:
        affair: what was built.
        records: the records of its pages; those of other pages are passed over.
        texts: the captured text of each page, by id.
        claims: as they are cited; those about none of its acts are passed over.
        out: the folder.
        replace: write over what an earlier export wrote.

    Raises:
        RecoupeError: as `export_affair`.
    """
    with new_folder(out, form="dossier", replace=replace) as folder:
        write_affair_dossier(gather(affair, records, texts, claims=claims), folder)
    return out


def _of_lines(lines: Callable[[Material], Iterable[bytes]]) -> Callable[[Material, Path], None]:
    """Return what writes a file of some lines, as they come."""

    def write(material: Material, path: Path) -> None:
        with path.open("wb") as file:
            file.writelines(lines(material))

    return write


def _jsonl(material: Material) -> Iterator[bytes]:
    return affair_lines(material.affair, material.records.values())


def _geojson(material: Material) -> Iterator[bytes]:
    yield geojson_of(material)


def _report(material: Material) -> Iterator[bytes]:
    yield f"{material.affair.name or 'Affair'}: {len(material.affair.pages)} pages\n".encode("utf-8", "replace")
    for line in affair_report(material, most=ALL_LINES):
        yield f"{line}\n".encode("utf-8", "replace")


def _csv(material: Material, folder: Path, bom: bool) -> None:
    for name, lines in csv_tables(material, bom=bom):
        with (folder / f"{name}.csv").open("wb") as file:
            file.writelines(lines)


def _dossier(material: Material, folder: Path, _: bool) -> None:
    write_affair_dossier(material, folder)


_FILES: dict[Form, Callable[[Material, Path], None]] = {
    "jsonl": _of_lines(_jsonl),
    "parquet": write_parquet,
    "gexf": _of_lines(gexf_lines),
    "geojson": _of_lines(_geojson),
    "annotations": _of_lines(annotations_of),
    "ftm": _of_lines(ftm_lines),
    "tei": _of_lines(tei_lines),
    "report": _of_lines(_report),
}
_FOLDERS: dict[Form, Callable[[Material, Path, bool], None]] = {"csv": _csv, "dossier": _dossier}
