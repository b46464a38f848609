"""One entry for all formats: whole or not at all, and never over what somebody else wrote."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from recoupe.exports import affair_export
from recoupe.exports.affair_export import FORMS, Form, export_affair
from recoupe.exports.material import Material, gather
from recoupe.exports.writing import MARK
from recoupe.types.errors import RecoupeError
from tests.exports.affair_pages import RECORDS, TEXTS
from tests.exports.affairs import AFFAIR

FOLDERS = ("csv", "dossier")


def export(form: Form, out: Path, *, replace: bool = False) -> Path:
    return export_affair(AFFAIR, RECORDS, TEXTS, form=form, out=out, replace=replace)


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written_and_nothing_is_left_beside_it(form: Form, tmp_path: Path) -> None:
    out = tmp_path / f"affair.{form}"
    assert export(form, out) == out
    assert [path.name for path in tmp_path.iterdir()] == [out.name]
    assert out.is_dir() == (form in FOLDERS)
    assert all(files_in(tmp_path).values())


@pytest.mark.parametrize("form", FORMS)
def test_the_same_affair_gives_the_same_bytes(form: Form, tmp_path: Path) -> None:
    export(form, tmp_path / "one" if form in FOLDERS else (tmp_path / "one.x"))
    first = files_in(tmp_path)
    export(form, tmp_path / "one" if form in FOLDERS else (tmp_path / "one.x"), replace=True)
    assert files_in(tmp_path) == first


def test_folders_hold_what_they_say(tmp_path: Path) -> None:
    tables = ("accounts", "contradictions", "happenings", "pages", "rungs", "tellings")
    assert sorted(files_in(export("csv", tmp_path / "csv"))) == sorted([*(f"{name}.csv" for name in tables), MARK])
    dossier = files_in(export("dossier", tmp_path / "dossier"))
    assert sorted(dossier) == sorted(["index.html", MARK, *(f"pages/{page}.html" for page in TEXTS)])
    assert msgspec.json.decode(dossier[MARK]) == {"format": "dossier", "version": 1}


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_written_over_unless_asked(form: Form, tmp_path: Path) -> None:
    out = export(form, tmp_path / "affair")
    before = files_in(tmp_path)
    with pytest.raises(RecoupeError, match=r"affair: is there already; give another name, or replace it \(--replace\)"):
        export(form, out)
    assert files_in(tmp_path) == before
    assert export(form, out, replace=True) == out


def test_folder_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("years of work")
    with pytest.raises(RecoupeError, match=r"no export wrote this folder \(it has no recoupe-export\.json\)"):
        export("dossier", tmp_path / "mine", replace=True)
    assert files_in(tmp_path) == {"mine/thesis.txt": b"years of work"}


def test_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    assert "index.html" in files_in(export("dossier", tmp_path / "new"))


def test_file_and_folder_are_not_taken_for_each_other(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(RecoupeError, match="file: is a file, and this format is a folder of files"):
        export("csv", tmp_path / "file", replace=True)
    with pytest.raises(RecoupeError, match="is a folder; give the name of a file in it"):
        export("gexf", tmp_path, replace=True)


@pytest.mark.parametrize("form", ["gexf", "csv", "parquet"])
def test_folder_that_is_not_there_is_said(form: Form, tmp_path: Path) -> None:
    with pytest.raises(RecoupeError, match=r"cannot be written \(No such file or directory\)"):
        export(form, tmp_path / "nowhere/affair")


def test_what_was_there_stays_when_the_work_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(material: Material) -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    def failing_folder(material: Material, folder: Path, bom: bool) -> None:
        (folder / "half").write_text("half")
        raise KeyboardInterrupt

    file, folder = export("gexf", tmp_path / "a.gexf"), export("csv", tmp_path / "tables")
    before = files_in(tmp_path)
    monkeypatch.setitem(affair_export._FILES, "gexf", affair_export._of_lines(failing))
    monkeypatch.setitem(affair_export._FOLDERS, "csv", failing_folder)
    for form, out in (("gexf", file), ("csv", folder)):
        with pytest.raises(KeyboardInterrupt):
            export(form, out, replace=True)
        with pytest.raises(KeyboardInterrupt):
            export(form, tmp_path / f"new-{form}")
    assert files_in(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.gexf", "tables"]


def test_page_without_a_record_or_a_text_is_named() -> None:
    with pytest.raises(RecoupeError, match=r"page observatoire \(b3\) of the affair has no record; run 'recoupe build' again"):
        gather(AFFAIR, RECORDS[:2], TEXTS)
    with pytest.raises(RecoupeError, match=r"page gazette_des_dunes \(a1\) of the affair has no captured text"):
        gather(AFFAIR, RECORDS, {})


def test_pages_of_no_affair_are_left_out() -> None:
    bare = msgspec.structs.replace(AFFAIR, pages=AFFAIR.pages[:1], happenings=())
    assert set(gather(bare, RECORDS, TEXTS).records) == {"a1"}
